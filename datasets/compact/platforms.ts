import { periodOf } from '../dialect.ts'
import { paymentCondition } from '../filters.ts'
import { bind, type Sql, sql } from '../sql.ts'
import { focalPurchases } from './focal.ts'
import { merchantCodes } from './merchant-codes.ts'
import { codes } from './purchases.ts'
import { type Basis, type CompactTable, compact } from './relation.ts'
import type { TransitionGrain } from './transitions.ts'
import { walletKinds } from './wallet-kinds.ts'

const counted = (basis: Basis): Sql => sql`${paymentCondition(basis.filters, codes)}`
const shops: Sql = sql`(select merchant as shop, platform from ${merchantCodes} where platform is not null) as shops`

/**
 * Persons who paid through a platform, and those of them who came back to it: on a later day than their first there. The first day is of the whole
 * history on the rail, whatever the payment filter.
 */
export const platformUse = (grain: TransitionGrain): CompactTable =>
  compact({
    name: `platform_use_${grain}`,
    description: `Persons and payments by ${grain} and platform, focal rail.`,
    columns: {
      period: 'first day',
      profile: 'profile',
      platform: 'platform through which the merchant sells',
      users: 'persons who paid there',
      repeat_users: 'of them, on a later day than their first there',
      payments: 'payments',
      value: 'minor units',
    },
    narrowed: true,
    requires: ['merchants'],
    sorted: 3,
    define: (basis) => sql`
      with firsts as (
        select person, platform, min(day) as first_day from ${focalPurchases} join ${shops} on shop = merchant group by 1, 2
      ), used as (
        select ${periodOf(grain, sql`day`)} as period, person, profile, platform, max(day) as last_day, count(*) as payments, sum(value) as value
        from ${focalPurchases} join ${shops} on shop = merchant where ${counted(basis)} group by 1, 2, 3, 4
      )
      select u.period, u.profile, u.platform, count(*)::integer as users,
        sum(case when u.last_day > f.first_day then 1 else 0 end)::integer as repeat_users,
        sum(u.payments)::bigint as payments, sum(u.value)::bigint as value
      from used u join firsts f on f.person = u.person and f.platform = u.platform
      group by 1, 2, 3`,
  })

/** Which operators’ wallets have paid through a platform, and since when. */
export const platformOperators = compact({
  name: 'platform_operators',
  description: 'First purchase on the focal rail by platform and operator of the wallet paid from.',
  columns: {
    platform: 'platform through which the merchant sells',
    operator: 'operator of the wallet paid from',
    profile: 'profile',
    first_day: 'local date of the first purchase',
  },
  narrowed: true,
  requires: ['merchants', 'wallets'],
  sorted: 3,
  define: (basis) => sql`
    select platform, operator, profile, min(day) as first_day from ${focalPurchases} join ${shops} on shop = merchant
    join (select wallet_kind as kind, operator from ${walletKinds} where operator is not null) as kinds on kind = wallet_kind
    where ${counted(basis)} and day <= ${bind(basis.cutoff)}::date group by 1, 2, 3`,
})
