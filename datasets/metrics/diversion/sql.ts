import { lotteryDiversion } from '../../compact/lottery.ts'
import { codes } from '../../compact/purchases.ts'
import { conditionOn } from '../../filters.ts'
import { type Sql, sql } from '../../sql.ts'
import { beforeTheDraw, type LotteryStudy, lotteryEffect } from '../lottery-effect/sql.ts'

/**
 * The sums of `lottery-effect` for spend on each rail and in total, with `w2yd` of the spend on the focal rail in the place of a take-up. The sums
 * of that treatment itself are those of the outcome `spend` on the focal rail.
 */
export const diversion = (study: Omit<LotteryStudy, 'takeUp'>): Sql => sql`
  with sums as (
    ${lotteryEffect({ ...study, takeUp: 'claimed' })}
  ), products as (
    select d.campaign, d.stratum, d.won, case when d.rail = 0 then 'total_spend' else 'spend' end as outcome, c.value as item, sum(d.w2yf) as w2yf
    from ${lotteryDiversion} d left join ${codes} c on c.dimension = 'rail' and c.code = d.rail
    where d.days = ${study.days}::integer and ${conditionOn(beforeTheDraw, study.filters)} group by 1, 2, 3, 4, 5
  )
  select s.campaign, s.label, s.starts_on, s.allocation, s.stratum, s.won, s.outcome, s.item, s.applicants, s.wallets, s.w, s.w2, s.wd, s.w2d,
    s.wy, s.w2y, s.w2y2, coalesce(p.w2yf, 0)::double as w2yd
  from sums s left join products p on p.campaign = s.campaign and p.stratum is not distinct from s.stratum and p.won = s.won
    and p.outcome = s.outcome and p.item is not distinct from s.item
  where s.outcome is null or s.outcome in ('spend', 'total_spend')
  order by s.starts_on, s.campaign, s.stratum, s.outcome, s.item, s.won`
