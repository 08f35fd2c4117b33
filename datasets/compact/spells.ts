import { conditionOn, paymentCondition, paymentFilters } from '../filters.ts'
import { bind, type Sql, sql } from '../sql.ts'
import { SHORTEST_DORMANCY } from './dormancy.ts'
import { purchasesOn, type RailScope } from './focal.ts'
import { netPayments } from './net-payments.ts'
import { people } from './people.ts'
import { codes } from './purchases.ts'
import { type Basis, type CompactTable, compact, contractRelation } from './relation.ts'
import type { Funding } from './starts.ts'

export type SpellUnit = 'person' | 'wallet'

const wallets = contractRelation('wallets')

/** Days on which a person bought, `counts` where the payment filter lets the purchase count. */
const personDays = (funding: Funding, rail: RailScope, basis: Basis): Sql => sql`
  select person as unit, profile, day, max(case when ${paymentCondition(basis.filters, codes)} then 1 else 0 end) as counts
  from ${purchasesOn(rail)}
  where day <= ${bind(basis.cutoff)}::date and ${funding === 'own' ? sql`subsidy = 0` : sql`true`}
  group by 1, 2, 3`

/** The same by wallet: purchases whose wallet is known, with the profile of its holder. */
const walletDays = (funding: Funding, rail: RailScope, basis: Basis): Sql => sql`
  select n.wallet_id as unit, h.profile, n.local_date as day, max(case when ${conditionOn(paymentFilters, basis.filters)} then 1 else 0 end) as counts
  from ${netPayments(rail)} n join ${wallets} w on w.wallet_id = n.wallet_id join ${people} h on h.person_id = w.person_id
  where n.local_date <= ${bind(basis.cutoff)}::date and ${funding === 'own' ? sql`n.subsidy = 0` : sql`true`}
  group by 1, 2, 3`

/**
 * Absences longer than all before them, of persons or of wallets, since the first purchase. At dormancy G whoever has a row with
 * longest ≤ G < gap has churned, at `until`, and nobody has two such rows; whoever has none was active less than G days before the cutoff.
 * So one table answers every G from SHORTEST_DORMANCY on. Everyone has exactly one row with longest = 0.
 *
 * The first purchase is of the whole history; a payment filter narrows what comes after it.
 */
export const spells = (unit: SpellUnit, funding: Funding, rail: RailScope): CompactTable =>
  compact({
    name: `spells_${unit}_${funding}_${rail}`,
    description: `${unit === 'person' ? 'Persons' : 'Wallets'} by absences from purchases, ${funding === 'own' ? 'own money only' : 'any funding'}.`,
    columns: {
      start: 'local date of the first purchase',
      profile: 'profile',
      until: 'days from the first purchase to the last before the absence',
      gap: 'days to the next purchase; to the day after the cutoff where there is none yet',
      longest: `longest such gap before, 0 where all were at most ${SHORTEST_DORMANCY} days`,
      persons: unit === 'person' ? 'persons' : 'wallets',
    },
    stored: rail === 'focal' && (unit === 'person' || funding === 'own'),
    narrowed: true,
    requires: unit === 'wallet' ? ['wallets'] : [],
    sorted: 5,
    define: (basis) => sql`
      with days as (
        ${unit === 'person' ? personDays(funding, rail, basis) : walletDays(funding, rail, basis)}
      ), dated as (
        select unit, profile, day, counts, min(day) over (partition by unit) as start from days
      ), gaps as (
        select unit, profile, start, day,
          (coalesce(lead(day) over (partition by unit order by day), ${bind(basis.cutoff)}::date + 1) - day)::integer as gap
        from dated where counts = 1 or day = start
      ), records as (
        select *, coalesce(max(gap) over (partition by unit order by day rows between unbounded preceding and 1 preceding), 0) as longest,
          max(gap) over (partition by unit) as longest_of_all
        from gaps
      )
      select start, profile, (day - start)::integer as until, gap,
        (case when longest <= ${SHORTEST_DORMANCY}::integer then 0 else longest end)::integer as longest, count(*)::integer as persons
      from records
      where gap > longest
        and (gap > ${SHORTEST_DORMANCY}::integer or (longest_of_all <= ${SHORTEST_DORMANCY}::integer and longest = 0))
      group by 1, 2, 3, 4, 5`,
  })
