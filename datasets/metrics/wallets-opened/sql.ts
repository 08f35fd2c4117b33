import type { Grain, Range } from '../../calendar.ts'
import { walletFlow } from '../../compact/wallets.ts'
import { nextPeriod, periodOf } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import { type Filters, personCondition } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { calendarOf, within } from '../population.ts'

/** The running counts are taken over all history; the range only chooses which of them are shown. */
export function walletsOpened(study: { grain: Grain; range: Partial<Range>; filters: Filters }, facts: Facts): Sql {
  return sql`
    with flows as (
      select ${periodOf(study.grain, sql`day`)} as period, sum(opened) as opened, sum(closed) as closed
      from ${walletFlow} where ${personCondition(study.filters)} group by 1
    ), history as (
      select p.period, coalesce(f.opened, 0) as opened, coalesce(f.closed, 0) as closed
      from (${calendarOf(study.grain, { to: facts.cutoff }, facts)}) p left join flows f on f.period = p.period
      where p.period >= (select min(period) from flows)
    ), running as (
      select period, opened, closed, sum(opened) over (order by period) as cumulative_opened,
        sum(opened - closed) over (order by period) as stock
      from history
    )
    select period, opened::bigint as opened, closed::bigint as closed, cumulative_opened::bigint as cumulative_opened,
      stock::bigint as stock, ${nextPeriod(study.grain, sql`period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
    from running where ${within(sql`period`, study.range)} order by period`
}
