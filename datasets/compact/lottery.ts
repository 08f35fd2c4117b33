import { paymentCondition } from '../filters.ts'
import { bind, type Sql, sql, trusted } from '../sql.ts'
import { focalPurchases, onRail } from './focal.ts'
import { people } from './people.ts'
import { codes, purchases } from './purchases.ts'
import { compact, contractRelation } from './relation.ts'

const [entries, campaigns, persons, grants, wallets] = (['lottery_entries', 'campaigns', 'persons', 'grants', 'wallets'] as const).map(
  contractRelation,
) as [{ name: string }, { name: string }, { name: string }, { name: string }, { name: string }]

/** Days from a lottery’s first day over which outcomes are added up; the last stands for “to the cutoff”. */
export const horizons = [30, 90, 100_000] as const
/** Stands for the thirty days before the first day, which the draw cannot have changed. */
export const BEFORE = -1

/** What winning may have moved, each 0 or 1 for a person: took a packet, had a wallet, paid on the focal rail within the horizon. */
export const takeUps = ['claimed', 'wallet', 'paid'] as const

/** A sum that is the same in whatever order it is added: in units of 2⁻²⁰, which are exact for amounts and for weights of few binary places. */
const exactSum = (terms: string): Sql => trusted(`sum(round((${terms}) * 1048576.0)::hugeint)::double / 1048576.0`)

/**
 * What applicants are is taken from the contract and not from profiles: whoever wins opens a wallet, so tier, operator and acquisition follow
 * from the draw and may not divide those who are compared.
 */
const applicants = compact({
  name: 'lottery_applicants',
  description: 'Everyone who applied to a lottery.',
  columns: {
    campaign: 'lottery',
    stratum: 'group within which the draw was made',
    won: 'drawn as a winner',
    person: 'number of the person',
    region: 'region of the person',
    age_band: 'age band of the person',
    weight: 'persons this one stands for',
    starts_on: 'first day on which a packet could be used',
    ends_on: 'last such day',
    opened_on: 'local date on which the first wallet was opened',
    claimed: '1 where the person took a packet',
  },
  stored: false,
  fine: true,
  define: () => sql`
    select e.campaign_id as campaign, e.stratum, e.won, h.person, h.region, h.age_band, coalesce(p.panel_weight, 1)::double as weight,
      c.starts_on, c.ends_on, h.opened_on, case when e.claimed_at is not null or g.person_id is not null then 1 else 0 end as claimed
    from ${entries} e join ${campaigns} c on c.campaign_id = e.campaign_id
    join ${people} h on h.person_id = e.person_id left join ${persons} p on p.person_id = e.person_id
    left join (
      select distinct n.campaign_id, w.person_id from ${grants} n join ${wallets} w on w.wallet_id = n.wallet_id
    ) g on g.campaign_id = e.campaign_id and g.person_id = e.person_id`,
})

const reach = trusted(`(values (${BEFORE}), (${horizons.join('), (')})) as reach(days)`)
/** The shortest horizon that holds a payment made on `day`. */
const bucket =
  trusted(`case when p.day < a.starts_on then ${BEFORE} when p.day - a.starts_on < 30 then 30 when p.day - a.starts_on < 90 then 90
  else 100000 end`)

/** Applicants by horizon, with what winning may have moved. */
const armed = compact({
  name: 'lottery_armed',
  description: 'Applicants by horizon, with what winning may have moved.',
  columns: {
    days: 'days from the first day, 100000 to the cutoff',
    wallet: '1 where a wallet was opened within them',
    paid: '1 where the person paid on the focal rail within them',
  },
  stored: false,
  fine: true,
  define: (basis) => sql`
    with payers as (
      select a.campaign, a.person, min(${bucket}) as since from ${focalPurchases} p join ${applicants} a on a.person = p.person
      where p.day >= a.starts_on and p.day <= ${bind(basis.cutoff)}::date group by 1, 2
    )
    select a.*, reach.days,
      case when a.opened_on <= ${bind(basis.cutoff)}::date and a.opened_on < a.starts_on + reach.days::integer then 1 else 0 end as wallet,
      case when y.since <= reach.days then 1 else 0 end as paid
    from ${applicants} a cross join ${reach} left join payers y on y.campaign = a.campaign and y.person = a.person
    where reach.days > 0`,
})

