import cdf from '@stdlib/stats-base-dists-normal-cdf'
import { StatisticsError } from './statistics-error.ts'

/**
 * Two-sided p-value of equal proportions, without continuity correction.
 *
 * z = (p1 − p2) / √(p (1 − p) (1/n1 + 1/n2)) with p = (x1 + x2) / (n1 + n2); p-value 1 where nobody or everybody succeeds in both.
 *
 * Source: Agresti, Categorical Data Analysis, 3rd ed. (2013), 3.2; R `prop.test(c(x1, x2), c(n1, n2), correct = FALSE)`.
 *
 * @param x1 successes among n1 trials; @param x2 among n2; whole numbers
 * @throws StatisticsError `empty` where n1 or n2 is 0; `invalid` for other arguments out of range
 */
export function equalProportions(x1: number, n1: number, x2: number, n2: number): number {
  for (const [x, n] of [
    [x1, n1],
    [x2, n2],
  ] as const) {
    if (n === 0) throw new StatisticsError('empty', 'A proportion of nobody cannot be compared.')
    if (!(Number.isInteger(x) && Number.isInteger(n) && x >= 0 && x <= n))
      throw new StatisticsError('invalid', `Successes are whole numbers from 0 to the number of trials, not ${x} of ${n}.`)
  }
  const pooled = (x1 + x2) / (n1 + n2)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
  return error > 0 ? Math.min(1, 2 * cdf(-Math.abs(x1 / n1 - x2 / n2) / error, 0, 1)) : 1
}
