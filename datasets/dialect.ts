import type { Grain } from './calendar.ts'
import { type Sql, sql, trusted } from './sql.ts'

/** What differs between engines, and nothing else. Today: DuckDB, native and in the browser. */

const steps: Record<Grain, string> = { day: '1 day', week: '7 days', month: '1 month', quarter: '3 months', year: '1 year' }

/** First day of the calendar period that holds `day`; weeks are ISO weeks. */
export const periodOf = (grain: Grain, day: Sql): Sql => sql`date_trunc(${trusted(`'${grain}'`)}, ${day})::date`

export const nextPeriod = (grain: Grain, period: Sql): Sql => sql`(${period} + interval ${trusted(steps[grain])})::date`

export const lastPeriod = (grain: Grain, period: Sql): Sql => sql`(${period} - interval ${trusted(steps[grain])})::date`

/** Date of a UTC timestamp in a named time zone. Native DuckDB only: the browser’s has no time zones. */
export const localDate = (time: Sql, zone: Sql): Sql => sql`timezone(${zone}, timezone('UTC', ${time}))::date`

/** Rows 0 … n − 1 in a column `i`. */
export const series = (n: number): Sql => sql`(select range::integer as i from range(${n}::bigint))`
