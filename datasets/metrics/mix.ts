import type { Grain, Range } from '../calendar.ts'
import { codes } from '../compact/purchases.ts'
import { totalUse, use } from '../compact/use.ts'
import { nextPeriod } from '../dialect.ts'
import type { Facts } from '../facts.ts'
import type { Filters } from '../filters.ts'
import { bind, type Sql, sql } from '../sql.ts'
import { ofChosen, within } from './population.ts'

/** What the persons of a period did on one kind of payment, and on all kinds together. */
export interface Counted {
  period: string
  kind: string
  persons: number
  payments: number
  value: number
  payments_squared: number
  payments_by_all: number
  all_persons: number
  all_payments: number
  all_value: number
  all_squared: number
  /** Payments of the period of which the kind is not told, and which are in none of the above. */
  untold: number
  mature: boolean
}

/**
 * Purchases on the focal rail by one attribute, a row for each kind that occurs at all in each period with payments: none of a kind that
 * does occur is a zero, not a gap. Payments of unknown connectivity are left out; an unknown acceptance is a kind of its own.
 */
export function mix(
  dimension: 'acceptance' | 'connectivity',
  study: { grain: Grain; range: Partial<Range>; filters: Filters },
  facts: Facts,
): Sql {
  const chosen = sql`${ofChosen(study.filters)} and ${within(sql`period`, study.range)}`
  const used = use(dimension, study.grain)
  return sql`
    with used as (
      select period, code, sum(persons) as persons, sum(payments) as payments, sum(value) as value,
        sum(payments_squared) as payments_squared, sum(payments_by_all) as payments_by_all
      from ${used} where ${chosen} group by 1, 2
    ), totals as (
      select period, sum(persons) as persons, sum(payments) as payments, sum(value) as value, sum(payments_squared) as payments_squared
      from ${totalUse(dimension, study.grain)} where ${chosen} group by 1
    ), everything as (
      select period, sum(payments) as payments from ${totalUse('acceptance', study.grain)} where ${chosen} group by 1
    ), kinds as (
      select code, value as kind from ${codes} where dimension = ${bind(dimension)} and code in (select code from ${used})
    )
    select t.period, k.kind, coalesce(u.persons, 0)::bigint as persons, coalesce(u.payments, 0)::bigint as payments,
      coalesce(u.value, 0)::bigint as value, coalesce(u.payments_squared, 0)::bigint as payments_squared,
      coalesce(u.payments_by_all, 0)::bigint as payments_by_all, t.persons::bigint as all_persons, t.payments::bigint as all_payments,
      t.value::bigint as all_value, t.payments_squared::bigint as all_squared, (e.payments - t.payments)::bigint as untold,
      ${nextPeriod(study.grain, sql`t.period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
    from totals t cross join kinds k join everything e on e.period = t.period
    left join used u on u.period = t.period and u.code = k.code
    order by t.period, k.kind`
}
