import { daysBetween, type Grain, type Range } from '../../calendar.ts'
import type { RailScope } from '../../compact/focal.ts'
import { profiles } from '../../compact/people.ts'
import { type Funding, returns, type Start, type StartCondition, starts, type WindowLength } from '../../compact/starts.ts'
import { periodOf, series } from '../../dialect.ts'
import type { Facts } from '../../facts.ts'
import type { Filters, PersonFilter } from '../../filters.ts'
import { bind, join, type Relation, type Sql, sql, trusted } from '../../sql.ts'
import { ofChosen, within } from '../population.ts'

export interface Study {
  length: WindowLength
  cohort: Grain
  mode: 'exact' | 'rolling' | 'bracket'
  start: Start
  /** What the first purchase must be to start the clock. */
  condition?: StartCondition | undefined
  funding: Funding
  rail: RailScope
  /** Windows [from, to) of the bracket mode. */
  brackets: readonly (readonly [number, number])[]
  /** Person attribute by which the cohorts are split; none: one segment, the empty text. */
  segment?: PersonFilter
  range: Partial<Range>
  filters: Filters
}

const returnsOf = ({ length, start, funding, rail, condition }: Study) => returns(length, start, funding, rail, condition)

/** Rows of `table` for the chosen persons, with the cohort and the segment they belong to. */
const grouped = (study: Study, table: Relation): Sql => sql`
  select ${study.segment ? sql`coalesce(p.${trusted(study.segment)}, '')` : sql`''`} as segment,
    ${periodOf(study.cohort, sql`t.start`)} as cohort, t.*
  from ${table} t join (select * from ${profiles} where ${ofChosen(study.filters)}) p on p.profile = t.profile
  where ${within(sql`t.start`, study.range)}`

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
  const L = sql`${study.length}::integer`
  // A person’s window of activity is their age: nothing to count twice.
  if (study.mode === 'exact')
    return sql`
      select segment, cohort, k as age, k + 1 as until, sum(persons) as returned
      from (${grouped(study, returnsOf(study))}) as active
      where start + (k + 1) * ${L} - 1 <= ${cutoff} group by 1, 2, 3, 4`
  const source = sql`select segment, cohort, start, k, prev_k, sum(persons) as persons
    from (${grouped(study, returnsOf(study))}) as active group by 1, 2, 3, 4, 5`
  if (study.mode === 'bracket')
    return sql`
      select r.segment, r.cohort, a.age, a.until, sum(r.persons) as returned
      from (${source}) r join ages a on r.k >= a.age and r.k < a.until and r.prev_k < a.age and r.start + a.until * ${L} - 1 <= ${cutoff}
      group by 1, 2, 3, 4`
  // A row puts its persons into the ages prev_k + 1 … k, as far as those were over for them: one step up, one step down, then a running sum.
  const over = sql`(${cutoff} - start + 1) // ${L} - 1`
  return sql`
    select segment, cohort, age, age + 1 as until, sum(sum(persons)) over (partition by segment, cohort order by age) as returned from (
      select segment, cohort, prev_k + 1 as age, persons from (${source}) r where prev_k + 1 <= ${over}
      union all
      select segment, cohort, least(k, ${over}) + 1 as age, -persons from (${source}) r where prev_k + 1 <= ${over}
      union all
      select distinct segment, cohort, a.age, 0 as persons from cohorts cross join ages a
    ) steps group by segment, cohort, age`
}

/**
 * Columns segment, cohort, age, until, cohort_size, segment_size, eligible, returned; only where somebody is eligible. A cohort of which nobody is
 * eligible for any window has one row, its first window, with eligible = 0, so that it is not taken for one that does not exist.
 */
export function retentionCohorts(study: Study, facts: Facts): Sql {
  const cutoff = sql`${bind(facts.cutoff)}::date`
  const first = study.mode === 'bracket' ? study.brackets[0]! : ([0, 1] as const)
  return sql`
    with cohorts as (
      select segment, cohort, start, sum(persons) as persons
      from (${grouped(study, starts(study.start, study.rail, study.condition))}) as started group by 1, 2, 3
    ), ages as (
      ${ages(study, facts)}
    ), sizes as (
      select segment, cohort, sum(persons) as cohort_size, sum(sum(persons)) over (partition by segment) as segment_size
      from cohorts group by 1, 2
    ), eligible as (
      select c.segment, c.cohort, a.age, a.until, sum(c.persons) as eligible
      from cohorts c join ages a on c.start + a.until * ${study.length}::integer - 1 <= ${cutoff} group by 1, 2, 3, 4
    ), returned as (
      ${returned(study, cutoff)}
    )
    select w.segment, w.cohort, w.age, w.until, s.cohort_size::bigint as cohort_size, s.segment_size::bigint as segment_size, w.eligible::bigint as eligible,
      coalesce(r.returned, 0)::bigint as returned
    from (
      select segment, cohort, age, until, eligible from eligible
      union all
      select segment, cohort, ${first[0]}::integer, ${first[1]}::integer, 0 from sizes s
      where not exists (select 1 from eligible e where e.segment = s.segment and e.cohort = s.cohort)
    ) w join sizes s on s.segment = w.segment and s.cohort = w.cohort
    left join returned r on r.segment = w.segment and r.cohort = w.cohort and r.age = w.age and r.until = w.until
    order by w.segment, w.cohort, w.age, w.until`
}
