import type { Grain } from '../calendar.ts'
import { periodOf } from '../dialect.ts'
import { hasPaymentFilter, paymentCondition } from '../filters.ts'
import { sql } from '../sql.ts'
import { codes, purchases } from './purchases.ts'
import { type CompactTable, compact } from './relation.ts'

const isCalendar = (grain: Grain) => grain === 'month' || grain === 'quarter' || grain === 'year'

/**
 * What each person did on each rail in a period. Quarters and years are added up from months; under a payment filter, and by day or week, it is
 * counted from the purchases.
 */
export const personRails = (grain: Grain): CompactTable =>
  compact({
    name: `person_rails_${grain}`,
    description: `Payments and money of each person by ${grain} and rail.`,
    columns: {
      period: 'first day',
      person: 'number of the person',
      profile: 'number of the person’s profile',
      rail: 'code of the rail',
      payments: 'payments',
      value: 'minor units',
      subsidy: 'of value, paid by grants, minor units',
    },
    stored: false,
    passing: isCalendar(grain),
    narrowed: true,
    fine: true,
    define: (basis) =>
      (grain === 'quarter' || grain === 'year') && !hasPaymentFilter(basis.filters)
        ? sql`select ${periodOf(grain, sql`period`)} as period, person, profile, rail, sum(payments)::integer as payments,
            sum(value)::bigint as value, sum(subsidy)::bigint as subsidy
          from ${personRails('month')} group by 1, 2, 3, 4`
        : sql`select ${periodOf(grain, sql`day`)} as period, person, profile, rail, count(*)::integer as payments,
            sum(value)::bigint as value, sum(subsidy)::bigint as subsidy
          from ${purchases} where ${paymentCondition(basis.filters, codes)} group by 1, 2, 3, 4`,
  })

/** What each person did on all rails together in a period, which of them is the main one, and how many are really used. */
export const personUse = (grain: Grain): CompactTable =>
  compact({
    name: `person_use_${grain}`,
    description: `Payments and money of each person by ${grain}, with the main rail.`,
    columns: {
      period: 'first day',
      person: 'number of the person',
      profile: 'number of the person’s profile',
      payments: 'payments',
      value: 'minor units',
      subsidy: 'of value, paid by grants, minor units',
      main_rail: 'code of the rail with most payments, of several the one with most value, of several the first',
      rails_used: 'rails with at least 5 % of the payments',
    },
    stored: false,
    passing: isCalendar(grain),
    narrowed: true,
    fine: true,
    define: () => sql`
      select period, person, profile, sum(payments)::integer as payments, sum(value)::bigint as value, sum(subsidy)::bigint as subsidy,
        arg_max(rail, (payments, value, -rail)) as main_rail,
        len(list_filter(list(payments), lambda n: n * 20 >= sum(payments)))::integer as rails_used
      from ${personRails(grain)} group by 1, 2, 3`,
  })

/** When each person first bought anything on any rail; no payment filter reaches it. */
export const personFirsts = compact({
  name: 'person_firsts',
  description: 'Local date of each person’s first purchase on any rail.',
  columns: { person: 'number of the person', profile: 'number of the person’s profile', first_day: 'local date' },
  stored: false,
  passing: true,
  fine: true,
  define: () => sql`select person, profile, min(day) as first_day from ${purchases} group by 1, 2`,
})
