import { StatisticsError } from './statistics-error.ts'

/** Checks x successes among n trials; both are whole numbers. */
export function checkProportion(x: number, n: number): void {
  if (!Number.isSafeInteger(n) || n < 0)
    throw new StatisticsError('invalid', `The number of trials must be a whole number of 0 or more, not ${n}.`)
  if (n === 0) throw new StatisticsError('empty', 'A proportion of zero trials has no value: show it as not observed.')
  if (!Number.isSafeInteger(x) || x < 0 || x > n)
    throw new StatisticsError('invalid', `The number of successes must be a whole number from 0 to ${n} (the trials), not ${x}.`)
}
