import { addDays, periodStart, type Range } from '../../calendar.ts'
import { codes } from '../../compact/purchases.ts'
import { switchBacks } from '../../compact/switch-backs.ts'
import type { TransitionGrain } from '../../compact/transitions.ts'
import { periodsBetween } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import type { Segmentation } from '../segment-parameter.ts'
import { segmented } from '../segments.ts'

export interface SwitchStudy {
  grain: TransitionGrain
  segment: Segmentation | 'old_rail'
  range: Partial<Range>
  filters: Filters
}

/** First day of the last period that is over at the cutoff. */
const lastOver = (grain: TransitionGrain, { cutoff }: Facts): string =>
  periodStart(grain, addDays(periodStart(grain, addDays(cutoff, 1)), -1))

/** Columns segment, time, events, censored: spells that go on are censored in the last period that is over at the cutoff. */
export function switchBack({ grain, segment, range, filters }: SwitchStudy, facts: Facts): Sql {
  const byRail = segment === 'old_rail'
  const last = sql`${bind(lastOver(grain, facts))}::date`
  return sql`
    select ${byRail ? sql`r.value` : sql`s.segment`} as segment, coalesce(s.back, ${periodsBetween(grain, sql`s.start`, last)})::integer as time,
      sum(case when s.back is null then 0 else s.persons end)::bigint as events,
      sum(case when s.back is null then s.persons else 0 end)::bigint as censored
    from (${segmented(switchBacks(grain), byRail ? 'none' : segment, filters, range)}) as s
    ${byRail ? sql`join ${codes} r on r.dimension = 'rail' and r.code = s.old_rail` : sql``}
    group by 1, 2 order by 1, 2`
}
