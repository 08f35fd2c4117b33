import { periodOf } from '../dialect.ts'
import { paymentCondition } from '../filters.ts'
import { type Sql, sql } from '../sql.ts'
import { focalPurchases } from './focal.ts'
import { merchantCodes } from './merchant-codes.ts'
import { codes } from './purchases.ts'
import { type CompactTable, compact } from './relation.ts'
import type { TransitionGrain } from './transitions.ts'
import { walletKinds } from './wallet-kinds.ts'

/** What spending is divided by: the link of the wallet to a bank, or who owns the scenario. */
export const spendAttributes = ['bank_link', 'ownership'] as const
export type SpendAttribute = (typeof spendAttributes)[number]

const kinds: Record<SpendAttribute, { kind: Sql; from: Sql; means: string; requires: readonly string[] }> = {
  bank_link: {
    kind: sql`case when w.bank_linked then 'linked' when not w.bank_linked then 'not_linked' else 'unknown' end`,
    from: sql`${focalPurchases} p left join ${walletKinds} w on w.wallet_kind = p.wallet_kind`,
    means: 'linked, not_linked or unknown: the link to a bank of the wallet paid from',
    requires: ['wallets'],
  },
  ownership: {
    kind: sql`coalesce(m.ownership, 'unknown')`,
    from: sql`${focalPurchases} p left join (select merchant as shop, ownership from ${merchantCodes}) as m on m.shop = p.merchant`,
    means: 'self_operated, third_party or unknown: who owns the scenario paid in',
    requires: ['merchants'],
  },
}

/**
 * Spending on the focal rail by an attribute of the wallet or the merchant. Persons add up over profiles within a period and a kind. The sums of
 * squares and products over persons give the person-clustered variance of a share; those of the whole are in `acceptance_total_*`.
 */
export const spend = (attribute: SpendAttribute, grain: TransitionGrain): CompactTable =>
  compact({
    name: `${attribute}_spend_${grain}`,
    description: `Persons, payments and money by ${grain} and ${attribute}, focal rail.`,
    columns: {
      period: 'first day',
      profile: 'profile',
      kind: kinds[attribute].means,
      persons: 'persons with such a payment',
      payments: 'payments',
      value: 'minor units',
      payments_squared: 'sum over persons of payments²',
      payments_by_all: 'sum over persons of payments × all their payments',
    },
    narrowed: true,
    requires: kinds[attribute].requires,
    sorted: 3,
    define: (basis) => sql`
      select period, profile, kind, count(*)::integer as persons, sum(payments)::bigint as payments, sum(value)::bigint as value,
        sum(payments * payments)::bigint as payments_squared, sum(payments * all_payments)::bigint as payments_by_all
      from (
        select period, person, profile, kind, payments, value, sum(payments) over (partition by period, person) as all_payments
        from (
          select ${periodOf(grain, sql`p.day`)} as period, p.person, p.profile, ${kinds[attribute].kind} as kind,
            count(*) as payments, sum(p.value) as value
          from ${kinds[attribute].from} where ${paymentCondition(basis.filters, codes)} group by 1, 2, 3, 4
        ) as used
      ) as person_spend group by 1, 2, 3`,
  })
