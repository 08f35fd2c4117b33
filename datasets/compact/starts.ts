import { paymentCondition } from '../filters.ts'
import { bind, type Sql, sql } from '../sql.ts'
import { people } from './people.ts'
import { codes, purchases } from './purchases.ts'
import { type Basis, type CompactTable, compact } from './relation.ts'

export const startKinds = ['first_purchase', 'wallet_opened'] as const
export type Start = (typeof startKinds)[number]
export type Funding = 'any' | 'own'
export type RailScope = 'focal' | 'any'
/** Window length in days. */
export type WindowLength = 1 | 7 | 30

export const onRail = (scope: RailScope, basis: Basis): Sql =>
  scope === 'any' ? sql`true` : sql`rail = (select code from ${codes} where dimension = 'rail' and value = ${bind(basis.focalRail)})`

/** Where each person’s clock starts. What makes a person new is their whole history, so payment filters do not narrow it. */
const personStarts = (start: Start, rail: RailScope): CompactTable =>
  compact({
    name: `person_starts_${start}_${rail}`,
    description: 'Local date on which each person’s clock starts.',
    columns: { person: 'number of the person', profile: 'profile', start: 'local date' },
    stored: false,
    fine: true,
    requires: start === 'wallet_opened' ? ['wallets'] : [],
    define: (basis) =>
      start === 'wallet_opened'
        ? sql`select person, profile, opened_on as start from ${people} where opened_on <= ${bind(basis.cutoff)}::date`
        : sql`select person, profile, min(day) as start from ${purchases}
            where ${onRail(rail, basis)} and day <= ${bind(basis.cutoff)}::date group by person, profile`,
  })

/** Persons by the day their clock starts. */
export const starts = (start: Start, rail: RailScope): CompactTable =>
  compact({
    name: `starts_${start}_${rail}`,
    description: `Persons by local date of their ${start === 'first_purchase' ? 'first purchase' : 'first wallet’s opening'}.`,
    columns: { start: 'local date', profile: 'profile', persons: 'persons' },
    stored: rail === 'focal' || start === 'first_purchase',
    requires: start === 'wallet_opened' ? ['wallets'] : [],
    define: () => sql`
      select start, profile, count(*)::integer as persons from ${personStarts(start, rail)} group by start, profile order by start, profile`,
  })

/**
 * Persons by the windows in which they were active, each with the active window before it (−1: none). Window k of a person who starts on
 * day a is [a + kL, a + (k + 1)L − 1]. A person is in every range of windows exactly once: where k is in it and prev_k before it.
 */
export const returns = (length: WindowLength, start: Start, funding: Funding, rail: RailScope): CompactTable =>
  compact({
    name: `returns_${length}_${start}_${funding}_${rail}`,
    description: `Persons by active window of ${length} days since ${start}, ${funding === 'own' ? 'own money only' : 'any funding'}.`,
    columns: {
      start: 'local date on which the clock started',
      profile: 'profile',
      k: 'window of activity',
      prev_k: 'window of activity before it, −1 where there is none',
      persons: 'persons',
    },
    stored: rail === 'focal',
    narrowed: true,
    requires: start === 'wallet_opened' ? ['wallets'] : [],
    define: (basis) => sql`
      with windows as (
        select distinct p.person, s.profile, s.start, ((p.day - s.start) // ${length}::integer)::integer as k
        from ${purchases} p join ${personStarts(start, rail)} s on s.person = p.person
        where p.day >= s.start and p.day <= ${bind(basis.cutoff)}::date and ${onRail(rail, basis)}
          and ${funding === 'own' ? sql`p.subsidy = 0` : sql`true`} and ${paymentCondition(basis.filters, codes)}
      ), steps as (
        select start, profile, k, coalesce(lag(k) over (partition by person order by k), -1) as prev_k from windows
      )
      select start, profile, k, prev_k, count(*)::integer as persons from steps group by start, profile, k, prev_k
      order by start, profile, k, prev_k`,
  })
