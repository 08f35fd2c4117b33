import { sql } from '../sql.ts'
import { purchases } from './purchases.ts'
import { compact } from './relation.ts'
import { onRail } from './starts.ts'

/** Totals of a day, for what is compared with totals that others publish: no person filter reaches them. */
export const dailyTotals = compact({
  name: 'daily_totals',
  description: 'Purchases on the focal rail by local date.',
  columns: { day: 'local date', payments: 'payments', value: 'minor units' },
  define: (basis) => sql`
    select day, count(*)::integer as payments, sum(value)::bigint as value from ${purchases} where ${onRail('focal', basis)}
    group by day order by day`,
})
