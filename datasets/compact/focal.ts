import { bind, type Sql, sql } from '../sql.ts'
import { codes, purchases } from './purchases.ts'
import { type Basis, type CompactTable, compact } from './relation.ts'

export type RailScope = 'focal' | 'any'

export const onRail = (scope: RailScope, basis: Basis): Sql =>
  scope === 'any' ? sql`true` : sql`rail = (select code from ${codes} where dimension = 'rail' and value = ${bind(basis.focalRail)})`

/** Most tables and every payment filter on the focal rail read these, a twelfth of all purchases in a pilot of the simulated kind. */
export const focalPurchases = compact({
  name: 'focal_purchases',
  description: 'Purchases on the focal rail, as in purchases.',
  columns: purchases.columns,
  fine: true,
  sorted: 2,
  define: (basis) => sql`select * from ${purchases} where ${onRail('focal', basis)}`,
})

export const purchasesOn = (scope: RailScope): CompactTable => (scope === 'any' ? purchases : focalPurchases)
