import { lotteryArms, lotteryDiversion, lotteryOutcomes } from '../../compact/lottery.ts'
import { codes } from '../../compact/purchases.ts'
import { conditionOn } from '../../filters.ts'
import { type Sql, sql } from '../../sql.ts'
import { armSums, beforeTheDraw, type LotteryStudy, ofCampaigns } from '../lottery-effect/sql.ts'

/**
 * Sums as of `lottery-effect`, of spend on each rail and in total, with `w2yd` of the spend on the focal rail in the place of a take-up. The other
 * sums of that treatment are those of the outcome `spend` on the focal rail.
 */
export function diversion({ days, range, filters }: Omit<LotteryStudy, 'takeUp'>): Sql {
  const chosen = sql`days = ${days}::integer and ${conditionOn(beforeTheDraw, filters)}`
  return sql`
    with arms as (
      select * from ${lotteryArms} where ${chosen}
    ), spent as (
      select campaign, stratum, won, rail, wy, w2y, w2y2, 0 as w2yd from ${lotteryOutcomes}
      where ${chosen} and outcome in ('spend', 'total_spend')
      union all
      select campaign, stratum, won, rail, 0, 0, 0, w2yf from ${lotteryDiversion} where ${chosen}
    ), sums as (
      ${armSums(sql`0`, sql`0`)}
      union all
      select t.campaign, t.stratum, t.won, case when t.rail = 0 then 'total_spend' else 'spend' end, c.value, 0, 0, 0, 0, 0, 0,
        sum(t.wy), sum(t.w2y), sum(t.w2y2), sum(t.w2yd)
      from spent t left join ${codes} c on c.dimension = 'rail' and c.code = t.rail group by 1, 2, 3, 4, 5
    )
    ${ofCampaigns(range)}`
}
