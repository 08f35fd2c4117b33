import type { Grain, Range } from '../../calendar.ts'
import { merchantsEnabled, merchantVisits } from '../../compact/merchants.ts'
import { nextPeriod } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import { conditionOn, type Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { calendarOf, within } from '../population.ts'

export interface Study {
  grain: Extract<Grain, 'week' | 'month' | 'quarter'>
  range: Partial<Range>
  filters: Filters
}

/** Days that end with the day looked at in which a merchant must have been paid to count as active. */
const DAYS = 30

/**
 * A purchase on day d keeps its merchant active on d … d + 29; where the one before it still does, only the days after those are added. So the
 * merchants active on a day are the sum of the changes up to it, each merchant counted once.
 */
export function acceptance({ grain, range, filters }: Study, facts: Facts): Sql {
  const chosen = conditionOn(['region', 'scenario'], filters)
  const cutoff = sql`${bind(facts.cutoff)}::date`
  return sql`
    with enabled as (
      select day, sum(merchants) as merchants from ${merchantsEnabled} where ${chosen} group by 1
    ), active as (
      select day, sum(merchants) as merchants from (
        select case when prev_day > day - ${DAYS}::integer then prev_day + ${DAYS}::integer else day end as day, merchants
        from ${merchantVisits} where ${chosen}
        union all
        select day + ${DAYS}::integer, -merchants from ${merchantVisits} where ${chosen}
      ) as changes group by 1
    ), ends as (
      select period, least(${nextPeriod(grain, sql`period`)} - 1, ${cutoff}) as last_day,
        ${nextPeriod(grain, sql`period`)} - 1 <= ${cutoff} as mature
      from (${calendarOf(grain, { to: facts.cutoff }, facts)}) as p where ${within(sql`period`, range)}
    ), able as (
      select e.period, sum(m.merchants) as merchants from ends e join enabled m on m.day <= e.last_day group by 1
    ), paid as (
      select e.period, sum(m.merchants) as merchants from ends e join active m on m.day <= e.last_day group by 1
    )
    select e.period, a.merchants::bigint as enabled, coalesce(p.merchants, 0)::bigint as active_30d, e.mature
    from ends e join able a on a.period = e.period left join paid p on p.period = e.period order by e.period`
}
