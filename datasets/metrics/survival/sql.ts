import type { Range } from '../../calendar.ts'
import type { RailScope } from '../../compact/focal.ts'
import { type SpellUnit, spells } from '../../compact/spells.ts'
import type { Funding } from '../../compact/starts.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import type { Segmentation } from '../segment-parameter.ts'
import { segmented } from '../segments.ts'

export interface SurvivalStudy {
  segment: Segmentation
  /** Days without a purchase after which somebody has churned. */
  dormancy: number
  funding: Funding
  level: SpellUnit
  rail: RailScope
  range: Partial<Range>
  filters: Filters
}

/**
 * Columns segment, time, events, censored, pending. Only up to cutoff − G is it known who was still active: whoever has not churned by then is
 * censored there, and whoever started later (`pending`) is not followed at all.
 */
export function survival(study: SurvivalStudy, facts: Facts): Sql {
  const dormancy = sql`${study.dormancy}::integer`
  const known = sql`(${bind(facts.cutoff)}::date - ${dormancy})`
  const churned = sql`longest <= ${dormancy} and gap > ${dormancy}`
  return sql`
    with chosen as (
      ${segmented(spells(study.level, study.funding, study.rail), study.segment, study.filters, study.range)}
    ), ends as (
      select segment, until as time, persons as events, 0 as censored, 0 as pending from chosen where ${churned}
      union all
      select segment, ${known} - start as time, 0,
        sum(case when longest = 0 then persons else 0 end) - sum(case when ${churned} then persons else 0 end), 0
      from chosen where start <= ${known} group by segment, start
      union all
      select segment, 0, 0, 0, persons from chosen where longest = 0 and start > ${known}
    )
    select segment, time::integer as time, sum(events)::bigint as events, sum(censored)::bigint as censored, sum(pending)::bigint as pending
    from ends group by 1, 2 order by 1, 2`
}