/** Winners and losers of each lottery, and how far winning moved them. */
export const lotteryArms = compact({
  name: 'lottery_arms',
  description: 'Applicants of lotteries by draw, with sums of their weights.',
  columns: {
    campaign: 'lottery',
    stratum: 'group within which the draw was made',
    won: 'drawn as a winner',
    region: 'region of the person',
    age_band: 'age band of the person',
    days: 'days from the first day, 100000 to the cutoff',
    applicants: 'persons',
    wallets_in_time: 'persons with a wallet by the last day on which packets could be used',
    w: 'sum of weights',
    w2: 'sum of squared weights',
    ...Object.fromEntries(
      takeUps.flatMap((d) => [
        [`w_${d}`, `sum of weights of those with ${d} = 1`],
        [`w2_${d}`, `sum of their squared weights`],
      ]),
    ),
  },
  requires: ['campaigns', 'lottery_entries'],
  sorted: 6,
  define: () => sql`
    select campaign, stratum, won, region, age_band, days, count(*)::integer as applicants,
      sum(case when opened_on <= ends_on then 1 else 0 end)::integer as wallets_in_time,
      ${exactSum('weight')} as w, ${exactSum('weight * weight')} as w2,
      ${exactSum('weight * claimed')} as w_claimed, ${exactSum('weight * weight * claimed')} as w2_claimed,
      ${exactSum('weight * wallet')} as w_wallet, ${exactSum('weight * weight * wallet')} as w2_wallet,
      ${exactSum('weight * paid')} as w_paid, ${exactSum('weight * weight * paid')} as w2_paid
    from ${armed} group by 1, 2, 3, 4, 5, 6`,
})

/** What applicants spent on each rail within a horizon. */
export const lotterySpend = compact({
  name: 'lottery_spend',
  description: 'Spend of each applicant of a lottery by rail and horizon.',
  columns: {
    campaign: 'lottery',
    person: 'number of the person',
    rail: 'code of the rail',
    days: 'days from the first day, 100000 to the cutoff, −1 the thirty days before',
    value: 'minor units',
    own: '1 where the person paid with own money on the focal rail',
    later: 'the same after the last day on which packets could be used',
  },
  stored: false,
  passing: true,
  narrowed: true,
  fine: true,
  requires: ['campaigns', 'lottery_entries'],
  define: (basis) => sql`
    with bought as (
      select a.campaign, a.person, p.rail, ${bucket} as days, sum(p.value)::double as value,
        max(case when ${onRail('focal', basis)} and p.subsidy = 0 then 1.0 else 0.0 end) as own,
        max(case when ${onRail('focal', basis)} and p.subsidy = 0 and p.day > a.ends_on then 1.0 else 0.0 end) as later
      from ${purchases} p join ${applicants} a on a.person = p.person
      where p.day >= a.starts_on - 30 and p.day <= ${bind(basis.cutoff)}::date and ${paymentCondition(basis.filters, codes)}
      group by 1, 2, 3, 4
    )
    select b.campaign, b.person, b.rail, reach.days, sum(b.value) as value, max(b.own) as own, max(b.later) as later
    from bought b join ${reach} on case when b.days = ${trusted(String(BEFORE))} then reach.days = b.days else reach.days >= b.days end
    group by 1, 2, 3, 4`,
})

/** Sums from which means, variances and covariances with take-up follow; persons with nothing to add are in `lottery_arms` alone. */
export const lotteryOutcomes = compact({
  name: 'lottery_outcomes',
  description: 'What applicants of lotteries did, as sums by draw.',
  columns: {
    campaign: 'lottery',
    stratum: 'group within which the draw was made',
    won: 'drawn as a winner',
    region: 'region of the person',
    age_band: 'age band of the person',
    days: 'days from the first day, 100000 to the cutoff, −1 the thirty days before',
    outcome: 'spend, total_spend: minor units; own_use, later_own_use: 1 for who paid with own money on the focal rail',
    rail: 'code of the rail of spend, 0 for the others',
    wy: 'sum of weight × outcome',
    w2y: 'sum of weight² × outcome',
    w2y2: 'sum of weight² × outcome²',
    ...Object.fromEntries(takeUps.map((d) => [`w2y_${d}`, `sum of weight² × outcome of those with ${d} = 1`])),
  },
  narrowed: true,
  requires: ['campaigns', 'lottery_entries'],
  sorted: 8,
  define: () => sql`
    with summed as (
      select campaign, person, days, sum(value) as value, max(own) as own, max(later) as later from ${lotterySpend} group by 1, 2, 3
    ), outcomes as (
      select campaign, person, days, 'spend' as outcome, rail, value as y from ${lotterySpend}
      union all
      select campaign, person, days, 'total_spend', 0, value from summed
      union all
      select campaign, person, days, 'own_use', 0, own from summed where days > 0
      union all
      select campaign, person, days, 'later_own_use', 0, later from summed where days > 0
    )
    select a.campaign, a.stratum, a.won, a.region, a.age_band, o.days, o.outcome, o.rail::integer as rail,
      ${exactSum('a.weight * o.y')} as wy, ${exactSum('a.weight * a.weight * o.y')} as w2y,
      ${exactSum('a.weight * a.weight * o.y * o.y')} as w2y2, ${exactSum('a.weight * a.weight * o.y * a.claimed')} as w2y_claimed,
      ${exactSum('a.weight * a.weight * o.y * a.wallet')} as w2y_wallet, ${exactSum('a.weight * a.weight * o.y * a.paid')} as w2y_paid
    from outcomes o join ${armed} a on a.campaign = o.campaign and a.person = o.person
      and a.days = case when o.days < 0 then 30 else o.days end
    group by 1, 2, 3, 4, 5, 6, 7, 8`,
})

