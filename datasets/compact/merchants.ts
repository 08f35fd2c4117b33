import { paymentCondition } from '../filters.ts'
import { sql } from '../sql.ts'
import { focalPurchases } from './focal.ts'
import { merchantCodes } from './merchant-codes.ts'
import { codes } from './purchases.ts'
import { compact } from './relation.ts'

export const merchantsEnabled = compact({
  name: 'merchants_enabled',
  description: 'Merchants by the local date on which they began to take the focal rail.',
  columns: { day: 'local date', region: 'region of the shop', scenario: 'what is paid for', merchants: 'merchants' },
  requires: ['merchants'],
  sorted: 3,
  define: () => sql`
    select enabled_on as day, region, scenario, count(*)::integer as merchants
    from ${merchantCodes} where enabled_on is not null group by 1, 2, 3`,
})

/** As `visits`, for merchants able to take the focal rail: those active in any range have `day` in it and `prev_day` before it. */
export const merchantVisits = compact({
  name: 'merchant_visits',
  description: 'Enabled merchants by day with a purchase on the focal rail and the such day before it.',
  columns: {
    day: 'local date',
    prev_day: 'the day before it, null where there is none',
    region: 'region of the shop',
    scenario: 'what is paid for',
    merchants: 'merchants',
  },
  narrowed: true,
  requires: ['merchants'],
  sorted: 4,
  define: (basis) => sql`
    with days as (
      select distinct p.merchant, p.day, m.region, m.scenario from ${focalPurchases} p join ${merchantCodes} m on m.merchant = p.merchant
      where p.day >= m.enabled_on
        and ${paymentCondition({ acceptance: basis.filters.acceptance, connectivity: basis.filters.connectivity }, codes)}
    ), steps as (
      select merchant, day, region, scenario, lag(day) over (partition by merchant order by day) as prev_day from days
    )
    select day, prev_day, region, scenario, count(*)::integer as merchants from steps group by 1, 2, 3, 4`,
})
