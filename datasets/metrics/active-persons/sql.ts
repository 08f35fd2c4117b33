import type { Grain, Range } from '../../calendar.ts'
import type { RailScope } from '../../compact/focal.ts'
import { visits } from '../../compact/visits.ts'
import { lastPeriod, nextPeriod, periodOf } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { calendarOf, ofChosen, within } from '../population.ts'

export interface Study {
  grain: Extract<Grain, 'day' | 'week' | 'month'>
  rail: RailScope
  range: Partial<Range>
  filters: Filters
}

/**
 * A person’s first visit in a period is the one whose visit before it, if any, lies before the period. Under a payment filter a visit
 * without one before it is a return all the same where the first purchase of all, `first_day`, lies before the period.
 */
export function activePersons(study: Study, facts: Facts): Sql {
  return sql`
    with visited as (
      select ${periodOf(study.grain, sql`day`)} as period, prev_day, first_day, persons
      from ${visits(study.rail)} where ${ofChosen(study.filters)}
    ), firsts as (
      select period, prev_day, first_day, persons from visited where prev_day is null or prev_day < period
    ), counted as (
      select period, sum(persons) as active,
        sum(case when prev_day is null and first_day >= period then persons else 0 end) as fresh,
        sum(case when prev_day >= ${lastPeriod(study.grain, sql`period`)} then persons else 0 end) as retained
      from firsts group by 1
    ), shown as (
      select period from (${calendarOf(study.grain, { to: facts.cutoff }, facts)}) as p where period >= (select min(period) from counted)
      union
      select period from counted
    )
    select s.period, coalesce(c.active, 0)::bigint as active, coalesce(c.fresh, 0)::bigint as new,
      coalesce(c.retained, 0)::bigint as retained, coalesce(c.active - c.fresh - c.retained, 0)::bigint as resurrected,
      ${nextPeriod(study.grain, sql`s.period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
    from shown s left join counted c on c.period = s.period where ${within(sql`s.period`, study.range)} order by s.period`
}
