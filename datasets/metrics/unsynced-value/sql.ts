import { daysBetween, type Range } from '../../calendar.ts'
import { offlineSince, unsynced } from '../../compact/offline.ts'
import { series } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

/**
 * What is outstanding at the end of a day is what was paid up to it less what was synchronised up to it. The earliest day with something
 * outstanding is found among the days of payment, each with the last synchronisation of what was paid on it.
 */
export function unsyncedValue(study: { range: Partial<Range>; filters: Filters }, facts: Facts): Sql {
  const days = Math.max(0, daysBetween(facts.firstDay, facts.cutoff) + 1)
  return sql`
    with chosen as (
      select paid_on, synced_on, sum(payments) as payments, sum(value) as value from ${unsynced} where ${ofChosen(study.filters)} group by 1, 2
    ), days as (
      select (${bind(facts.firstDay)}::date + i) as day from ${series(days)} as numbered
      where ${bind(facts.firstDay)}::date + i >= (select min(first_day) from ${offlineSince} where ${ofChosen(study.filters)})
    ), moves as (
      select paid_on as day, payments, value from chosen
      union all
      select synced_on, -payments, -value from chosen where synced_on is not null
    ), changes as (
      select day, sum(payments) as payments, sum(value) as value from moves group by 1
    ), balances as (
      select d.day, sum(coalesce(c.payments, 0)) over (order by d.day) as payments, sum(coalesce(c.value, 0)) over (order by d.day) as value
      from days d left join changes c on c.day = d.day
    ), spans as (
      select paid_on, max(synced_on) as last_synced, max(case when synced_on is null then 1 else 0 end) as open from chosen group by 1
    ), oldest as (
      select d.day, min(s.paid_on) as paid_on
      from days d join spans s on s.paid_on <= d.day and (s.open = 1 or s.last_synced > d.day) where ${within(sql`d.day`, study.range)} group by 1
    )
    select b.day, b.value::bigint as value, b.payments::bigint as payments, (b.day - o.paid_on)::bigint as oldest_days
    from balances b left join oldest o on o.day = b.day where ${within(sql`b.day`, study.range)} order by b.day`
}
