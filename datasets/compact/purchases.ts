import { localDate } from '../dialect.ts'
import { sql } from '../sql.ts'
import { merchantCodes } from './merchant-codes.ts'
import { people } from './people.ts'
import { compact, contractRelation } from './relation.ts'

const payments = contractRelation('payments')
const rails = contractRelation('rails')
const pilot = contractRelation('pilot')

/** Small numbers for the values of text columns; a rail’s number follows the order of rail_id, so it also breaks ties between rails. */
export const codes = compact({
  name: 'codes',
  description: 'Numbers that stand for values of text columns in the compact tables.',
  columns: {
    dimension: 'rail, scenario, acceptance or connectivity',
    code: 'number',
    value: 'value of the contract; null where not known',
  },
  define: () => sql`
    with found as (
      select 'rail' as dimension, rail_id as value from ${rails}
      union select 'scenario', scenario from ${payments}
      union select 'acceptance', acceptance from ${payments}
      union select 'connectivity', connectivity from ${payments}
      union select 'region', region from ${people}
      union select 'region', region from ${merchantCodes}
    )
    select dimension, row_number() over (partition by dimension order by value nulls last)::integer as code, value
    from found order by dimension, code`,
})

/**
 * Activity: successful purchases net of their refunds. A full refund removes its purchase; a partial one takes back subsidy and own money
 * in the purchase’s proportion, the subsidy rounded to the nearest minor unit.
 */
export const purchases = compact({
  name: 'purchases',
  description: 'Successful purchases net of refunds, coded.',
  columns: {
    person: 'number of the person',
    profile: 'number of the person’s profile',
    day: 'local date of the payment',
    rail: 'code of the rail',
    value: 'amount less refunds, minor units',
    subsidy: 'part of value that a grant paid, minor units',
    scenario: 'code of the scenario',
    acceptance: 'code of the acceptance',
    connectivity: 'code of the connectivity',
    region: 'code of the merchant’s region, else the person’s',
    merchant: 'number of the merchant, null where not known',
    synced_on: 'local date of the synchronisation, null where there was none',
  },
  fine: true,
  define: () => sql`
    with refunds as (
      select original_payment_id, sum(amount_minor) as refunded from ${payments}
      where kind = 'refund' and status = 'succeeded' group by 1
    ), net as (
      select p.person_id, p.local_date, p.rail_id, p.scenario, p.acceptance, p.connectivity, p.merchant_id, p.synced_at,
        p.amount_minor,
        (p.amount_minor - coalesce(r.refunded, 0))::bigint as value, p.subsidy_minor
      from ${payments} p left join refunds r on r.original_payment_id = p.payment_id
      where p.kind = 'purchase' and p.status = 'succeeded'
    )
    select h.person, h.profile, n.local_date as day, r.code as rail, n.value,
      case when n.value = n.amount_minor then n.subsidy_minor
        else round(n.subsidy_minor::double * n.value / n.amount_minor)::bigint end as subsidy,
      s.code as scenario, a.code as acceptance, c.code as connectivity, g.code as region, m.merchant,
      ${localDate(sql`n.synced_at`, sql`(select time_zone from ${pilot})`)} as synced_on
    from net n
    join ${people} h on h.person_id = n.person_id
    join ${codes} r on r.dimension = 'rail' and r.value = n.rail_id
    join ${codes} s on s.dimension = 'scenario' and s.value is not distinct from n.scenario
    join ${codes} a on a.dimension = 'acceptance' and a.value = n.acceptance
    join ${codes} c on c.dimension = 'connectivity' and c.value = n.connectivity
    left join ${merchantCodes} m on m.merchant_id = n.merchant_id
    join ${codes} g on g.dimension = 'region' and g.value is not distinct from coalesce(m.region, h.region)
    where n.value > 0
    order by day, person`,
})
