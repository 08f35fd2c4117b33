import type { Grain } from '../calendar.ts'
import { lastPeriod, nextPeriod, periodOf } from '../dialect.ts'
import { sql } from '../sql.ts'
import { personFirsts, personUse } from './person-use.ts'
import { type CompactTable, compact } from './relation.ts'

export type TransitionGrain = Extract<Grain, 'month' | 'quarter' | 'year'>

/**
 * Persons by main rail in a period and in the next, where both have data. Code 0 is inactive; of the persons inactive in both, only those are
 * stored whom a payment filter hides while they make their first purchase: the others are the persons known less these.
 */
export const transitions = (grain: TransitionGrain): CompactTable =>
  compact({
    name: `transitions_${grain}`,
    description: `Persons by main rail in one ${grain} and the next.`,
    columns: {
      from_period: 'first day of the earlier period',
      profile: 'profile',
      from_rail: 'code of the main rail, 0 inactive',
      to_rail: 'code of the main rail, 0 inactive',
      persons: 'persons',
      of_which_first: 'persons whose first known purchase fell into the later period',
    },
    narrowed: true,
    sorted: 4,
    define: () => sql`
      with mains as (
        select person, profile, period, main_rail as rail from ${personUse(grain)}
      ), periods as (
        select distinct period from mains
      ), pairs as (
        select a.period as from_period from periods a join periods b on b.period = ${nextPeriod(grain, sql`a.period`)}
      ), firsts as (
        select person, profile, ${periodOf(grain, sql`first_day`)} as first_period from ${personFirsts}
      ), sides as (
        select person, profile, period as from_period, rail as from_rail, 0 as to_rail from mains
        union all
        select person, profile, ${lastPeriod(grain, sql`period`)}, 0, rail from mains
        union all
        select person, profile, ${lastPeriod(grain, sql`first_period`)}, 0, 0 from firsts
      ), moves as (
        select person, profile, from_period, max(from_rail) as from_rail, max(to_rail) as to_rail
        from sides where from_period in (select from_period from pairs) group by 1, 2, 3
      )
      select m.from_period, m.profile, m.from_rail, m.to_rail, count(*)::integer as persons,
        sum(case when f.first_period = ${nextPeriod(grain, sql`m.from_period`)} then 1 else 0 end)::integer as of_which_first
      from moves m join firsts f on f.person = m.person
      group by 1, 2, 3, 4`,
  })
