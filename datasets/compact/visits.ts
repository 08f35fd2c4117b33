import { paymentCondition } from '../filters.ts'
import { sql } from '../sql.ts'
import { purchasesOn, type RailScope } from './focal.ts'
import { codes } from './purchases.ts'
import { type CompactTable, compact } from './relation.ts'

/**
 * Days of activity, each with the one before it. The persons active in any range are those with `day` in the range and `prev_day` before it
 * or null: each is counted once.
 */
export const visits = (rail: RailScope): CompactTable =>
  compact({
    name: `visits_${rail}`,
    description: `Persons by day of activity and the day of activity before it, ${rail === 'focal' ? 'focal rail' : 'any rail'}.`,
    columns: {
      day: 'local date of activity',
      prev_day: 'local date of the activity before it, null where there is none',
      first_day: 'where there is none: local date of the first purchase on the rail, whatever the payment filter',
      profile: 'profile',
      persons: 'persons',
    },
    stored: rail === 'focal',
    narrowed: true,
    sorted: 4,
    define: (basis) => sql`
      with days as (
        select distinct person, profile, day from ${purchasesOn(rail)} where ${paymentCondition(basis.filters, codes)}
      ), firsts as (
        select person, min(day) as first_day from ${purchasesOn(rail)} group by person
      ), steps as (
        select person, profile, day, lag(day) over (partition by person order by day) as prev_day from days
      )
      select s.day, s.prev_day, case when s.prev_day is null then f.first_day end as first_day, s.profile, count(*)::integer as persons
      from steps s join firsts f on f.person = s.person
      group by 1, 2, 3, 4`,
  })
