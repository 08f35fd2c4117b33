import type { Grain, Range } from '../../calendar.ts'
import { offlineUse, totalUse } from '../../compact/use.ts'
import { nextPeriod } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

/** A period has no count of those without a network where the connectivity of none of its payments is known. */
export function offlineAdopters(study: { grain: Grain; range: Partial<Range>; filters: Filters }, facts: Facts): Sql {
  const chosen = sql`${ofChosen(study.filters)} and ${within(sql`period`, study.range)}`
  return sql`
    with known as (
      select distinct period from ${totalUse('connectivity', study.grain)} where ${chosen}
    )
    select u.period, sum(u.active)::bigint as active, case when k.period is not null then sum(u.offline_active)::bigint end as offline_active,
      ${nextPeriod(study.grain, sql`u.period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
    from (select * from ${offlineUse(study.grain)} where ${chosen}) u left join known k on k.period = u.period
    group by u.period, k.period order by u.period`
}
