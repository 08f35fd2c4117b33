import type { Grain } from '../calendar.ts'
import { periodOf } from '../dialect.ts'
import { paymentCondition } from '../filters.ts'
import { empty, type Sql, sql, trusted } from '../sql.ts'
import { focalPurchases } from './focal.ts'
import { personRails, personUse } from './person-use.ts'
import { codes } from './purchases.ts'
import { type Basis, type CompactTable, compact } from './relation.ts'

/** Dimensions of a payment of which one at a time is broken down. Rails are compared over all rails, the others within the focal one. */
export type Dimension = 'rail' | 'acceptance' | 'connectivity'

/** Days and weeks are worked out on demand: by profile they have nearly as many rows as there are purchases. */
const isStored = (grain: Grain) => grain !== 'day' && grain !== 'week'

/** Shares by acceptance and connectivity have intervals; those of rails have none, and their tables, the largest of all, hold nothing for them. */
const isClustered = (dimension: Dimension) => dimension !== 'rail'

/** Payments whose connectivity is not known say nothing about offline shares: they are in neither numerator nor denominator. */
const known = (dimension: Dimension): Sql =>
  dimension === 'connectivity'
    ? sql`${trusted(dimension)} not in (select code from ${codes} where dimension = 'connectivity' and value = 'unknown')`
    : sql`true`

/** What each person did on each value of the dimension in a period. */
const personTotals = (dimension: Dimension, grain: Grain, basis: Basis): Sql =>
  dimension === 'rail'
    ? sql`select period, person, profile, rail as code, payments, value, subsidy from ${personRails(grain)}`
    : sql`
      select ${periodOf(grain, sql`day`)} as period, person, profile, ${trusted(dimension)} as code,
        count(*) as payments, sum(value) as value, sum(subsidy) as subsidy
      from ${focalPurchases} where ${paymentCondition(basis.filters, codes)} and ${known(dimension)} group by 1, 2, 3, 4`

/** The same, beside what the person did on all values together where the products of both are wanted. */
const besideAll = (dimension: Dimension, grain: Grain, basis: Basis): Sql =>
  isClustered(dimension)
    ? sql`
      select period, person, profile, code, payments, value, subsidy, sum(payments) over (partition by period, person) as all_payments
      from (${personTotals(dimension, grain, basis)}) as used`
    : personTotals(dimension, grain, basis)

/** What each person did in a period on all values of the dimension together. */
const personWhole = (dimension: Dimension, grain: Grain, basis: Basis): Sql =>
  dimension === 'rail'
    ? sql`select period, person, profile, payments, value, subsidy from ${personUse(grain)}`
    : sql`
      select period, person, profile, sum(payments) as payments, sum(value) as value, sum(subsidy) as subsidy
      from (${personTotals(dimension, grain, basis)}) as used group by 1, 2, 3`

/**
 * Persons, payments and money by one dimension. Within a period and a value of the dimension, persons add up over profiles; over periods they
 * do not, so each grain has its own table. The sums of squares and products over persons give the person-clustered variance of a share.
 */
export const use = (dimension: Dimension, grain: Grain): CompactTable =>
  compact({
    name: `${dimension}_use_${grain}`,
    description: `Persons, payments and money by ${grain} and ${dimension}${dimension === 'rail' ? '' : ', focal rail'}.`,
    columns: {
      period: 'first day',
      profile: 'profile',
      code: `code of the ${dimension}`,
      persons: 'persons with such a payment',
      payments: 'payments',
      value: 'minor units',
      subsidy: 'of value, paid by grants, minor units',
      ...(isClustered(dimension)
        ? { payments_squared: 'sum over persons of payments²', payments_by_all: 'sum over persons of payments × all their payments' }
        : {}),
    },
    stored: isStored(grain),
    narrowed: true,
    sorted: 3,
    define: (basis) => sql`
      select period, profile, code, count(*)::integer as persons, sum(payments)::bigint as payments, sum(value)::bigint as value,
        sum(subsidy)::bigint as subsidy${
          isClustered(dimension)
            ? sql`, sum(payments * payments)::bigint as payments_squared, sum(payments * all_payments)::bigint as payments_by_all`
            : empty
        }
      from (${besideAll(dimension, grain, basis)}) as person_use group by 1, 2, 3`,
  })

/** The same over all values of the dimension together. */
export const totalUse = (dimension: Dimension, grain: Grain): CompactTable =>
  compact({
    name: `${dimension}_total_${grain}`,
    description: `Persons, payments and money by ${grain}${dimension === 'rail' ? ', all rails' : ', focal rail'}${dimension === 'connectivity' ? ', connectivity known' : ''}.`,
    columns: {
      period: 'first day',
      profile: 'profile',
      persons: 'persons who paid',
      payments: 'payments',
      value: 'minor units',
      subsidy: 'of value, paid by grants, minor units',
      ...(isClustered(dimension) ? { payments_squared: 'sum over persons of payments²' } : {}),
    },
    stored: isStored(grain),
    narrowed: true,
    sorted: 2,
    define: (basis) => sql`
      select period, profile, count(*)::integer as persons, sum(payments)::bigint as payments, sum(value)::bigint as value,
        sum(subsidy)::bigint as subsidy${isClustered(dimension) ? sql`, sum(payments * payments)::bigint as payments_squared` : empty}
      from (${personWhole(dimension, grain, basis)}) as person_totals group by 1, 2`,
  })

/** Persons by how many rails they really use: those with at least 5 % of the person’s payments in the period. */
export const homes = (grain: Grain): CompactTable =>
  compact({
    name: `homes_${grain}`,
    description: `Persons by number of rails with at least 5 % of their payments, by ${grain}.`,
    columns: { period: 'first day', profile: 'profile', rails_used: 'rails', persons: 'persons' },
    stored: isStored(grain),
    narrowed: true,
    sorted: 3,
    define: () => sql`
      select period, profile, rails_used, count(*)::integer as persons from ${personUse(grain)} group by 1, 2, 3`,
  })

/** Persons active on the focal rail, and those of them who paid without a network at least once. */
export const offlineUse = (grain: Grain): CompactTable =>
  compact({
    name: `offline_use_${grain}`,
    description: `Active persons and those who paid without a network, by ${grain}, focal rail.`,
    columns: { period: 'first day', profile: 'profile', active: 'active persons', offline_active: 'of them, paid without a network' },
    stored: isStored(grain),
    narrowed: true,
    sorted: 2,
    define: (basis) => sql`
      select period, profile, count(*)::integer as active, sum(offline)::integer as offline_active from (
        select ${periodOf(grain, sql`day`)} as period, person, profile,
          max(case when connectivity in (select code from ${codes} where dimension = 'connectivity'
            and value in ('payer_offline', 'payee_offline', 'dual_offline')) then 1 else 0 end) as offline
        from ${focalPurchases} where ${paymentCondition(basis.filters, codes)} group by 1, 2, 3
      ) as persons_of_period group by 1, 2`,
  })
