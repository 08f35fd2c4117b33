import { type CompactTable, expand } from '../../datasets/compact/index.ts'
import { empty, identifier, join, type Sql, sql, trusted } from '../../datasets/sql.ts'
import type { Database } from '../warehouse/database.ts'

/** Stores every compact table that is to be stored, each from those before it. Those that only pass are temporary, and gone at the end. */
export async function storeCompactTables(
  database: Database,
  tables: readonly CompactTable[],
  pilot: { cutoff: string; focalRail: string },
  progress?: (done: number, of: number) => void,
): Promise<void> {
  const basis = { ...pilot, filters: {} }
  const made = new Set<string>()
  const wanted = tables.filter((table) => table.stored || table.passing)
  for (const table of wanted) {
    const definition = expand(table.define(basis), basis, made)
    await database.run(
      sql`create ${table.stored ? empty : sql`temp`} table ${identifier(table.name)} as select * from (${definition}) as made ${order(table)}`,
    )
    made.add(table.name)
    progress?.(made.size, wanted.length)
  }
  for (const { name, stored } of wanted) if (!stored) await database.run(sql`drop table temp.${identifier(name)}`)
}

const order = ({ sorted }: CompactTable): Sql =>
  sorted
    ? sql`order by ${join(
        Array.from({ length: sorted }, (_, i) => trusted(String(i + 1))),
        sql`, `,
      )}`
    : empty
