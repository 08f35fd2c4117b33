import { StatisticsError } from './statistics-error.ts'

/** Persons whose follow-up ends at one time. Rows may come in any order and repeat a time. */
export interface SurvivalRow {
  /** Time since the start, in any one unit, ≥ 0. */
  time: number
  /** Persons with the event at this time. */
  events: number
  /** Persons last seen at this time without the event; they are at risk for events of the same time. */
  censored: number
}

export interface RiskSet extends SurvivalRow {
  /** Persons under observation without the event just before this time. */
  atRisk: number
}

export function checkTime(time: number): void {
  if (!(time >= 0 && time < Number.POSITIVE_INFINITY))
    throw new StatisticsError('invalid', `A time must be a number of 0 or more, not ${time}: measure it from each person's start.`)
}

export function checkCount(count: number, what: string): void {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new StatisticsError('invalid', `The number of ${what} must be a whole number of 0 or more, not ${count}.`)
}

/** Above this a count is no longer exact, and a person more would be lost in it. */
export function checkTotal(persons: number): void {
  if (!Number.isSafeInteger(persons))
    throw new StatisticsError('invalid', `The rows count ${persons} persons together, more than can be counted one by one.`)
}

/**
 * One row per distinct time, ascending, with the persons at risk; rows that count nobody are left out.
 * @throws StatisticsError `empty` without persons; `invalid` for a time or count out of range
 */
export function riskSets(rows: readonly SurvivalRow[]): RiskSet[] {
  const byTime = new Map<number, RiskSet>()
  for (const { time, events, censored } of rows) {
    checkTime(time)
    checkCount(events, 'events')
    checkCount(censored, 'censored')
    if (events + censored === 0) continue
    const set = byTime.get(time)
    if (set) {
      set.events += events
      set.censored += censored
    } else byTime.set(time, { time, events, censored, atRisk: 0 })
  }
  if (byTime.size === 0) throw new StatisticsError('empty', 'There is nobody to follow: the rows count no events and no censored persons.')
  const sets = [...byTime.values()].sort((a, b) => a.time - b.time)
  let atRisk = 0
  for (const set of sets.toReversed()) {
    atRisk += set.events + set.censored
    set.atRisk = atRisk
  }
  checkTotal(atRisk)
  return sets
}
