import type { Grain, Range } from '../../calendar.ts'
import { personalShares } from '../../compact/personal-shares.ts'
import { codes } from '../../compact/purchases.ts'
import { totalUse, use } from '../../compact/use.ts'
import { nextPeriod } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

export interface Study {
  grain: Grain
  average: 'totals' | 'persons'
  range: Partial<Range>
  filters: Filters
}

export function railShare({ grain, average, range, filters }: Study, facts: Facts): Sql {
  const chosen = sql`${ofChosen(filters)} and ${within(sql`period`, range)}`
  const personal =
    average === 'totals'
      ? sql`select null::date as period, null::integer as code, null::double as payment_shares, null::double as value_shares where false`
      : sql`select period, code, sum(payment_shares)::double / 1000000000000 as payment_shares,
          sum(value_shares)::double / 1000000000000 as value_shares from ${personalShares(grain)} where ${chosen} group by 1, 2`
  return sql`
    with used as (
      select period, code, sum(persons) as persons, sum(payments) as payments, sum(value) as value
      from ${use('rail', grain)} where ${chosen} group by 1, 2
    ), totals as (
      select period, sum(payments) as payments, sum(value) as value from used group by 1
    ), active as (
      select period, sum(persons) as persons from ${totalUse('rail', grain)} where ${chosen} group by 1
    ), personal as (
      ${personal}
    )
    select u.period, c.value as rail, u.persons::bigint as persons, u.payments::bigint as payments, u.value::bigint as value,
      a.persons::bigint as all_persons, t.payments::bigint as all_payments, t.value::bigint as all_value, p.payment_shares, p.value_shares,
      ${nextPeriod(grain, sql`u.period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
    from used u join totals t on t.period = u.period join active a on a.period = u.period
    join ${codes} c on c.dimension = 'rail' and c.code = u.code
    left join personal p on p.period = u.period and p.code = u.code
    order by u.period, c.value`
}
