import type { Range } from '../../calendar.ts'
import { codes, purchases } from '../../compact/purchases.ts'
import { onRail } from '../../compact/starts.ts'
import type { Facts } from '../../facts.ts'
import { type Filters, paymentCondition } from '../../filters.ts'
import { bind, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

/** Persons are counted over the whole range, so that only purchases can answer: no compact table holds a person’s payments over many months. */
export const offlineByScenario = (study: { range: Partial<Range>; filters: Filters }, facts: Facts): Sql => sql`
  with kinds as (
    select code, case when value = 'online' then 0 else 1 end as offline
    from ${codes} where dimension = 'connectivity' and value <> 'unknown'
  ), by_person as (
    select p.scenario, p.region, p.person, sum(k.offline) as offline, count(*) as payments
    from ${purchases} p join kinds k on k.code = p.connectivity
    where ${onRail('focal', { cutoff: facts.cutoff, focalRail: facts.focalRail, filters: study.filters })}
      and ${ofChosen(study.filters)} and ${paymentCondition(study.filters, codes)} and ${within(sql`p.day`, study.range)}
      and p.day <= ${bind(facts.cutoff)}::date
    group by 1, 2, 3
  ), cells as (
    select scenario, region, sum(offline) as offline, sum(payments) as n, count(*) as persons, sum(offline * offline) as offline_squared,
      sum(offline * payments) as offline_by_all, sum(payments * payments) as payments_squared
    from by_person group by 1, 2
  )
  select s.value as scenario, r.value as region, c.offline::bigint as offline, c.n::bigint as n, c.persons::bigint as persons,
    c.offline_squared::bigint as offline_squared, c.offline_by_all::bigint as offline_by_all, c.payments_squared::bigint as payments_squared
  from cells c join ${codes} s on s.dimension = 'scenario' and s.code = c.scenario
  join ${codes} r on r.dimension = 'region' and r.code = c.region
  order by s.value nulls last, r.value nulls last`
