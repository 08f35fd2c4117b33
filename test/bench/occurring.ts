import { filterKeys, paymentFilters } from '../../datasets/filters.ts'
import { identifier, sql } from '../../datasets/sql.ts'
import { Database } from '../../server/warehouse/database.ts'
import type { Occurring } from './searches.ts'

/** Values that may be filtered by, those of persons from `profiles`, those of payments from `codes`. */
export async function occurringIn(path: string): Promise<Occurring> {
  const database = await Database.open(path, { readOnly: true })
  const found: Record<string, string[]> = {}
  try {
    for (const key of filterKeys) {
      const payment = (paymentFilters as readonly string[]).includes(key)
      const rows = await database.rows<{ value: string }>(
        payment
          ? sql`select coalesce(value, '') as value from codes where dimension = ${{ text: `'${key}'`, values: [], relations: [] }} order by 1`
          : sql`select distinct coalesce(${identifier(key)}, '') as value from profiles order by 1`,
      )
      found[key] = rows.map(({ value }) => value)
    }
    return found
  } finally {
    database.close()
  }
}
