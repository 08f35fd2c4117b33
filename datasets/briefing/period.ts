import { addDays, daysBetween, type Grain, isDate, periodEnd, periodStart } from '../calendar.ts'
import { isoWeek } from '../presentation/format.ts'

/** What a briefing is about; weeks are ISO weeks. */
export interface BriefingPeriod {
  grain: Exclude<Grain, 'day'>
  /** First and last day. */
  from: string
  to: string
}

export const periodHint = '2021, 2021Q1, 2021-03 or 2021-W05'

const spanning = (grain: BriefingPeriod['grain'], day: string): BriefingPeriod => ({
  grain,
  from: periodStart(grain, day),
  to: periodEnd(grain, day),
})

/** Monday of an ISO week; null where the year has no such week. */
function mondayOf(year: string, week: number): string | null {
  const first = periodStart('week', `${year}-01-04`)
  const monday = addDays(first, 7 * (week - 1))
  return week >= 1 && isoWeek(monday).year === Number(year) && daysBetween(first, monday) <= 52 * 7 ? monday : null
}

/** Reads 2021, 2021Q1, 2021-03 or 2021-W05; null where the text is no period. Total. */
export function parsePeriod(text: string): BriefingPeriod | null {
  const [, year, quarter, month, week] = /^(\d{4})(?:-?Q([1-4])|-(\d\d)|-W(\d\d))?$/.exec(text) ?? []
  if (!year || !isDate(`${year}-01-01`)) return null
  if (quarter) return spanning('quarter', `${year}-${String(3 * Number(quarter) - 2).padStart(2, '0')}-01`)
  if (month) return isDate(`${year}-${month}-01`) ? spanning('month', `${year}-${month}-01`) : null
  if (!week) return spanning('year', `${year}-01-01`)
  const monday = mondayOf(year, Number(week))
  return monday ? spanning('week', monday) : null
}

/** The period as `parsePeriod` reads it. */
export function periodName({ grain, from }: BriefingPeriod): string {
  const [year, month] = [from.slice(0, 4), from.slice(5, 7)]
  if (grain === 'year') return year
  if (grain === 'month') return `${year}-${month}`
  if (grain === 'quarter') return `${year}Q${Math.ceil(Number(month) / 3)}`
  const { year: weekYear, week } = isoWeek(from)
  return `${weekYear}-W${String(week).padStart(2, '0')}`
}

/** The last period that is over by the end of a day. */
export function lastComplete(grain: BriefingPeriod['grain'], day: string): BriefingPeriod {
  const now = spanning(grain, day)
  return now.to <= day ? now : spanning(grain, addDays(now.from, -1))
}

/** The period after. */
export const following = ({ grain, to }: BriefingPeriod): BriefingPeriod => spanning(grain, addDays(to, 1))

/** Last day of the last period of a grain that lies wholly before or in the briefing’s. */
export function lastWhole(grain: Grain, { to }: BriefingPeriod): string {
  return periodEnd(grain, to) === to ? to : addDays(periodStart(grain, to), -1)
}

/** The period that has these first and last days; null where none has. */
export const periodBetween = (from: string, to: string): BriefingPeriod | null =>
  (['year', 'quarter', 'month', 'week'] as const)
    .map((grain) => spanning(grain, from))
    .find((found) => found.from === from && found.to === to) ?? null
