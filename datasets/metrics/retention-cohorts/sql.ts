import { daysBetween, type Grain, type Range } from '../../calendar.ts'
import { type Funding, type RailScope, returns, type Start, starts, type WindowLength } from '../../compact/starts.ts'
import { periodOf, series } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters } from '../../filters.ts'
import { bind, join, type Sql, sql } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

export interface Study {
  length: WindowLength
  cohort: Extract<Grain, 'day' | 'week' | 'month'>
  mode: 'exact' | 'rolling' | 'bracket'
  start: Start
  funding: Funding
  rail: RailScope
  /** Windows [from, to) of the bracket mode. */
  brackets: readonly (readonly [number, number])[]
  range: Partial<Range>
  filters: Filters
}

/** Windows that can be over by the cutoff for somebody: column `age`, and `until`, the window before which it ends. */
function ages(study: Study, facts: Facts): Sql {
  if (study.mode === 'bracket')
    return sql`select * from (values ${join(
      study.brackets.map(([from, to]) => sql`(${from}::integer, ${to}::integer)`),
      sql`, `,
    )}) as bracket(age, until)`
  const most = Math.max(0, Math.floor((daysBetween(facts.firstDay, facts.cutoff) + 1) / study.length))
  return sql`select i as age, i + 1 as until from ${series(most)} as windows`
}

/** How many of a cohort’s eligible persons returned, each person counted at most once per age. */
function returned(study: Study, cutoff: Sql): Sql {
  const source = sql`select ${periodOf(study.cohort, sql`start`)} as cohort, start, k, prev_k, sum(persons) as persons
    from ${returns(study.length, study.start, study.funding, study.rail)}
    where ${ofChosen(study.filters)} and ${within(sql`start`, study.range)} group by 1, 2, 3, 4`
  const L = sql`${study.length}::integer`
  if (study.mode !== 'rolling')
    return sql`
      select r.cohort, a.age, sum(r.persons) as returned
      from (${source}) r join ages a on r.k >= a.age and r.k < a.until and r.prev_k < a.age and r.start + a.until * ${L} - 1 <= ${cutoff}
      group by 1, 2`
  // A row puts its persons into the ages prev_k + 1 … k, as far as those were over for them: one step up, one step down, then a running sum.
  return sql`
    select cohort, age, sum(sum(persons)) over (partition by cohort order by age) as returned from (
      select cohort, prev_k + 1 as age, persons from (${source}) r where prev_k + 1 <= (${cutoff} - start + 1) // ${L} - 1
      union all
      select cohort, least(k, (${cutoff} - start + 1) // ${L} - 1) + 1 as age, -persons from (${source}) r
      where prev_k + 1 <= (${cutoff} - start + 1) // ${L} - 1
      union all
      select distinct c.cohort, a.age, 0 as persons from cohorts c cross join ages a
    ) steps group by cohort, age`
}

export function retentionCohorts(study: Study, facts: Facts): Sql {
  const cutoff = sql`${bind(facts.cutoff)}::date`
  return sql`
    with cohorts as (
      select ${periodOf(study.cohort, sql`start`)} as cohort, start, sum(persons) as persons
      from ${starts(study.start, study.rail)} where ${ofChosen(study.filters)} and ${within(sql`start`, study.range)} group by 1, 2
    ), ages as (
      ${ages(study, facts)}
    ), sizes as (
      select cohort, sum(persons) as cohort_size from cohorts group by 1
    ), eligible as (
      select c.cohort, a.age, a.until, sum(c.persons) as eligible
      from cohorts c join ages a on c.start + a.until * ${study.length}::integer - 1 <= ${cutoff} group by 1, 2, 3
    ), returned as (
      ${returned(study, cutoff)}
    )
    select e.cohort, e.age, e.until, s.cohort_size::bigint as cohort_size, e.eligible::bigint as eligible,
      coalesce(r.returned, 0)::bigint as returned
    from eligible e join sizes s on s.cohort = e.cohort left join returned r on r.cohort = e.cohort and r.age = e.age
    order by e.cohort, e.age`
}
