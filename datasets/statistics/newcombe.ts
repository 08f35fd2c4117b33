import { DEFAULT_LEVEL, type Interval } from './interval.ts'
import { wilson } from './wilson.ts'

export interface Difference extends Interval {
  /** x1 / n1 − x2 / n2, in shares. */
  difference: number
}

/**
 * Newcombe's hybrid score interval (method 10) for the difference of two independent proportions.
 *
 * With Wilson limits l, u of each proportion p: lower = D − √((p1 − l1)² + (u2 − p2)²), upper = D + √((u1 − p1)² + (p2 − l2)²).
 *
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890.
 *
 * @param x1 successes among n1 trials; @param x2 among n2; whole numbers
 * @param level confidence, 0 < level < 1
 * @returns shares, −1 ≤ lower ≤ difference ≤ upper ≤ 1
 * @throws StatisticsError `empty` where n1 or n2 is 0; `invalid` for other arguments out of range
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number, level = DEFAULT_LEVEL): Difference {
  const first = wilson(x1, n1, level)
  const second = wilson(x2, n2, level)
  const p1 = x1 / n1
  const p2 = x2 / n2
  const difference = p1 - p2
  return {
    difference,
    lower: Math.max(-1, difference - Math.hypot(p1 - first.lower, second.upper - p2)),
    upper: Math.min(1, difference + Math.hypot(first.upper - p1, p2 - second.lower)),
  }
}
