import { periodOf } from '../dialect.ts'
import { paymentCondition } from '../filters.ts'
import { bind, type Sql, sql } from '../sql.ts'
import { focalPurchases } from './focal.ts'
import { people } from './people.ts'
import { codes } from './purchases.ts'
import { compact, contractRelation } from './relation.ts'

const payments = contractRelation('payments')

const withoutNetwork = sql`connectivity in (
  select code from ${codes} where dimension = 'connectivity' and value in ('payer_offline', 'payee_offline', 'dual_offline'))`

/** Since when there is something that could be outstanding. */
export const offlineSince = compact({
  name: 'offline_since',
  description: 'First local date with a purchase made without a network, focal rail.',
  columns: { profile: 'profile', first_day: 'local date' },
  narrowed: true,
  sorted: 1,
  define: (basis) => sql`
    select profile, min(day) as first_day from ${focalPurchases}
    where ${paymentCondition(basis.filters, codes)} and ${withoutNetwork}
    group by profile`,
})

/**
 * Over the whole history a person’s payments in a cell can be summed beforehand; over some months of it they cannot, because squares of parts do
 * not add up to the square of the whole.
 */
export const offlineCells = compact({
  name: 'offline_cells',
  description: 'Purchases of known connectivity by scenario and region over the whole history up to the cutoff, focal rail.',
  columns: {
    profile: 'profile',
    scenario: 'code of the scenario',
    region: 'code of the merchant’s region, else the person’s',
    persons: 'persons',
    offline: 'payments without a network',
    payments: 'payments',
    offline_squared: 'sum over persons of offline²',
    offline_by_all: 'sum over persons of offline × payments',
    payments_squared: 'sum over persons of payments²',
  },
  narrowed: true,
  sorted: 3,
  define: (basis) => cellsOf(sql`${paymentCondition(basis.filters, codes)} and day <= ${bind(basis.cutoff)}::date`),
})

/** The columns of `offline_cells` from the purchases for which `condition` holds. */
export const cellsOf = (condition: Sql): Sql => sql`
  select profile, scenario, region, count(*)::integer as persons, sum(offline)::bigint as offline, sum(payments)::bigint as payments,
    sum(offline * offline)::bigint as offline_squared, sum(offline * payments)::bigint as offline_by_all,
    sum(payments * payments)::bigint as payments_squared
  from (
    select person, profile, scenario, region, sum(case when ${withoutNetwork} then 1 else 0 end)::bigint as offline, count(*) as payments
    from ${focalPurchases}
    where ${condition} and connectivity not in (select code from ${codes} where dimension = 'connectivity' and value = 'unknown')
    group by 1, 2, 3, 4
  ) as by_person group by 1, 2, 3`

/** Value that left the payer without a network and stayed out of the ledger overnight. */
export const unsynced = compact({
  name: 'unsynced',
  description: 'Purchases made without a network that were not synchronised on the same local date, focal rail.',
  columns: {
    paid_on: 'local date of the payment',
    synced_on: 'local date of the synchronisation, null where it has not come',
    profile: 'profile',
    payments: 'payments',
    value: 'minor units',
  },
  narrowed: true,
  sorted: 3,
  define: (basis) => sql`
    select day as paid_on, synced_on, profile, count(*)::integer as payments, sum(value)::bigint as value from ${focalPurchases}
    where ${paymentCondition(basis.filters, codes)} and (synced_on is null or synced_on > day)
      and ${withoutNetwork}
    group by 1, 2, 3`,
})

/** Attempts to purchase add up whatever the grouping, so payment attributes are columns here and no filter re-runs the definition. */
export const attempts = compact({
  name: 'attempts',
  description: 'Attempts to purchase on the focal rail by month, connectivity and outcome.',
  columns: {
    period: 'first day of the month',
    profile: 'profile',
    scenario: 'what is paid for',
    acceptance: 'in store or e-commerce',
    connectivity: 'with or without a network',
    status: 'what became of it',
    fail_code: 'why it did not succeed',
    payments: 'attempts',
  },
  sorted: 7,
  define: (basis) => sql`
    select ${periodOf('month', sql`p.local_date`)} as period, h.profile, p.scenario, p.acceptance, p.connectivity, p.status, p.fail_code,
      count(*)::integer as payments
    from ${payments} p join ${people} h on h.person_id = p.person_id
    where p.kind = 'purchase' and p.rail_id = ${bind(basis.focalRail)}
    group by 1, 2, 3, 4, 5, 6, 7`,
})
