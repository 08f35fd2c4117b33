import { criticalValue, DEFAULT_LEVEL, type Interval } from './interval.ts'
import { StatisticsError } from './statistics-error.ts'

/**
 * Interval of b − c, in persons, where of n persons b changed one way and c the other: the two counts come from the same persons, so their
 * covariance counts. Variance b + c − (b − c)² / n.
 *
 * Source: Wald interval of the difference of paired proportions, times n; Agresti, Categorical Data Analysis, 11.1.
 *
 * @param b persons who changed one way
 * @param c persons who changed the other way
 * @param n persons observed, at least b + c
 * @throws StatisticsError `invalid` for counts that are not whole, negative, or more than n together,
 *   and for a level outside (0, 1)
 */
export function pairedDifference(b: number, c: number, n: number, level = DEFAULT_LEVEL): Interval {
  const z = criticalValue(level)
  if (![b, c, n].every((count) => Number.isInteger(count) && count >= 0) || b + c > n)
    throw new StatisticsError('invalid', `Changes of ${b} and ${c} among ${n} persons cannot be: give whole numbers of persons.`)
  const margin = n === 0 ? 0 : z * Math.sqrt(b + c - (b - c) ** 2 / n)
  return { lower: b - c - margin, upper: b - c + margin }
}
