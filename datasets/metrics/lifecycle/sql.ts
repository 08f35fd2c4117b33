import type { Grain, Range } from '../../calendar.ts'
import type { RailScope } from '../../compact/focal.ts'
import { visits } from '../../compact/visits.ts'
import { lastPeriod, nextPeriod, periodOf } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { calendarOf, ofChosen } from '../population.ts'

/**
 * Everyone who ever paid, by what they are in each period. Whoever is absent was last there on a day before the period: the visits of that day
 * less those of them who came back by the period’s end, which is the day-by-day balance of `day` against `prev_day`.
 */
export function lifecycle(
  study: {
    grain: Extract<Grain, 'week' | 'month' | 'quarter'>
    dormancy: number
    rail: RailScope
    range: Partial<Range>
    filters: Filters
  },
  facts: Facts,
): Sql {
  const period = (day: Sql) => periodOf(study.grain, day)
  return sql`
    with periods as (
      ${calendarOf(study.grain, study.range, facts)}
    ), chosen as (
      select day, prev_day, first_day, sum(persons) as persons from ${visits(study.rail)} where ${ofChosen(study.filters)} group by 1, 2, 3
    ), first_of_period as (
      select ${period(sql`day`)} as period, prev_day, first_day, persons from chosen where prev_day is null or prev_day < ${period(sql`day`)}
    ), active as (
      select period,
        sum(case when first_day >= period then persons else 0 end) as new,
        sum(case when prev_day >= ${lastPeriod(study.grain, sql`period`)} then persons else 0 end) as retained,
        sum(persons) as active, sum(case when prev_day is null then persons else 0 end) as joined
      from first_of_period group by 1
    ), ever as (
      select p.period, sum(a.joined) as persons from periods p join active a on a.period <= p.period group by 1
    ), balance as (
      select day as last_day, null::date as back, persons from chosen
      union all
      select prev_day, ${period(sql`day`)}, -persons from chosen where prev_day is not null
    ), absences as (
      select last_day, back, sum(persons) as persons from balance group by 1, 2
    ), absent as (
      select p.period,
        sum(case when ${nextPeriod(study.grain, sql`p.period`)} - 1 - b.last_day <= ${2 * study.dormancy}::integer then b.persons else 0 end) as dormant,
        sum(case when ${nextPeriod(study.grain, sql`p.period`)} - 1 - b.last_day > ${2 * study.dormancy}::integer then b.persons else 0 end) as churned
      from periods p join absences b on b.last_day < p.period and (b.back is null or b.back <= p.period) group by 1
    )
    select p.period, coalesce(a.new, 0)::bigint as new, coalesce(a.retained, 0)::bigint as retained,
      (coalesce(a.active, 0) - coalesce(a.new, 0) - coalesce(a.retained, 0))::bigint as resurrected,
      coalesce(b.dormant, 0)::bigint as dormant, coalesce(b.churned, 0)::bigint as churned, e.persons::bigint as ever,
      ${nextPeriod(study.grain, sql`p.period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
    from periods p join ever e on e.period = p.period left join active a on a.period = p.period left join absent b on b.period = p.period
    order by p.period`
}
