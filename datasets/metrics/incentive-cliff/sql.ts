import type { Range } from '../../calendar.ts'
import { afterIncentive } from '../../compact/incentives.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import type { Segmentation } from '../segment-parameter.ts'
import { segmented } from '../segments.ts'

/** Columns segment, time, cause (1 own money, 2 left, 0 censored at the cutoff), persons. */
export const incentiveCliff = (study: { segment: Segmentation; range: Partial<Range>; filters: Filters }, facts: Facts): Sql => sql`
  select segment, coalesce(days, ${bind(facts.cutoff)}::date - start)::integer as time, cause, sum(persons)::bigint as persons
  from (${segmented(afterIncentive, study.segment, study.filters, study.range)}) as chosen
  group by 1, 2, 3 order by 1, 2, 3`
