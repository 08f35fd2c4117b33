import { merchantsEnabled } from '../../compact/merchants.ts'
import { terminalWindows } from '../../compact/terminals.ts'
import { series } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import { conditionOn } from '../../filters.ts'
import { all, bind, type Sql, sql } from '../../sql.ts'
import type { Query } from '../metric.ts'
import { within } from '../population.ts'

/** Windows on each side, for merchants that are seen throughout all of them; a merchant not paid in a window counts there with zeros. */
export function cardTerminals(windows: number, query: Query, facts: Facts): Sql {
  const chosen = conditionOn(['region', 'scenario'], query.filters)
  const side = sql`${30 * windows}::integer`
  const seen = (day: Sql) =>
    all([
      sql`${day} - ${side} >= ${bind(facts.firstDay)}::date`,
      sql`${day} + ${side} - 1 <= ${bind(facts.cutoff)}::date`,
      within(day, query.range),
    ])
  return sql`
    with panel as (
      select sum(merchants) as merchants from ${merchantsEnabled} where ${chosen} and ${seen(sql`day`)}
    ), sums as (
      select k, sum(card_payments) as card_payments, sum(payments) as payments, sum(card_value) as card_value, sum(value) as value,
        sum(merchants) as paid, sum(card_squared) as card_squared, sum(card_by_all) as card_by_all, sum(payments_squared) as payments_squared
      from ${terminalWindows} where ${chosen} and ${seen(sql`enabled_on`)} group by 1
    )
    select (i - ${windows}::integer)::integer as "window", p.merchants::bigint as merchants,
      coalesce(s.card_payments, 0)::bigint as card_payments, coalesce(s.payments, 0)::bigint as payments,
      coalesce(s.card_value, 0)::bigint as card_value, coalesce(s.value, 0)::bigint as value, coalesce(s.paid, 0)::bigint as paid,
      coalesce(s.card_squared, 0)::bigint as card_squared, coalesce(s.card_by_all, 0)::bigint as card_by_all,
      coalesce(s.payments_squared, 0)::bigint as payments_squared
    from ${series(2 * windows)} as n cross join panel p left join sums s on s.k = i - ${windows}::integer
    where p.merchants > 0 order by 1`
}
