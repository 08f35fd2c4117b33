import type { Range } from '../../calendar.ts'
import type { RailScope } from '../../compact/focal.ts'
import { gaps } from '../../compact/gaps.ts'
import type { Funding } from '../../compact/starts.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import type { Segmentation } from '../segment-parameter.ts'
import { segmented } from '../segments.ts'

export interface IntervalStudy {
  segment: Segmentation
  /** From purchase k to the next. */
  k: number
  funding: Funding
  rail: RailScope
  range: Partial<Range>
  filters: Filters
}

/** Columns segment, time, events, censored: gaps that are still open at the cutoff are censored there. */
export const returnInterval = (study: IntervalStudy, facts: Facts): Sql => sql`
  select segment, coalesce(gap, ${bind(facts.cutoff)}::date - start - since)::integer as time,
    sum(case when gap is null then 0 else persons end)::bigint as events, sum(case when gap is null then persons else 0 end)::bigint as censored
  from (${segmented(gaps(study.k, study.funding, study.rail), study.segment, study.filters, study.range)}) as chosen
  group by 1, 2 order by 1, 2`
