import { paymentCondition } from '../filters.ts'
import { bind, sql } from '../sql.ts'
import { merchantCodes } from './merchant-codes.ts'
import { codes, purchases } from './purchases.ts'
import { compact, contractRelation } from './relation.ts'

const rails = contractRelation('rails')

/** Windows of 30 days on each side of a terminal’s first day that are kept. */
export const TERMINAL_WINDOWS = 3

/**
 * Purchases in store around the day on which a merchant begins to take the focal rail, whatever the rail. A merchant without a purchase in a window
 * is not there: it adds nothing to any sum. Sums of squares and products over merchants give the merchant-clustered variance of a share.
 */
export const terminalWindows = compact({
  name: 'terminal_windows',
  description: 'Purchases in store by windows of 30 days since the merchant began to take the focal rail, and those by card.',
  columns: {
    enabled_on: 'local date on which the merchants began',
    region: 'region of the shop',
    scenario: 'what is paid for',
    k: 'window: 0 begins on that date, −1 ends before it',
    merchants: 'merchants with a purchase in store in the window',
    card_payments: 'payments by bank card',
    card_value: 'of them, minor units',
    payments: 'payments on any rail',
    value: 'of them, minor units',
    card_squared: 'sum over merchants of card_payments²',
    card_by_all: 'sum over merchants of card_payments × payments',
    payments_squared: 'sum over merchants of payments²',
  },
  narrowed: true,
  requires: ['merchants'],
  sorted: 4,
  define: (basis) => sql`
    with shops as (
      select merchant, enabled_on from ${merchantCodes} where enabled_on is not null
    ), cards as (
      select c.code from ${codes} c join ${rails} r on r.rail_id = c.value where c.dimension = 'rail' and r.kind = 'bank_card'
    ), near as (
      select p.merchant, p.value, p.rail in (select code from cards) as by_card,
        ((p.day - m.enabled_on + ${30 * TERMINAL_WINDOWS}::integer) // 30 - ${TERMINAL_WINDOWS}::integer)::integer as k
      from ${purchases} p join shops m on m.merchant = p.merchant
      where p.acceptance in (select code from ${codes} where dimension = 'acceptance' and value = 'in_store')
        and p.day >= m.enabled_on - ${30 * TERMINAL_WINDOWS}::integer and p.day < m.enabled_on + ${30 * TERMINAL_WINDOWS}::integer
        and p.day <= ${bind(basis.cutoff)}::date
        and ${paymentCondition({ connectivity: basis.filters.connectivity }, codes)}
    ), paid as (
      select merchant, k, sum(case when by_card then 1 else 0 end)::bigint as card_payments,
        sum(case when by_card then value else 0 end)::bigint as card_value, count(*)::bigint as payments, sum(value)::bigint as value
      from near group by 1, 2
    )
    select m.enabled_on, m.region, m.scenario, p.k, count(*)::integer as merchants, sum(card_payments)::integer as card_payments,
      sum(card_value)::bigint as card_value, sum(payments)::integer as payments, sum(value)::bigint as value,
      sum(card_payments * card_payments)::bigint as card_squared, sum(card_payments * payments)::bigint as card_by_all,
      sum(payments * payments)::bigint as payments_squared
    from paid p join ${merchantCodes} m on m.merchant = p.merchant group by 1, 2, 3, 4`,
})
