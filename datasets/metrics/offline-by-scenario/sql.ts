import type { Range } from '../../calendar.ts'
import { cellsOf, offlineCells } from '../../compact/offline.ts'
import { codes } from '../../compact/purchases.ts'
import type { Facts } from '../../facts.ts'
import { type Filters, paymentCondition } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

/** Persons are counted over the whole range: all of history stands in a compact table, a part of it only purchases can answer. */
function cells({ range, filters }: { range: Partial<Range>; filters: Filters }, facts: Facts): Sql {
  if (!range.from && !range.to) return sql`select * from ${offlineCells}`
  return cellsOf(sql`
    ${ofChosen(filters)} and ${paymentCondition(filters, codes)} and ${within(sql`day`, range)}
      and day <= ${bind(facts.cutoff)}::date`)
}

export const offlineByScenario = (study: { range: Partial<Range>; filters: Filters }, facts: Facts): Sql => sql`
  with cells as (
    select scenario, region, sum(persons) as persons, sum(offline) as offline, sum(payments) as n, sum(offline_squared) as offline_squared,
      sum(offline_by_all) as offline_by_all, sum(payments_squared) as payments_squared
    from (${cells(study, facts)}) as by_profile where ${ofChosen(study.filters)} group by 1, 2
  )
  select s.value as scenario, r.value as region, c.offline::bigint as offline, c.n::bigint as n, c.persons::bigint as persons,
    c.offline_squared::bigint as offline_squared, c.offline_by_all::bigint as offline_by_all, c.payments_squared::bigint as payments_squared
  from cells c join ${codes} s on s.dimension = 'scenario' and s.code = c.scenario
  join ${codes} r on r.dimension = 'region' and r.code = c.region
  order by s.value nulls last, r.value nulls last`
