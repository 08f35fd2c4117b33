import type { Grain } from '../calendar.ts'
import { periodOf } from '../dialect.ts'
import { paymentCondition } from '../filters.ts'
import { sql } from '../sql.ts'
import { codes, purchases } from './purchases.ts'
import { type CompactTable, compact } from './relation.ts'

/** Persons, payments and value by rail. Persons add up over profiles within a period and rail, not over periods: one table per grain. */
export const railUse = (grain: Grain): CompactTable =>
  compact({
    name: `rail_use_${grain}`,
    description: `Persons, payments and value by ${grain} and rail.`,
    columns: {
      period: 'first day',
      profile: 'profile',
      rail: 'code of the rail',
      persons: 'persons',
      payments: 'payments',
      value: 'minor units',
    },
    stored: grain !== 'day' && grain !== 'week',
    narrowed: true,
    define: (basis) => sql`
      select ${periodOf(grain, sql`day`)} as period, profile, rail, count(distinct person)::integer as persons,
        count(*)::integer as payments, sum(value)::bigint as value
      from ${purchases} where ${paymentCondition(basis.filters, codes)} group by 1, 2, 3 order by 1, 2, 3`,
  })

/** Persons who paid on any rail. */
export const payers = (grain: Grain): CompactTable =>
  compact({
    name: `payers_${grain}`,
    description: `Persons who paid, on whatever rail, by ${grain}.`,
    columns: { period: 'first day', profile: 'profile', persons: 'persons' },
    stored: grain !== 'day' && grain !== 'week',
    narrowed: true,
    define: (basis) => sql`
      select ${periodOf(grain, sql`day`)} as period, profile, count(distinct person)::integer as persons
      from ${purchases} where ${paymentCondition(basis.filters, codes)} group by 1, 2 order by 1, 2`,
  })