/** With `lottery_outcomes`, from which variances of both follow: how spend on a rail goes with spend on the focal one. */
export const lotteryDiversion = compact({
  name: 'lottery_diversion',
  description: 'What applicants of lotteries spent on a rail times what they spent on the focal one, as sums by draw.',
  columns: {
    campaign: 'lottery',
    stratum: 'group within which the draw was made',
    won: 'drawn as a winner',
    region: 'region of the person',
    age_band: 'age band of the person',
    days: 'days from the first day, 100000 to the cutoff',
    rail: 'code of the rail, 0 for all rails',
    w2yf: 'sum of weight² × spend × spend on the focal rail',
  },
  narrowed: true,
  requires: ['campaigns', 'lottery_entries'],
  sorted: 7,
  define: (basis) => sql`
    with focal as (
      select campaign, person, days, value from ${lotterySpend} where days > 0 and ${onRail('focal', basis)}
    ), products as (
      select s.campaign, s.person, s.days, s.rail, s.value * f.value as yf
      from ${lotterySpend} s join focal f on f.campaign = s.campaign and f.person = s.person and f.days = s.days
    ), spent as (
      select campaign, person, days, rail, yf from products
      union all
      select campaign, person, days, 0, sum(yf) from products group by 1, 2, 3
    )
    select a.campaign, a.stratum, a.won, a.region, a.age_band, b.days, b.rail::integer as rail,
      ${exactSum('a.weight * a.weight * b.yf')} as w2yf
    from spent b join ${armed} a on a.campaign = b.campaign and a.person = b.person and a.days = b.days
    group by 1, 2, 3, 4, 5, 6, 7`,
})

/** Whether those who took a packet paid with their own money after the campaign’s last day. */
export const campaignFollowup = compact({
  name: 'campaign_followup',
  description: 'Persons who took a packet, and those of them who paid with own money on the focal rail after the campaign.',
  columns: {
    campaign: 'campaign',
    profile: 'profile',
    recipients: 'persons who took a packet',
    own_30: 'of them, paid with own money within 30 days after the last day',
    own_90: 'the same within 90 days',
  },
  narrowed: true,
  requires: ['campaigns', 'grants', 'wallets'],
  sorted: 2,
  define: (basis) => sql`
    with recipients as (
      select campaign_id, person_id from ${entries} where claimed_at is not null
      union select g.campaign_id, w.person_id from ${grants} g join ${wallets} w on w.wallet_id = g.wallet_id
    ), known as (
      select r.campaign_id as campaign, h.person, h.profile, c.ends_on
      from recipients r join ${campaigns} c on c.campaign_id = r.campaign_id join ${people} h on h.person_id = r.person_id
    ), firsts as (
      select k.campaign, k.person, min(p.day - k.ends_on) as days from known k join ${focalPurchases} p on p.person = k.person
      where p.day > k.ends_on and p.day <= ${bind(basis.cutoff)}::date and p.subsidy = 0
        and ${paymentCondition(basis.filters, codes)}
      group by 1, 2
    )
    select k.campaign, k.profile, count(*)::integer as recipients, sum(case when f.days <= 30 then 1 else 0 end)::integer as own_30,
      sum(case when f.days <= 90 then 1 else 0 end)::integer as own_90
    from known k left join firsts f on f.campaign = k.campaign and f.person = k.person group by 1, 2`,
})
