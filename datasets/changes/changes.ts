import { addDays, periodStart } from '../calendar.ts'
import type { FilterKey } from '../filters.ts'
import type { Row } from '../metrics/metric.ts'
import { type Both, type Contribution, contributions, mainContribution } from './decomposition.ts'
import { type Verdict, verdict } from './limits.ts'
import type { Rails, Reading, Signal } from './signals.ts'

/** A change of a figure from one month to the next that is beyond its interval. */
export interface Change {
  signal: Signal
  now: Reading
  before: Reading
  /** Counts: their difference; shares: the difference of shares. */
  value: number
  lower: number
  upper: number
  verdict: Exclude<Verdict, 'none'>
  /** In parts of the figure before; what changes are ordered by. */
  size: number
}

/** The last month that is over and the one right before it; null where either is missing. */
export function lastTwo(readings: readonly Reading[]): [now: Reading, before: Reading] | null {
  const at = readings.findLastIndex(({ mature }) => mature)
  const [now, before] = [readings[at], readings[at - 1]]
  return now && before && before.period === periodStart('month', addDays(now.period, -1)) ? [now, before] : null
}

/** What a reading has changed by, where that is beyond its interval; null where it is not, or cannot be told. */
export function changeOf(signal: Signal, readings: readonly Reading[]): Change | null {
  const pair = lastTwo(readings)
  const limits = pair && signal.limits(...pair)
  if (!pair || !limits) return null
  const way = verdict(limits)
  if (way === 'none') return null
  const [now, before] = pair
  const value = now.value - before.value
  // Months of unequal length can differ in number one way and in daily rate the other: that is no finding.
  if (Math.sign(value) !== (way === 'up' ? 1 : -1)) return null
  // A balance near zero is measured by how well it was known.
  const base = signal.unit === 'balance' ? Math.max(Math.abs(before.value), (before.upper ?? 0) - before.value) : Math.abs(before.value)
  return { signal, now, before, value, ...limits, verdict: way, size: base ? Math.abs(value) / base : Number.POSITIVE_INFINITY }
}

/** The largest changes first. */
export const largest = (changes: readonly (Change | null)[], most: number): Change[] =>
  changes
    .filter((change) => change !== null)
    .sort((a, b) => b.size - a.size)
    .slice(0, most)

/** A group’s figure in the two months of a change; a month in which the group has nothing is zero. */
export function groupOf({ signal, now, before }: Change, rows: readonly Row[], rails: Rails): Both {
  const readings = signal.read(rows, rails)
  const at = ({ period, n }: Reading) => {
    const found = readings.find((reading) => reading.period === period)
    return { x: found?.x ?? 0, n: n === null ? null : (found?.n ?? 0) }
  }
  return { now: at(now), before: at(before) }
}

/** What stands out most among the groups of every attribute; null where the change is spread as the groups are. */
export function mainContributor(change: Change, groups: ReadonlyMap<FilterKey, ReadonlyMap<string, Both>>): Contribution | null {
  const whole = { now: change.now, before: change.before }
  return mainContribution([...groups].flatMap(([key, values]) => contributions(key, whole, values)))
}
