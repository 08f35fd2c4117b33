import { localDate } from '../dialect.ts'
import { sql } from '../sql.ts'
import { merchantCodes } from './merchant-codes.ts'
import { people } from './people.ts'
import { refunds } from './refunds.ts'
import { compact, contractRelation } from './relation.ts'
import { walletKinds } from './wallet-kinds.ts'

const payments = contractRelation('payments')
const rails = contractRelation('rails')
const pilot = contractRelation('pilot')
const wallets = contractRelation('wallets')

/** Small numbers for the values of text columns; a rail’s number follows the order of rail_id, so it also breaks ties between rails. */
export const codes = compact({
  name: 'codes',
  description: 'Numbers that stand for values of text columns in the compact tables.',
  columns: {
    dimension: 'rail, scenario, acceptance or connectivity',
    code: 'number',
    value: 'value of the contract; null where not known',
  },
  sorted: 2,
  define: () => sql`
    with found as (
      select 'rail' as dimension, rail_id as value from ${rails}
      union select 'scenario', scenario from ${payments}
      union select 'acceptance', acceptance from ${payments}
      union select 'connectivity', connectivity from ${payments}
      union select 'region', region from ${people}
      union select 'region', region from ${merchantCodes}
    )
    select dimension, row_number() over (partition by dimension order by value nulls last)::smallint as code, value
    from found`,
})

/**
 * Activity: successful purchases net of their refunds. A full refund removes its purchase; a partial one takes back subsidy and own money
 * in the purchase’s proportion, the subsidy rounded to the nearest minor unit.
 *
 * Every value has its code, so the outer joins lose and add nothing: they keep the planner from taking the small side for the large one, as it
 * does after a row of inner joins whose sizes it underrates (10 M payments: 11.5 s with inner joins, 5.9 s with outer ones).
 */
export const purchases = compact({
  name: 'purchases',
  description: 'Successful purchases net of refunds, coded.',
  columns: {
    person: 'number of the person',
    day: 'local date of the payment',
    profile: 'number of the person’s profile',
    rail: 'code of the rail',
    value: 'amount less refunds, minor units',
    subsidy: 'part of value that a grant paid, minor units',
    scenario: 'code of the scenario',
    acceptance: 'code of the acceptance',
    connectivity: 'code of the connectivity',
    region: 'code of the merchant’s region, else the person’s',
    merchant: 'number of the merchant, null where not known',
    wallet_kind: 'number of the kind of wallet paid from, null where not known',
    synced_on: 'local date of the synchronisation, null where there was none',
  },
  fine: true,
  define: () => sql`
    with refunds as (${refunds}), net as (
      select p.person_id, p.local_date, p.rail_id, p.scenario, p.acceptance, p.connectivity, p.merchant_id, p.wallet_id, p.synced_at,
        p.amount_minor,
        p.amount_minor - coalesce(r.refunded, 0) as value, p.subsidy_minor
      from ${payments} p left join refunds r on r.original_payment_id = p.payment_id
      where p.kind = 'purchase' and p.status = 'succeeded'
    ), regions as (
      select code, value from ${codes} where dimension = 'region'
    ), homes as (
      select h.person_id, h.person, h.profile, g.code as region
      from ${people} h left join regions g on g.value is not distinct from h.region
    ), shops as (
      select m.merchant_id, m.merchant, g.code as region from ${merchantCodes} m left join regions g on g.value = m.region
    )
    select h.person, n.local_date as day, h.profile, r.code as rail, n.value,
      case when n.value = n.amount_minor then n.subsidy_minor
        else round(n.subsidy_minor::double * n.value / n.amount_minor)::bigint end as subsidy,
      s.code as scenario, a.code as acceptance, c.code as connectivity, coalesce(m.region, h.region) as region, m.merchant, w.wallet_kind,
      ${localDate(sql`n.synced_at`, sql`(select time_zone from ${pilot})`)} as synced_on
    from net n
    join homes h on h.person_id = n.person_id
    left join ${codes} r on r.dimension = 'rail' and r.value = n.rail_id
    left join ${codes} s on s.dimension = 'scenario' and s.value is not distinct from n.scenario
    left join ${codes} a on a.dimension = 'acceptance' and a.value = n.acceptance
    left join ${codes} c on c.dimension = 'connectivity' and c.value = n.connectivity
    left join shops m on m.merchant_id = n.merchant_id
    left join (
      select w.wallet_id, k.wallet_kind from ${wallets} w join ${walletKinds} k
      on k.operator is not distinct from w.operator_id and k.bank_linked is not distinct from w.bank_linked
    ) w on w.wallet_id = n.wallet_id
    where n.value > 0`,
})
