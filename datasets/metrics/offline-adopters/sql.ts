import type { Grain, Range } from '../../calendar.ts'
import { offlineUse } from '../../compact/use.ts'
import { nextPeriod } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

export const offlineAdopters = (study: { grain: Grain; range: Partial<Range>; filters: Filters }, facts: Facts): Sql => sql`
  select period, sum(active)::bigint as active, sum(offline_active)::bigint as offline_active,
    ${nextPeriod(study.grain, sql`period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
  from ${offlineUse(study.grain)} where ${ofChosen(study.filters)} and ${within(sql`period`, study.range)}
  group by period order by period`
