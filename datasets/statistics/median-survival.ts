import { DEFAULT_LEVEL } from './interval.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import type { SurvivalRow } from './risk-set.ts'

export interface MedianSurvival {
  /** Time by which half had the event; null where the curve does not come down to one half. */
  median: number | null
  medianLower: number | null
  medianUpper: number | null
}

/** Half, as far as products of fractions can tell. */
const TOLERANCE = Math.sqrt(Number.EPSILON)

/**
 * Median survival time with the interval of Brookmeyer and Crowley: the times at which the curve and its log(−log) limits
 * come down to one half. Where a curve runs exactly at one half, the middle of that stretch.
 *
 * Source: Brookmeyer & Crowley, Biometrics 38 (1982) 29–41; R `print(survfit(…))`.
 *
 * @param rows persons grouped by time
 * @param level confidence, 0 < level < 1
 * @returns times in the unit of the rows; null means not reached in the data, not zero
 * @throws StatisticsError `empty` without persons; `invalid` for a time, count or level out of range
 */
export function medianSurvival(rows: readonly SurvivalRow[], level = DEFAULT_LEVEL): MedianSurvival {
  const curve = kaplanMeier(rows, level)
  const crossing = (key: 'survival' | 'lower' | 'upper'): number | null => {
    const below = curve.filter((row) => row[key] !== null && row[key] < 0.5 + TOLERANCE)
    const first = below[0]
    if (!first) return null
    const next = Math.abs(first[key]! - 0.5) < TOLERANCE ? below.find((row) => row[key]! < first[key]!) : undefined
    return next ? (first.time + next.time) / 2 : first.time
  }
  return { median: crossing('survival'), medianLower: crossing('lower'), medianUpper: crossing('upper') }
}
