import { localDate } from '../dialect.ts'
import { sql } from '../sql.ts'
import { netPayments } from './net-payments.ts'
import { people } from './people.ts'
import { compact, contractRelation } from './relation.ts'

const [payments, persons, wallets, events, grants, pilot] = (
  ['payments', 'persons', 'wallets', 'wallet_events', 'grants', 'pilot'] as const
).map(contractRelation) as [{ name: string }, { name: string }, { name: string }, { name: string }, { name: string }, { name: string }]
const zone = sql`(select time_zone from ${pilot})`

/**
 * Steps in order, each the first moment at or after the step before it; a step that was not reached, and all after it, are null. Registered:
 * enrolment, else the wallet’s register event. Funded: a load, a grant or a fund event. Own money: the first purchase without any subsidy after
 * the first purchase. Days are local dates less the date of registration.
 */
export const funnel = compact({
  name: 'funnel',
  description: 'Persons by local date of registration and days until each step after it.',
  columns: {
    registered: 'local date of registration',
    profile: 'profile',
    opened: 'days to the opening of a wallet, null where not reached',
    funded: 'days to the first money in the wallet',
    purchased: 'days to the first purchase on the focal rail',
    own: 'days to the first purchase with own money after that',
    persons: 'persons',
  },
  requires: ['wallets'],
  sorted: 6,
  define: () => sql`
    with registrations as (
      select person_id, min(moment) as registered_at from (
        select person_id, enrolled_at as moment from ${persons} where enrolled_at is not null
        union all
        select w.person_id, e.occurred_at from ${events} e join ${wallets} w on w.wallet_id = e.wallet_id where e.kind = 'register'
          and w.person_id not in (select person_id from ${persons} where enrolled_at is not null)
      ) as known group by 1
    ), opening as (
      select r.person_id, r.registered_at, min(w.opened_at) as opened_at
      from registrations r left join ${wallets} w on w.person_id = r.person_id and w.opened_at >= r.registered_at group by 1, 2
    ), money as (
      select person_id, initiated_at as moment from ${payments} where kind = 'load' and status = 'succeeded'
      union all
      select w.person_id, g.granted_at from ${grants} g join ${wallets} w on w.wallet_id = g.wallet_id
      union all
      select w.person_id, e.occurred_at from ${events} e join ${wallets} w on w.wallet_id = e.wallet_id where e.kind = 'fund'
    ), funding as (
      select o.person_id, o.registered_at, o.opened_at, min(m.moment) as funded_at
      from opening o left join money m on m.person_id = o.person_id and m.moment >= o.opened_at group by 1, 2, 3
    ), ordered as (
      select f.person_id, f.registered_at, f.opened_at, f.funded_at, b.initiated_at as moment, b.paid_subsidy,
        row_number() over (partition by f.person_id order by b.initiated_at, b.payment_id) as nth
      from funding f left join ${netPayments('focal')} b on b.person_id = f.person_id and b.initiated_at >= f.funded_at
    ), reached as (
      select person_id, registered_at, opened_at, funded_at, min(case when nth = 1 then moment end) as purchased_at,
        min(case when nth > 1 and paid_subsidy = 0 then moment end) as own_at
      from ordered group by 1, 2, 3, 4
    ), dated as (
      select person_id, ${localDate(sql`registered_at`, zone)} as registered, ${localDate(sql`opened_at`, zone)} as opened,
        ${localDate(sql`funded_at`, zone)} as funded, ${localDate(sql`purchased_at`, zone)} as purchased, ${localDate(sql`own_at`, zone)} as own
      from reached
    )
    select d.registered, h.profile, (d.opened - d.registered)::integer as opened, (d.funded - d.registered)::integer as funded,
      (d.purchased - d.registered)::integer as purchased, (d.own - d.registered)::integer as own, count(*)::integer as persons
    from dated d join ${people} h on h.person_id = d.person_id
    group by 1, 2, 3, 4, 5, 6`,
})
