import type { Range } from '../../calendar.ts'
import { lotteryArms, lotteryOutcomes, type takeUps } from '../../compact/lottery.ts'
import { codes } from '../../compact/purchases.ts'
import { contractRelation } from '../../compact/relation.ts'
import { conditionOn, type Filters } from '../../filters.ts'
import { type Sql, sql, trusted } from '../../sql.ts'
import { within } from '../population.ts'

export interface LotteryStudy {
  /** Days from the first day; 100000 is to the cutoff. */
  days: number
  takeUp: (typeof takeUps)[number]
  range: Partial<Range>
  filters: Filters
}

const campaigns = contractRelation('campaigns')

/** What a person is before the draw: the only attributes by which winners and losers may be divided. */
export const beforeTheDraw = ['region', 'age_band'] as const

/** From `arms`: applicants and weights, with the sums of a treatment. */
export const armSums = (wd: Sql, w2d: Sql): Sql => sql`
  select campaign, stratum, won, null as outcome, null as item, sum(applicants) as applicants, sum(wallets_in_time) as wallets,
    sum(w) as w, sum(w2) as w2, ${wd} as wd, ${w2d} as w2d, 0 as wy, 0 as w2y, 0 as w2y2, 0 as w2yd
  from arms group by 1, 2, 3`

/** Rows of `sums` whose lottery begins in the range, with its name. */
export const ofCampaigns = (range: Partial<Range>): Sql => sql`
  select s.campaign, c.label, c.starts_on, c.allocation, s.stratum, s.won, s.outcome, s.item, s.applicants::bigint as applicants,
    s.wallets::bigint as wallets, s.w::double as w, s.w2::double as w2, s.wd::double as wd, s.w2d::double as w2d, s.wy::double as wy,
    s.w2y::double as w2y, s.w2y2::double as w2y2, s.w2yd::double as w2yd
  from sums s join ${campaigns} c on c.campaign_id = s.campaign where ${within(sql`c.starts_on`, range)}
  order by c.starts_on, s.campaign, s.stratum, s.outcome, s.item, s.won`

/**
 * Sums by lottery, stratum and draw. Rows with `outcome` null hold the arm itself: applicants and weights; `region` and `age_band` rows hold the
 * weight of those with the value `item`; the others what their persons did. Sums that a row lacks are zero.
 */
export function lotteryEffect({ days, takeUp, range, filters }: LotteryStudy): Sql {
  const chosen = conditionOn(beforeTheDraw, filters)
  const d = (prefix: string) => trusted(`sum(${prefix}_${takeUp})`)
  const attribute = (key: (typeof beforeTheDraw)[number]): Sql => sql`
    select campaign, stratum, won, ${trusted(`'${key}'`)} as outcome, ${trusted(key)} as item, 0 as applicants, 0 as wallets, 0 as w, 0 as w2,
      0 as wd, 0 as w2d, sum(w) as wy, sum(w2) as w2y, sum(w2) as w2y2, 0 as w2yd
    from arms group by 1, 2, 3, 5`
  return sql`
    with arms as (
      select * from ${lotteryArms} where days = ${days}::integer and ${chosen}
    ), sums as (
      ${armSums(d('w'), d('w2'))}
      union all
      ${attribute('region')}
      union all
      ${attribute('age_band')}
      union all
      select o.campaign, o.stratum, o.won, case when o.days < 0 then 'prior_' || o.outcome else o.outcome end, c.value, 0, 0, 0, 0, 0, 0,
        sum(o.wy), sum(o.w2y), sum(o.w2y2), ${d('o.w2y')}
      from ${lotteryOutcomes} o left join ${codes} c on c.dimension = 'rail' and c.code = o.rail
      where o.days in (-1, ${days}::integer) and ${chosen} group by 1, 2, 3, 4, 5
    )
    ${ofCampaigns(range)}`
}
