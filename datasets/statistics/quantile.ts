import { StatisticsError } from './statistics-error.ts'

/**
 * Sample quantile, type 7: linear between the order statistics at position 1 + (n − 1) p, as DuckDB's quantile_cont.
 *
 * Source: Hyndman & Fan, The American Statistician 50 (1996) 361–365; R `quantile(type = 7)`; 1…10 at 0.9 → 9.1.
 *
 * @param x values, any order
 * @param p probability, 0 ≤ p ≤ 1
 * @throws StatisticsError `empty` without values; `invalid` for a p outside [0, 1] or a value that is not a number
 */
export function quantile(x: readonly number[], p: number): number {
  if (x.length === 0) throw new StatisticsError('empty', 'No values have no quantile.')
  if (!(p >= 0 && p <= 1)) throw new StatisticsError('invalid', `A quantile's probability lies between 0 and 1, not at ${p}.`)
  const bad = x.find((value) => !Number.isFinite(value))
  if (bad !== undefined) throw new StatisticsError('invalid', `A quantile is of finite numbers, not ${bad}.`)
  const sorted = Float64Array.from(x).sort()
  const position = (sorted.length - 1) * p
  const below = sorted[Math.floor(position)]!
  const above = sorted[Math.ceil(position)]!
  const weight = position - Math.floor(position)
  // Not below + weight (above − below): that difference can overflow.
  return weight === 0 ? below : Math.min(above, Math.max(below, below * (1 - weight) + above * weight))
}
