import { bind, type Sql, sql } from '../sql.ts'
import { people } from './people.ts'
import { type Basis, compact, contractRelation } from './relation.ts'

const [campaigns, entries, grants, wallets, payments] = (['campaigns', 'lottery_entries', 'grants', 'wallets', 'payments'] as const).map(
  contractRelation,
) as [{ name: string }, { name: string }, { name: string }, { name: string }, { name: string }]

/** Successful purchases on the focal rail that are not fully refunded, as contract rows with `value`, minor units net of refunds. */
const net = (basis: Basis): Sql => sql`
  select p.*, (p.amount_minor - coalesce(r.refunded, 0))::bigint as value
  from ${payments} p left join (
    select original_payment_id, sum(amount_minor) as refunded from ${payments} where kind = 'refund' and status = 'succeeded' group by 1
  ) r on r.original_payment_id = p.payment_id
  where p.kind = 'purchase' and p.status = 'succeeded' and p.rail_id = ${bind(basis.focalRail)} and p.amount_minor > coalesce(r.refunded, 0)`

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
    used: 'persons who paid with a packet, and were not refunded in full',
    granted: 'minor units given',
  },
  requires: ['campaigns'],
  define: (basis) => sql`
    with given as (
      select g.campaign_id, w.person_id, sum(g.amount_minor) as granted
      from ${grants} g join ${wallets} w on w.wallet_id = g.wallet_id group by 1, 2
    ), spent as (
      select distinct g.campaign_id, p.person_id from (${net(basis)}) p join ${grants} g on g.grant_id = p.grant_id
      where p.subsidy_minor > 0
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
 * Purchases of a campaign on the focal rail: those that name one of its grants, whenever made, and others of its recipients while its
 * packets could be used. A purchase of a recipient of several such campaigns belongs to the one whose grant it names, else to the latest to
 * start, so that no purchase counts twice.
 */
export const campaignPayments = compact({
  name: 'campaign_payments',
  description: 'Purchases on the focal rail with a campaign’s packets, and of its recipients while they could be used.',
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
    with net as (
      ${net(basis)}
    ), held as (
      select distinct g.campaign_id, w.person_id from ${grants} g join ${wallets} w on w.wallet_id = g.wallet_id
    ), candidates as (
      select n.payment_id, g.campaign_id, 0 as distance, null::date as starts_on from net n join ${grants} g on g.grant_id = n.grant_id
      union all
      select n.payment_id, c.campaign_id, 1, c.starts_on from net n join held d on d.person_id = n.person_id
      join ${campaigns} c on c.campaign_id = d.campaign_id and n.local_date between c.starts_on and c.ends_on
    ), ranked as (
      select payment_id, campaign_id,
        row_number() over (partition by payment_id order by distance, starts_on desc, campaign_id) as place
      from candidates
    )
    select r.campaign_id as campaign, h.profile, n.merchant_id as merchant, n.acceptance, count(*)::integer as payments,
      sum(n.value)::bigint as value,
      sum(case when n.value = n.amount_minor then n.subsidy_minor
        else round(n.subsidy_minor::double * n.value / n.amount_minor)::bigint end)::bigint as subsidy
    from ranked r join net n on n.payment_id = r.payment_id join ${people} h on h.person_id = n.person_id
    where r.place = 1 group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
})
