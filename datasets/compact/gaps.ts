import { paymentCondition } from '../filters.ts'
import { bind, sql } from '../sql.ts'
import { purchasesOn, type RailScope } from './focal.ts'
import { codes } from './purchases.ts'
import { type CompactTable, compact } from './relation.ts'
import type { Funding } from './starts.ts'

/**
 * Persons by the days from their k-th purchase to the next. The first purchase is of the whole history; a payment filter narrows those after
 * it. Purchases of one day are 0 days apart; of those on the first day, one that the filter leaves out is taken to be the first.
 */
export const gaps = (k: number, funding: Funding, rail: RailScope): CompactTable =>
  compact({
    name: `gaps_${k}_${funding}_${rail}`,
    description: `Persons by days from purchase ${k} to the next, ${funding === 'own' ? 'own money only' : 'any funding'}.`,
    columns: {
      start: 'local date of the first purchase',
      profile: 'profile',
      since: `days from the first purchase to purchase ${k}`,
      gap: 'days to the next purchase, null where there is none by the cutoff',
      persons: 'persons',
    },
    stored: rail === 'focal' && k === 1,
    narrowed: true,
    sorted: 4,
    define: (basis) => sql`
      with bought as (
        select person, profile, day, case when ${paymentCondition(basis.filters, codes)} then 1 else 0 end as counts from ${purchasesOn(rail)}
        where day <= ${bind(basis.cutoff)}::date and ${funding === 'own' ? sql`subsidy = 0` : sql`true`}
      ), placed as (
        select person, profile, day, counts, row_number() over (partition by person order by day, counts) as place from bought
      ), numbered as (
        select person, profile, day, row_number() over (partition by person order by place) as nth from placed where counts = 1 or place = 1
      ), pairs as (
        select person, profile, min(case when nth = 1 then day end) as start, min(case when nth = ${k}::integer then day end) as earlier,
          min(case when nth = ${k + 1}::integer then day end) as later
        from numbered where nth <= ${k + 1}::integer group by 1, 2
      )
      select start, profile, (earlier - start)::integer as since, (later - earlier)::integer as gap, count(*)::integer as persons
      from pairs where earlier is not null group by 1, 2, 3, 4`,
  })
