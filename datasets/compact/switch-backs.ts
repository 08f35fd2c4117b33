import { nextPeriod, periodsBetween } from '../dialect.ts'
import { bind, sql } from '../sql.ts'
import { personUse } from './person-use.ts'
import { codes } from './purchases.ts'
import { type CompactTable, compact } from './relation.ts'
import type { TransitionGrain } from './transitions.ts'

/**
 * Each person’s first turn from another main rail to the focal one, and when the main rail was that other one again. Periods without a purchase
 * are passed over on both sides; those that are not over by the cutoff are not looked at.
 */
export const switchBacks = (grain: TransitionGrain): CompactTable =>
  compact({
    name: `switch_backs_${grain}`,
    description: `Persons by the ${grain} in which the focal rail became their main one, and by when the old one was it again.`,
    columns: {
      start: 'first day of the first period on the focal rail',
      profile: 'profile',
      old_rail: 'code of the main rail before',
      back: 'periods until that rail was the main one again, null where it was not by the cutoff',
      persons: 'persons',
    },
    narrowed: true,
    sorted: 4,
    define: (basis) => sql`
      with mains as (
        select person, profile, period, main_rail as rail, lag(main_rail) over (partition by person order by period) as before
        from ${personUse(grain)} where ${nextPeriod(grain, sql`period`)} - 1 <= ${bind(basis.cutoff)}::date
      ), turns as (
        select person, profile, period, before, row_number() over (partition by person order by period) as nth
        from mains where before <> rail and rail = (select code from ${codes} where dimension = 'rail' and value = ${bind(basis.focalRail)})
      ), ends as (
        select t.person, t.profile, t.period as start, t.before as old_rail, min(m.period) as back
        from turns t left join mains m on m.person = t.person and m.rail = t.before and m.period > t.period
        where t.nth = 1 group by 1, 2, 3, 4
      )
      select start, profile, old_rail, ${periodsBetween(grain, sql`start`, sql`back`)} as back, count(*)::integer as persons
      from ends group by 1, 2, 3, 4`,
  })
