import { type Grain, type Range, widen } from '../calendar.ts'
import { profiles } from '../compact/people.ts'
import type { Facts } from '../facts.ts'
import { type Filters, hasPersonFilter, personCondition } from '../filters.ts'
import { bind, type Sql, sql } from '../sql.ts'
import type { Query } from './metric.ts'

/** Condition that keeps the rows of the profiles a person filter chooses; true where none is set. */
export const ofChosen = (filters: Filters): Sql =>
  hasPersonFilter(filters) ? sql`profile in (select profile from ${profiles} where ${personCondition(filters)})` : sql`true`

/** The dates asked for, open ends closed by the data’s own, widened to whole periods. */
export const wholePeriods = (grain: Grain, query: Query, facts: Facts): Range =>
  widen(grain, { from: query.range.from ?? facts.firstDay, to: query.range.to ?? facts.lastDay })

/** `column between from and to`. */
export const within = (column: Sql, range: Range): Sql => sql`${column} between ${bind(range.from)}::date and ${bind(range.to)}::date`
