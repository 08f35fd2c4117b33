import quantile from '@stdlib/stats-base-dists-t-quantile'
import { checkedLevel, DEFAULT_LEVEL } from './interval.ts'
import { StatisticsError } from './statistics-error.ts'
import { scoreInterval } from './wilson.ts'

/** Sums over persons of their totals: numerator y (such as value without a network) and denominator x (value), in any units. */
export interface ClusterSums {
  /** Persons with a denominator above 0. */
  persons: number
  y: number
  x: number
  yy: number
  xy: number
  xx: number
}

export interface ClusteredRatio {
  ratio: number
  /** Null for a single person, whose variance cannot be told; the limits too. */
  stdError: number | null
  lower: number | null
  upper: number | null
  persons: number
}

/**
 * Sums of persons given one by one.
 * @throws StatisticsError `invalid` for a total that is negative or not finite
 */
export function clusterSums(persons: readonly { numerator: number; denominator: number }[]): ClusterSums {
  const sums: ClusterSums = { persons: 0, y: 0, x: 0, yy: 0, xy: 0, xx: 0 }
  for (const { numerator: y, denominator: x } of persons) {
    if (!(y >= 0 && x >= 0 && Number.isFinite(y) && Number.isFinite(x)))
      throw new StatisticsError('invalid', `A person's totals must be numbers of 0 or more, not ${y} of ${x}.`)
    if (x === 0 && y > 0) throw new StatisticsError('invalid', `A person cannot have ${y} of a total of 0.`)
    if (x === 0) continue
    sums.persons++
    sums.y += y
    sums.x += x
    sums.yy += y * y
    sums.xy += x * y
    sums.xx += x * x
  }
  return sums
}

/**
 * Ratio of totals Σy / Σx with the variance between persons: payments of one person are alike, so they are not counted as independent.
 *
 * R = Σy / Σx; se² = n / (n − 1) · Σ (y − R x)² / (Σx)²; limits R ± t se with n − 1 degrees of freedom, at least 0.
 *
 * Source: Cochran, Sampling Techniques (1977), §6.4 and §9; R `survey::svyratio` with persons as clusters.
 *
 * @throws StatisticsError `empty` where nobody has a denominator; `invalid` for sums out of range
 */
export function clusteredRatio(sums: ClusterSums, level = DEFAULT_LEVEL): ClusteredRatio {
  const tail = (1 + checkedLevel(level)) / 2
  const { ratio, stdError, persons } = estimate(sums)
  if (stdError === null) return { ratio, stdError, lower: null, upper: null, persons }
  const spread = quantile(tail, persons - 1) * stdError
  return { ratio, stdError, lower: Math.max(0, ratio - spread), upper: ratio + spread, persons }
}

/**
 * `clusteredRatio` where the numerator is part of the denominator, 0 ≤ y ≤ x: limits by Wilson's method with the effective number
 * R (1 − R) / se² of independent trials, so that they stay within [0, 1]. Where persons do not differ (se = 0, as at 0 or 1), with the
 * number of persons.
 *
 * Source: Kott & Carr, Journal of Official Statistics 13 (1997) 1–9; Dean & Pagano, J. Survey Statistics and Methodology 3 (2015) 484–503.
 *
 * @throws StatisticsError as `clusteredRatio`; `invalid` for a numerator above the denominator
 */
export function clusteredShare(sums: ClusterSums, level = DEFAULT_LEVEL): ClusteredRatio {
  const tail = (1 + checkedLevel(level)) / 2
  if (sums.y > sums.x) throw new StatisticsError('invalid', `A part of ${sums.y} cannot exceed its whole of ${sums.x}.`)
  const { ratio, stdError, persons } = estimate(sums)
  if (stdError === null) return { ratio, stdError, lower: null, upper: null, persons }
  const effective = stdError > 0 && ratio < 1 ? (ratio * (1 - ratio)) / (stdError * stdError) : persons
  return { ratio, stdError, ...scoreInterval(ratio, effective, quantile(tail, persons - 1)), persons }
}

function estimate({ persons, y, x, yy, xy, xx }: ClusterSums): { ratio: number; stdError: number | null; persons: number } {
  if (!Number.isSafeInteger(persons) || ![y, x, yy, xy, xx].every((sum) => sum >= 0 && Number.isFinite(sum)))
    throw new StatisticsError('invalid', 'The sums over persons must be finite numbers of 0 or more.')
  if (persons <= 0 || x === 0) throw new StatisticsError('empty', 'Nobody has a denominator, so there is no ratio.')
  const ratio = y / x
  if (persons === 1) return { ratio, stdError: null, persons }
  const squares = yy - 2 * ratio * xy + ratio * ratio * xx
  // Where persons do not differ, the three terms cancel down to rounding error.
  const residual = squares > 1e-13 * yy ? squares : 0
  return { ratio, stdError: Math.sqrt((persons / (persons - 1)) * residual) / x, persons }
}
