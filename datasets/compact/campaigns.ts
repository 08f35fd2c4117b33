import { sql } from '../sql.ts'
import { netPayments } from './net-payments.ts'
import { people } from './people.ts'
import { compact, contractRelation } from './relation.ts'

const campaigns = contractRelation('campaigns')
const entries = contractRelation('lottery_entries')
const grants = contractRelation('grants')
const wallets = contractRelation('wallets')
const payments = contractRelation('payments')

const net = netPayments('focal')

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
  sorted: 2,
  define: () => sql`
    with given as (
      select g.campaign_id, w.person_id, sum(g.amount_minor) as granted
      from ${grants} g join ${wallets} w on w.wallet_id = g.wallet_id group by 1, 2
    ), spent as (
      select distinct g.campaign_id, p.person_id from ${net} p join ${grants} g on g.grant_id = p.grant_id
      where p.paid_subsidy > 0
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
    group by 1, 2`,
})

/** Which purchases are a campaign’s: those that name its grants, or, where the source never says which grant paid, its recipients’. */
export const campaignCounting = compact({
  name: 'campaign_counting',
  description: 'How the purchases of each campaign are told from others.',
  columns: {
    campaign: 'campaign',
    counted:
      'named: purchases that name one of its grants; window: its recipients’ on its days, since no payment of the dataset names a grant',
  },
  requires: ['campaigns'],
  sorted: 1,
  define: () => sql`
    select campaign_id as campaign,
      case when exists (select 1 from ${payments} where grant_id is not null) then 'named' else 'window' end as counted
    from ${campaigns}`,
})

/**
 * Purchases of a campaign on the focal rail. Named: those that name one of its grants, whenever made, as official reports count payments with
 * a red packet. Window: those of its recipients on its days; a purchase of a recipient of several such campaigns belongs to the latest to
 * start, so that no purchase counts twice.
 */
export const campaignPayments = compact({
  name: 'campaign_payments',
  description:
    'Purchases on the focal rail that name a campaign’s grants; where no payment names any, those of its recipients on its days.',
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
  sorted: 4,
  define: () => sql`
    with held as (
      select distinct c.campaign_id, c.starts_on, c.ends_on, w.person_id
      from ${grants} g join ${wallets} w on w.wallet_id = g.wallet_id join ${campaigns} c on c.campaign_id = g.campaign_id
      join ${campaignCounting} k on k.campaign = g.campaign_id and k.counted = 'window'
    ), ranked as (
      select h.campaign_id, n.person_id, n.merchant_id, n.acceptance, n.value, n.subsidy,
        row_number() over (partition by n.payment_id order by h.starts_on desc, h.campaign_id) as place
      from ${net} n join held h on h.person_id = n.person_id and n.local_date between h.starts_on and h.ends_on
    ), counted as (
      select g.campaign_id, n.person_id, n.merchant_id, n.acceptance, n.value, n.subsidy from ${net} n join ${grants} g on g.grant_id = n.grant_id
      union all
      select campaign_id, person_id, merchant_id, acceptance, value, subsidy from ranked where place = 1
    )
    select c.campaign_id as campaign, h.profile, c.merchant_id as merchant, c.acceptance, count(*)::integer as payments,
      sum(c.value)::bigint as value, sum(c.subsidy)::bigint as subsidy
    from counted c join ${people} h on h.person_id = c.person_id group by 1, 2, 3, 4`,
})
