import { type CompactTable, expand } from '../../datasets/compact/index.ts'
import { identifier, sql } from '../../datasets/sql.ts'
import type { Database } from '../warehouse/database.ts'

/** Stores every compact table that is to be stored, each from those before it. */
export async function storeCompactTables(
  database: Database,
  tables: readonly CompactTable[],
  pilot: { cutoff: string; focalRail: string },
  progress?: (done: number, of: number) => void,
): Promise<void> {
  const basis = { ...pilot, filters: {} }
  const stored = new Set<string>()
  const wanted = tables.filter((table) => table.stored)
  for (const table of wanted) {
    const definition = expand(table.define(basis), basis, stored)
    await database.run(sql`create table ${identifier(table.name)} as ${definition}`)
    stored.add(table.name)
    progress?.(stored.size, wanted.length)
  }
}
