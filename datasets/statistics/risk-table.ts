import { checkTime, riskSets, type SurvivalRow } from './risk-set.ts'
import { StatisticsError } from './statistics-error.ts'

export interface RiskTableRow {
  time: number
  /** Persons under observation without the event just before `time`. */
  atRisk: number
  /** Events up to and at `time`. */
  events: number
  /** Censored up to and at `time`. */
  censored: number
}

/**
 * Rounds a count to the middle of its band of `width` counts: with 6, 0 stays 0, 1…6 → 3, 7…12 → 9. No count below `width`
 * can be told from another, and the bias of rounding is nil on average.
 *
 * Source: OpenSAFELY, midpoint rounding; R `ceiling(x / to) * to - floor(to / 2) * (x != 0)`.
 */
export const midpoint = (count: number, width: number): number =>
  count === 0 || width === 1 ? count : Math.ceil(count / width) * width - Math.floor(width / 2)

/**
 * Risk table under a survival curve, at chosen times. With `width` above 1 the persons, the cumulative events and the cumulative censored are
 * rounded to midpoints and those at risk follow from them, so that no difference between two rows shows a small count.
 *
 * @param rows persons grouped by time
 * @param times in the unit of the rows, any order
 * @param width of the rounding, a whole number ≥ 1; 1 does not round
 * @returns one row per time, in the order given
 * @throws StatisticsError `empty` without persons; `invalid` for a time, count or width out of range
 */
export function riskTable(rows: readonly SurvivalRow[], times: readonly number[], width = 1): RiskTableRow[] {
  if (!Number.isSafeInteger(width) || width < 1)
    throw new StatisticsError('invalid', `The rounding width must be a whole number of 1 or more, not ${width}.`)
  const sets = riskSets(rows)
  const persons = midpoint(sets[0]!.atRisk, width)
  const ended = (key: 'events' | 'censored', until: (time: number) => boolean) =>
    midpoint(
      sets.reduce((sum, set) => (until(set.time) ? sum + set[key] : sum), 0),
      width,
    )
  return times.map((time) => {
    checkTime(time)
    const before = (t: number) => t < time
    const upTo = (t: number) => t <= time
    return {
      time,
      atRisk: Math.max(0, persons - ended('events', before) - ended('censored', before)),
      events: ended('events', upTo),
      censored: ended('censored', upTo),
    }
  })
}
