import { paymentCondition } from '../filters.ts'
import { bind, sql } from '../sql.ts'
import { purchasesOn, type RailScope } from './focal.ts'
import { codes } from './purchases.ts'
import { type CompactTable, compact } from './relation.ts'
import type { Funding } from './starts.ts'

/** Those that a view shows before anything is chosen: made once per release. */
export const shownGaps = [
  [1, 'any', 'focal'],
  [1, 'own', 'focal'],
  [2, 'any', 'focal'],
  [5, 'any', 'focal'],
  [1, 'any', 'any'],
] as const

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
    stored: shownGaps.some((shown) => shown[0] === k && shown[1] === funding && shown[2] === rail),
    narrowed: true,
    sorted: 4,
    define: (basis) => sql`
      with bought as (
        select person, profile, day, ${paymentCondition(basis.filters, codes)} as counts from ${purchasesOn(rail)}
        where day <= ${bind(basis.cutoff)}::date and ${funding === 'own' ? sql`subsidy = 0` : sql`true`}
      ), days as (
        select person, profile, min(day) as start, min(day) filter (not counts) as other, min(day, ${k + 1}::integer) filter (counts) as counted
        from bought group by 1, 2
      ), pairs as (
        select start, profile, case when other = start then list_prepend(start, counted) else counted end as nth from days
      )
      select start, profile, (nth[${k}::integer] - start)::integer as since, (nth[${k + 1}::integer] - nth[${k}::integer])::integer as gap,
        count(*)::integer as persons
      from pairs where nth[${k}::integer] is not null group by 1, 2, 3, 4`,
  })
