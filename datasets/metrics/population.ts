import { daysBetween, type Grain, periodEnd, periodStart, type Range } from '../calendar.ts'
import { chosenProfiles } from '../compact/people.ts'
import { periodOf, series } from '../dialect.ts'
import type { Facts } from '../facts.ts'
import { type Filters, hasPersonFilter } from '../filters.ts'
import { all, bind, type Sql, sql } from '../sql.ts'
import type { Query } from './metric.ts'

/** Condition that keeps the rows of the profiles which the person filters of the question choose; true where none is set. */
export const ofChosen = (filters: Filters): Sql =>
  hasPersonFilter(filters) ? sql`profile in (select profile from ${chosenProfiles})` : sql`true`

/** The dates asked for, widened to whole periods; an end that is not asked for stays open. */
export function wholePeriods(grain: Grain, { range }: Query): Partial<Range> {
  return {
    ...(range.from ? { from: periodStart(grain, range.from) } : {}),
    ...(range.to ? { to: periodEnd(grain, range.to) } : {}),
  }
}

/** Condition that the date in `column` lies in the range. */
export const within = (column: Sql, range: Partial<Range>): Sql =>
  all([
    ...(range.from ? [sql`${column} >= ${bind(range.from)}::date`] : []),
    ...(range.to ? [sql`${column} <= ${bind(range.to)}::date`] : []),
  ])

/** Every period of the data that lies in the range, with or without rows, in a column `period`. */
export function calendarOf(grain: Grain, range: Partial<Range>, facts: Facts): Sql {
  const last = [facts.lastDay, facts.cutoff].sort().at(-1)!
  const days = daysBetween(periodStart(grain, facts.firstDay), last) + 1
  const first = bind(periodStart(grain, facts.firstDay))
  return sql`
    select distinct ${periodOf(grain, sql`(${first}::date + i)`)} as period from ${series(days)} as days
    where ${within(periodOf(grain, sql`(${first}::date + i)`), range)}`
}
