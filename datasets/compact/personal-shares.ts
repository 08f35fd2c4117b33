import type { Grain } from '../calendar.ts'
import { periodOf } from '../dialect.ts'
import { paymentCondition } from '../filters.ts'
import { sql } from '../sql.ts'
import { codes, purchases } from './purchases.ts'
import { type CompactTable, compact } from './relation.ts'

/**
 * Sums over persons of the share each rail has of their own payments and value. Asked for seldom, so worked out on demand. In whole numbers of
 * 1e-12: a floating sum depends on the order of its terms.
 */
export const personalShares = (grain: Grain): CompactTable =>
  compact({
    name: `personal_shares_${grain}`,
    description: `Sums of persons’ own shares of each rail by ${grain}.`,
    columns: {
      period: 'first day',
      profile: 'profile',
      code: 'code of the rail',
      payment_shares: 'sum over persons of the share of their own payments, in units of 1e-12',
      value_shares: 'sum over persons of the share of their own value, in units of 1e-12',
    },
    stored: false,
    narrowed: true,
    define: (basis) => sql`
      select period, profile, code, sum(round(payments * 1000000000000.0 / all_payments)::bigint)::bigint as payment_shares,
        sum(round(value * 1000000000000.0 / all_value)::bigint)::bigint as value_shares
      from (
        select period, person, profile, code, payments, value,
          sum(payments) over (partition by period, person) as all_payments, sum(value) over (partition by period, person) as all_value
        from (
          select ${periodOf(grain, sql`day`)} as period, person, profile, rail as code, count(*)::double as payments, sum(value)::double as value
          from ${purchases} where ${paymentCondition(basis.filters, codes)} group by 1, 2, 3, 4
        ) as used
      ) as person_use group by 1, 2, 3`,
  })
