import { localDate } from '../dialect.ts'
import { paymentCondition } from '../filters.ts'
import { bind, sql } from '../sql.ts'
import { focalPurchases } from './focal.ts'
import { people } from './people.ts'
import { codes } from './purchases.ts'
import { refunds } from './refunds.ts'
import { compact, contractRelation } from './relation.ts'

const [payments, grants, wallets, events, campaigns, pilot] = (
  ['payments', 'grants', 'wallets', 'wallet_events', 'campaigns', 'pilot'] as const
).map(contractRelation) as [{ name: string }, { name: string }, { name: string }, { name: string }, { name: string }, { name: string }]
const zone = sql`(select time_zone from ${pilot})`

/**
 * When each recipient’s incentive was gone. A grant is gone on the day of the purchase that used up its amount, net of refunds, else on the
 * last day on which it could be used: its expiry, or where it has none the end of its campaign. With several grants it is the first day by
 * which all that had been given until then were gone.
 *
 * A person has left once no wallet is open or the app is uninstalled, until a wallet is opened or the app installed again; `left_on` is the
 * first such day from the start on, the start itself for those who had left before it.
 */
export const incentives = compact({
  name: 'incentives',
  description: 'Persons whose first incentive is used up or has expired, with the day on which they left.',
  columns: {
    person: 'number of the person',
    profile: 'profile',
    start: 'local date on which the incentive was gone',
    left_on: 'local date on which the person had first left, from the start on; null where they have not',
  },
  fine: true,
  requires: ['grants', 'wallets'],
  sorted: 1,
  define: (basis) => sql`
    with refunds as (${refunds}), used as (
      select p.grant_id, max(p.local_date) as last_day,
        sum(case when r.refunded is null then p.subsidy_minor
          else round(p.subsidy_minor::double * greatest(p.amount_minor - r.refunded, 0) / p.amount_minor)::bigint end) as subsidy
      from ${payments} p left join refunds r on r.original_payment_id = p.payment_id
      where p.kind = 'purchase' and p.status = 'succeeded' and p.subsidy_minor > 0 and p.grant_id is not null
        and p.local_date <= ${bind(basis.cutoff)}::date and p.amount_minor > coalesce(r.refunded, 0)
      group by 1
    ), given as (
      select w.person_id, ${localDate(sql`g.granted_at`, zone)} as granted_on,
        case when u.subsidy >= g.amount_minor then u.last_day
          else coalesce(${localDate(sql`g.expires_at - interval 1 second`, zone)}, c.ends_on) end as gone_on
      from ${grants} g join ${wallets} w on w.wallet_id = g.wallet_id
      left join used u on u.grant_id = g.grant_id left join ${campaigns} c on c.campaign_id = g.campaign_id
    ), ended as (
      select e.person_id, min(e.gone_on) as start from given e
      where not exists (
        select 1 from given o where o.person_id = e.person_id and o.granted_on <= e.gone_on and (o.gone_on is null or o.gone_on > e.gone_on)
      ) and e.gone_on is not null group by 1
    ), closings as (
      select w.person_id, w.wallet_id, w.opened_at, coalesce(w.closed_at, min(e.occurred_at)) as closed_at
      from ${wallets} w left join ${events} e on e.wallet_id = w.wallet_id and e.kind = 'close' group by 1, 2, 3, w.closed_at
    ), moves as (
      select person_id, opened_at as moment, 1 as step, 'back' as kind from closings
      union all
      select person_id, closed_at, -1, 'close' from closings where closed_at is not null
      union all
      select w.person_id, e.occurred_at, 0, case when e.kind = 'uninstall' then 'left' else 'back' end
      from ${events} e join ${wallets} w on w.wallet_id = e.wallet_id where e.kind in ('uninstall', 'install', 'register', 'open')
    ), states as (
      select person_id, moment, kind, sum(step) over (partition by person_id order by moment range unbounded preceding) as open from moves
    ), presence as (
      select person_id, moment, ${localDate(sql`moment`, zone)} as day, case when kind = 'left' or open <= 0 then 1 else 0 end as gone from states
      where kind <> 'close' or open <= 0
    ), until_then as (
      select e.person_id, max(case when p.gone = 1 and p.day <= e.start then p.moment end) as went,
        max(case when p.gone = 0 and p.day <= e.start then p.moment end) as came, min(case when p.gone = 1 and p.day > e.start then p.day end) as later
      from ended e join presence p on p.person_id = e.person_id group by 1
    )
    select h.person, h.profile, e.start,
      case when t.went is not null and (t.came is null or t.went > t.came) then e.start when t.later <= ${bind(basis.cutoff)}::date then t.later end as left_on
    from ended e join ${people} h on h.person_id = e.person_id left join until_then t on t.person_id = e.person_id
    where e.start <= ${bind(basis.cutoff)}::date`,
})

/** Persons by what came first after their incentive was gone. A purchase and the leaving of one day: the purchase was first. */
export const afterIncentive = compact({
  name: 'after_incentive',
  description: 'Persons by days from the end of their incentive to a purchase with own money, or to leaving.',
  columns: {
    start: 'local date on which the incentive was gone',
    profile: 'profile',
    days: 'days to what came first, null where neither came by the cutoff',
    cause: '1 a purchase with own money, 2 leaving, 0 neither',
    persons: 'persons',
  },
  narrowed: true,
  requires: ['grants', 'wallets'],
  sorted: 4,
  define: (basis) => sql`
    with firsts as (
      select i.person, i.profile, i.start, i.left_on, min(p.day) as own_on
      from ${incentives} i left join (
        select person, day from ${focalPurchases}
        where subsidy = 0 and day <= ${bind(basis.cutoff)}::date and ${paymentCondition(basis.filters, codes)}
      ) p on p.person = i.person and p.day > i.start
      group by 1, 2, 3, 4
    )
    select start, profile,
      (case when own_on is not null and (left_on is null or own_on <= left_on) then own_on - start when left_on is not null then left_on - start end)::integer as days,
      (case when own_on is not null and (left_on is null or own_on <= left_on) then 1 when left_on is not null then 2 else 0 end)::integer as cause,
      count(*)::integer as persons
    from firsts group by 1, 2, 3, 4`,
})
