import { sql } from '../sql.ts'
import { focalPurchases } from './focal.ts'
import { compact } from './relation.ts'

/** Totals of a day, for what is compared with totals that others publish: no person filter reaches them. */
export const dailyTotals = compact({
  name: 'daily_totals',
  description: 'Purchases on the focal rail by local date.',
  columns: { day: 'local date', payments: 'payments', value: 'minor units' },
  sorted: 1,
  define: () => sql`
    select day, count(*)::integer as payments, sum(value)::bigint as value from ${focalPurchases}
    group by day`,
})
