import { localDate } from '../dialect.ts'
import { sql } from '../sql.ts'
import { compact, contractRelation } from './relation.ts'

const wallets = contractRelation('wallets')
const persons = contractRelation('persons')
const pilot = contractRelation('pilot')
const zone = sql`(select time_zone from ${pilot})`

/** Wallets by their own tier, operator, acquisition and campaign, and by the holder’s region and age band. */
export const walletFlow = compact({
  name: 'wallet_flow',
  description: 'Wallets opened and closed by local date, with the wallet’s own attributes.',
  columns: {
    day: 'local date',
    region: 'region of the holder',
    tier: 'tier of the wallet',
    operator: 'operator of the wallet',
    acquisition: 'how the wallet came about',
    campaign: 'campaign that brought the wallet',
    age_band: 'age band of the holder',
    opened: 'wallets opened',
    closed: 'wallets closed',
  },
  requires: ['wallets'],
  sorted: 7,
  define: () => sql`
    with described as (
      select p.region_id as region, w.tier, w.operator_id as operator, w.acquisition, w.campaign_id as campaign, p.age_band,
        ${localDate(sql`w.opened_at`, zone)} as opened_on, ${localDate(sql`w.closed_at`, zone)} as closed_on
      from ${wallets} w left join ${persons} p on p.person_id = w.person_id
    ), flows as (
      select opened_on as day, region, tier, operator, acquisition, campaign, age_band, 1 as opened, 0 as closed from described
      union all
      select closed_on, region, tier, operator, acquisition, campaign, age_band, 0, 1 from described where closed_on is not null
    )
    select day, region, tier, operator, acquisition, campaign, age_band, sum(opened)::integer as opened, sum(closed)::integer as closed
    from flows group by 1, 2, 3, 4, 5, 6, 7`,
})
