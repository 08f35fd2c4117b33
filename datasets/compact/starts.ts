import { type Filters, hasPaymentFilter, paymentCondition } from '../filters.ts'
import { bind, type Sql, sql } from '../sql.ts'
import { purchasesOn, type RailScope } from './focal.ts'
import { incentives } from './incentives.ts'
import { people } from './people.ts'
import { personFirsts } from './person-use.ts'
import { codes } from './purchases.ts'
import { type Basis, type CompactTable, compact } from './relation.ts'

export const startKinds = ['first_purchase', 'wallet_opened', 'incentive_used_up'] as const
export type Start = (typeof startKinds)[number]
export type Funding = 'any' | 'own'
/** Window length in days. */
export type WindowLength = 1 | 7 | 30

/** What the purchase that starts the clock must be; only the payment filters matter. None: any purchase. */
export interface StartCondition {
  filters: Filters
  funding: Funding
}

const requiredBy: Readonly<Record<Start, readonly string[]>> = {
  first_purchase: [],
  wallet_opened: ['wallets'],
  incentive_used_up: ['grants', 'wallets'],
}

const described: Readonly<Record<Start, string>> = {
  first_purchase: 'their first purchase',
  wallet_opened: 'their first wallet’s opening',
  incentive_used_up: 'the day after their incentive was used up or expired',
}

/** Part of a relation’s name that tells one condition from another. */
const under = (condition: StartCondition | undefined) => (condition ? ` under ${JSON.stringify(condition)}` : '')
const funded = (funding: Funding) => (funding === 'own' ? sql`subsidy = 0` : sql`true`)

function startsOf(start: Start, rail: RailScope, condition: StartCondition | undefined, basis: Basis): Sql {
  const cutoff = sql`${bind(basis.cutoff)}::date`
  switch (start) {
    case 'wallet_opened':
      return sql`select person, profile, opened_on as start from ${people} where opened_on <= ${cutoff}`
    // What was paid with the last of it belongs to the incentive, not to what came after.
    case 'incentive_used_up':
      return sql`select person, profile, start + 1 as start from ${incentives} where start < ${cutoff}`
    case 'first_purchase':
      if (rail === 'any' && !condition)
        return sql`select person, profile, first_day as start from ${personFirsts} where first_day <= ${cutoff}`
      return sql`select person, profile, min(day) as start from ${purchasesOn(rail)}
        where day <= ${cutoff} and ${paymentCondition(condition?.filters ?? {}, codes)}
          and ${funded(condition?.funding ?? 'any')} group by person, profile`
  }
}

/** Where each person’s clock starts. What makes a person new is their whole history, so payment filters do not narrow it; a condition does. */
export const personStarts = (start: Start, rail: RailScope, condition?: StartCondition): CompactTable =>
  compact({
    name: `person_starts_${start}_${rail}${under(condition)}`,
    description: 'Local date on which each person’s clock starts.',
    columns: { person: 'number of the person', profile: 'profile', start: 'local date' },
    stored: false,
    passing: !condition,
    fine: true,
    requires: requiredBy[start],
    define: (basis) => startsOf(start, rail, condition, basis),
  })

/** Persons by the day their clock starts. */
export const starts = (start: Start, rail: RailScope, condition?: StartCondition): CompactTable =>
  compact({
    name: `starts_${start}_${rail}${under(condition)}`,
    description: `Persons by local date of ${described[start]}.`,
    columns: { start: 'local date', profile: 'profile', persons: 'persons' },
    stored: !condition && (rail === 'focal' || start === 'first_purchase'),
    requires: requiredBy[start],
    sorted: 2,
    define: () => sql`
      select start, profile, count(*)::integer as persons from ${personStarts(start, rail, condition)} group by start, profile`,
  })

/** Over all rails only what a view shows before anything is chosen: those rows are many. */
const returnsStored = (length: WindowLength, start: Start, funding: Funding, rail: RailScope) =>
  rail === 'focal' || (length === 30 && start === 'first_purchase' && funding === 'any')

/**
 * Persons by the windows in which they were active, each with the active window before it (−1: none). Window k of a person who starts on
 * day a is [a + kL, a + (k + 1)L − 1]. A person is in every range of windows exactly once: where k is in it and prev_k before it.
 */
export const returns = (length: WindowLength, start: Start, funding: Funding, rail: RailScope, condition?: StartCondition): CompactTable =>
  compact({
    name: `returns_${length}_${start}_${funding}_${rail}${under(condition)}`,
    description: `Persons by active window of ${length} days since ${start}, ${funding === 'own' ? 'own money only' : 'any funding'}.`,
    columns: {
      start: 'local date on which the clock started',
      profile: 'profile',
      k: 'window of activity',
      prev_k: 'window of activity before it, −1 where there is none',
      persons: 'persons',
    },
    stored: returnsStored(length, start, funding, rail) && !condition,
    narrowed: true,
    requires: requiredBy[start],
    sorted: 4,
    define: (basis) =>
      length > 1 && returnsStored(1, start, funding, rail) && !condition && !hasPaymentFilter(basis.filters)
        ? // Whoever was active on day `k` and before it on `prev_k` was so in the windows that hold these, and in none between.
          sql`
      select start, profile, k // ${length}::integer as k, case when prev_k < 0 then -1 else prev_k // ${length}::integer end as prev_k,
        sum(persons)::integer as persons
      from ${returns(1, start, funding, rail)} where prev_k < 0 or prev_k // ${length}::integer < k // ${length}::integer group by 1, 2, 3, 4`
        : sql`
      with windows as (
        select distinct p.person, s.profile, s.start, ((p.day - s.start) // ${length}::integer)::integer as k
        from ${purchasesOn(rail)} p join ${personStarts(start, rail, condition)} s on s.person = p.person
        where p.day >= s.start and p.day <= ${bind(basis.cutoff)}::date and ${funded(funding)} and ${paymentCondition(basis.filters, codes)}
      ), steps as (
        select start, profile, k, coalesce(lag(k) over (partition by person order by k), -1) as prev_k from windows
      )
      select start, profile, k, prev_k, count(*)::integer as persons from steps group by start, profile, k, prev_k`,
  })
