import { criticalValue, DEFAULT_LEVEL, type Interval } from './interval.ts'
import { checkProportion } from './proportion.ts'

/**
 * Wilson's score interval, without continuity correction, for the proportion x / n.
 *
 * The limits are the roots π of (x − nπ)² = z² n π (1 − π). The upper root is a sum of positive terms; the lower follows from the
 * product of the roots, x² / (n (n + z²)), so that neither loses digits to cancellation when x is small. The lower limit is
 * exactly 0 for x = 0 and the upper exactly 1 for x = n.
 *
 * Source: E. B. Wilson, JASA 22 (1927) 209–212; R `prop.test(x, n, correct = FALSE)`.
 *
 * @param x successes, a whole number, 0 ≤ x ≤ n
 * @param n independent trials (persons, not their payments), a whole number ≥ 1
 * @param level confidence, 0 < level < 1
 * @returns limits as shares, 0 ≤ lower ≤ x / n ≤ upper ≤ 1
 * @throws StatisticsError `empty` for n = 0; `invalid` for other arguments out of range
 */
export function wilson(x: number, n: number, level = DEFAULT_LEVEL): Interval {
  checkProportion(x, n)
  const z = criticalValue(level)
  const share = x / n
  const upper = (2 * x + z * z + z * Math.sqrt(z * z + 4 * x * (1 - share))) / (2 * (n + z * z))
  const lower = (share * x) / ((n + z * z) * upper)
  return {
    lower: x === 0 ? 0 : Math.min(lower, share),
    upper: x === n ? 1 : Math.min(Math.max(upper, share), 1),
  }
}
