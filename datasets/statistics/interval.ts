import quantile from '@stdlib/stats-base-dists-normal-quantile'
import { StatisticsError } from './statistics-error.ts'

export interface Interval {
  lower: number
  upper: number
}

/** Confidence level where none is asked for. */
export const DEFAULT_LEVEL = 0.95

/**
 * Two-sided standard normal critical value: 1.959963984540054 for level 0.95.
 * @throws StatisticsError `invalid` unless 0 < level < 1.
 */
export function criticalValue(level: number): number {
  const z = -quantile((1 - checkedLevel(level)) / 2, 0, 1)
  if (!(z > 0 && Number.isFinite(z))) throw new StatisticsError('invalid', `The confidence level ${level} is too close to 0 or 1.`)
  return z
}

export function checkedLevel(level: number): number {
  if (!(level > 0 && level < 1))
    throw new StatisticsError('invalid', `The confidence level must lie between 0 and 1, such as 0.95, not ${level}.`)
  return level
}
