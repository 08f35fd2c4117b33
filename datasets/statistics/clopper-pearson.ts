import quantile from '@stdlib/stats-base-dists-beta-quantile'
import { checkedLevel, DEFAULT_LEVEL, type Interval } from './interval.ts'
import { checkProportion } from './proportion.ts'

/**
 * Clopper and Pearson's exact interval for the proportion x / n: never covers less than the level, so it is wide.
 *
 * lower = B(α/2; x, n − x + 1), upper = B(1 − α/2; x + 1, n − x), B the beta quantile; exactly 0 for x = 0 and 1 for x = n.
 *
 * Source: Clopper & Pearson, Biometrika 26 (1934) 404–413; R `binom.test`.
 *
 * @param x successes, a whole number, 0 ≤ x ≤ n
 * @param n trials, a whole number ≥ 1
 * @param level confidence, 0 < level < 1
 * @returns limits as shares
 * @throws StatisticsError `empty` for n = 0; `invalid` for other arguments out of range
 */
export function clopperPearson(x: number, n: number, level = DEFAULT_LEVEL): Interval {
  checkProportion(x, n)
  const tail = (1 - checkedLevel(level)) / 2
  return {
    lower: x === 0 ? 0 : quantile(tail, x, n - x + 1),
    // Next to 0 directly, next to 1 by symmetry: either way the digits that count are kept.
    upper: x === n ? 1 : 2 * x < n ? quantile(1 - tail, x + 1, n - x) : 1 - quantile(tail, n - x, x + 1),
  }
}
