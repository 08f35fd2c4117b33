import type { Grain, Range } from '../../calendar.ts'
import { codes } from '../../compact/purchases.ts'
import { totalUse, use } from '../../compact/use.ts'
import { nextPeriod } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

export function railShare(study: { grain: Grain; range: Partial<Range>; filters: Filters }, facts: Facts): Sql {
  const chosen = sql`${ofChosen(study.filters)} and ${within(sql`period`, study.range)}`
  return sql`
    with used as (
      select period, code, sum(persons) as persons, sum(payments) as payments, sum(value) as value
      from ${use('rail', study.grain)} where ${chosen} group by 1, 2
    ), totals as (
      select period, sum(payments) as payments, sum(value) as value from used group by 1
    ), active as (
      select period, sum(persons) as persons from ${totalUse('rail', study.grain)} where ${chosen} group by 1
    )
    select u.period, c.value as rail, u.persons::bigint as persons, u.payments::bigint as payments, u.value::bigint as value,
      a.persons::bigint as all_persons, t.payments::bigint as all_payments, t.value::bigint as all_value,
      ${nextPeriod(study.grain, sql`u.period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
    from used u join totals t on t.period = u.period join active a on a.period = u.period
    join ${codes} c on c.dimension = 'rail' and c.code = u.code
    order by u.period, c.value`
}
