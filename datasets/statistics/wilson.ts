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
  return scoreInterval(x / n, n, criticalValue(level))
}

/** The same for a share of n trials, where n may be an effective number and z another distribution's critical value. */
export function scoreInterval(share: number, n: number, z: number): Interval {
  const zz = z * z
  const upper = (2 * n * share + zz + z * Math.sqrt(zz + 4 * n * share * (1 - share))) / (2 * (n + zz))
  const lower = (n * share * share) / ((n + zz) * upper)
  return {
    lower: share === 0 ? 0 : Math.min(lower, share),
    upper: share === 1 ? 1 : Math.min(Math.max(upper, share), 1),
  }
}
