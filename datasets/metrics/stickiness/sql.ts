import type { Range } from '../../calendar.ts'
import type { RailScope } from '../../compact/focal.ts'
import { visits } from '../../compact/visits.ts'
import { nextPeriod, periodOf } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { calendarOf, ofChosen, within } from '../population.ts'

/** Person-days and persons of each month that is over. */
export function stickiness(study: { rail: RailScope; range: Partial<Range>; filters: Filters }, facts: Facts): Sql {
  return sql`
    with counted as (
      select month, sum(persons) as person_days, sum(case when prev_day is null or prev_day < month then persons else 0 end) as monthly
      from (
        select ${periodOf('month', sql`day`)} as month, prev_day, persons from ${visits(study.rail)} where ${ofChosen(study.filters)}
      ) as visited group by 1
    )
    select p.period as month, coalesce(c.person_days, 0)::bigint as person_days, coalesce(c.monthly, 0)::bigint as monthly
    from (${calendarOf('month', { to: facts.cutoff }, facts)}) p left join counted c on c.month = p.period
    where p.period >= (select min(month) from counted) and ${nextPeriod('month', sql`p.period`)} - 1 <= ${bind(facts.cutoff)}::date
      and ${within(sql`p.period`, study.range)}
    order by p.period`
}
