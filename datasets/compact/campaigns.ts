import { bind, sql } from '../sql.ts'
import { people } from './people.ts'
import { compact, contractRelation } from './relation.ts'

const [campaigns, entries, grants, wallets, payments] = (['campaigns', 'lottery_entries', 'grants', 'wallets', 'payments'] as const).map(
  contractRelation,
) as [{ name: string }, { name: string }, { name: string }, { name: string }, { name: string }]

/** Everyone a campaign reached, one row per campaign and profile. */
export const campaignReach = compact({
  name: 'campaign_reach',
  description: 'Applicants, winners, claimants and users of each campaign.',
  columns: {
    campaign: 'campaign',
    profile: 'profile',
    entered: 'persons who applied',
    won: 'persons drawn',
    claimed: 'persons who took a packet',
    used: 'persons who paid with a packet',
    granted: 'minor units given',
  },
  requires: ['campaigns'],
  define: () => sql`
    with given as (
      select g.campaign_id, w.person_id, sum(g.amount_minor) as granted
      from ${grants} g join ${wallets} w on w.wallet_id = g.wallet_id group by 1, 2
    ), spent as (
      select distinct g.campaign_id, p.person_id from ${payments} p join ${grants} g on g.grant_id = p.grant_id
      where p.kind = 'purchase' and p.status = 'succeeded' and p.subsidy_minor > 0
    ), touched as (
      select campaign_id, person_id from ${entries} union select campaign_id, person_id from given union select campaign_id, person_id from spent
    )
    select t.campaign_id as campaign, h.profile, count(e.person_id)::integer as entered,
      sum(case when e.won then 1 else 0 end)::integer as won,
      sum(case when e.claimed_at is not null or g.person_id is not null then 1 else 0 end)::integer as claimed,
      count(s.person_id)::integer as used, coalesce(sum(g.granted), 0)::bigint as granted
    from touched t join ${people} h on h.person_id = t.person_id
    left join ${entries} e on e.campaign_id = t.campaign_id and e.person_id = t.person_id
    left join given g on g.campaign_id = t.campaign_id and g.person_id = t.person_id
    left join spent s on s.campaign_id = t.campaign_id and s.person_id = t.person_id
    group by 1, 2 order by 1, 2`,
})

/**
 * Purchases of a campaign: by holders of its grants, on the focal rail, while its packets could be used. A purchase of a person with grants of
 * several such campaigns belongs to the one whose grant it names, else to the latest to start.
 */
export const campaignPayments = compact({
  name: 'campaign_payments',
  description: 'Purchases of a campaign’s recipients on the focal rail while its packets could be used.',
  columns: {
    campaign: 'campaign',
    profile: 'profile',
    merchant: 'pseudonym of the merchant',
    acceptance: 'in store or e-commerce',
    payments: 'payments',
    value: 'minor units, net of refunds',
    subsidy: 'of value, paid by grants',
  },
  requires: ['campaigns'],
  define: (basis) => sql`
    with refunds as (
      select original_payment_id, sum(amount_minor) as refunded from ${payments} where kind = 'refund' and status = 'succeeded' group by 1
    ), net as (
      select p.*, (p.amount_minor - coalesce(r.refunded, 0))::bigint as value
      from ${payments} p left join refunds r on r.original_payment_id = p.payment_id
      where p.kind = 'purchase' and p.status = 'succeeded' and p.rail_id = ${bind(basis.focalRail)} and p.amount_minor > coalesce(r.refunded, 0)
    ), held as (
      select distinct g.campaign_id, w.person_id from ${grants} g join ${wallets} w on w.wallet_id = g.wallet_id
    ), ranked as (
      select n.payment_id, n.person_id, n.merchant_id, n.acceptance, n.value,
        case when n.value = n.amount_minor then n.subsidy_minor
          else round(n.subsidy_minor::double * n.value / n.amount_minor)::bigint end as subsidy,
        c.campaign_id, row_number() over (partition by n.payment_id
          order by case when g.campaign_id = c.campaign_id then 0 else 1 end, c.starts_on desc, c.campaign_id) as place
      from net n join held d on d.person_id = n.person_id join ${campaigns} c on c.campaign_id = d.campaign_id
        and n.local_date between c.starts_on and c.ends_on
      left join ${grants} g on g.grant_id = n.grant_id
    )
    select r.campaign_id as campaign, h.profile, r.merchant_id as merchant, r.acceptance, count(*)::integer as payments,
      sum(r.value)::bigint as value, sum(r.subsidy)::bigint as subsidy
    from ranked r join ${people} h on h.person_id = r.person_id where r.place = 1 group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
})
