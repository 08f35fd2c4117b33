import { z } from 'zod'
import { type SpendAttribute, spend } from '../compact/spend.ts'
import type { TransitionGrain } from '../compact/transitions.ts'
import { totalUse } from '../compact/use.ts'
import { nextPeriod } from '../dialect.ts'
import type { Facts } from '../facts.ts'
import { bind, type Sql, sql } from '../sql.ts'
import { period } from './columns.ts'
import type { Query, Row } from './metric.ts'
import type { Counted } from './mix.ts'
import { mixColumns, shares } from './mix-shares.ts'
import { ofChosen, wholePeriods, within } from './population.ts'

/** Grains at which spending by an attribute of wallet or merchant is kept. */
export const spendGrain = () => z.enum(['month', 'quarter', 'year']).default('month')

/** Columns of a kind in a period. */
export const spendRow = () => z.object({ period: period(), kind: z.string(), ...mixColumns })

/** Purchases on the focal rail by an attribute, a row for each kind that occurs at all in each period with payments: none of it is a zero. */
export function spendMix(attribute: SpendAttribute, grain: TransitionGrain, query: Query, facts: Facts): Sql {
  const chosen = sql`${ofChosen(query.filters)} and ${within(sql`period`, wholePeriods(grain, query))}`
  const spent = spend(attribute, grain)
  return sql`
    with used as (
      select period, kind, sum(persons) as persons, sum(payments) as payments, sum(value) as value,
        sum(payments_squared) as payments_squared, sum(payments_by_all) as payments_by_all
      from ${spent} where ${chosen} group by 1, 2
    ), totals as (
      select period, sum(persons) as persons, sum(payments) as payments, sum(value) as value, sum(payments_squared) as payments_squared
      from ${totalUse('acceptance', grain)} where ${chosen} group by 1
    ), kinds as (
      select distinct kind from ${spent}
    )
    select t.period, k.kind, coalesce(u.persons, 0)::bigint as persons, coalesce(u.payments, 0)::bigint as payments,
      coalesce(u.value, 0)::bigint as value, coalesce(u.payments_squared, 0)::bigint as payments_squared,
      coalesce(u.payments_by_all, 0)::bigint as payments_by_all, t.persons::bigint as all_persons, t.payments::bigint as all_payments,
      t.value::bigint as all_value, t.payments_squared::bigint as all_squared, 0 as untold,
      ${nextPeriod(grain, sql`t.period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
    from totals t cross join kinds k left join used u on u.period = t.period and u.kind = k.kind
    order by t.period, k.kind`
}

/** A kind’s part of a period: counts, shares, and the interval of its share by number. */
export const spendRows = (rows: readonly Row[]) =>
  (rows as unknown as Counted[]).map((row) => {
    const { share_payments, share_value, lower, upper } = shares(row)
    return {
      ...{ period: row.period, kind: row.kind, payments: row.payments, value: row.value, persons: row.persons },
      ...{ share_payments, share_value, share_persons: row.persons / row.all_persons, lower, upper, n: row.all_payments },
      mature: row.mature,
    }
  })
