import type { Table } from '../../datasets/contract/index.ts'
import { identifier, sql } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'
import { type Control, type FileEntry, readControl, readLedger } from './ledger.ts'
import type { Mapping } from './mapping.ts'
import type { Row } from './rows.ts'

/** The release before, as far as an import looks at it. */
export interface Base {
  ledger: FileEntry[]
  control: Control[]
  pilot: Row | undefined
  tables: Map<string, Row[]>
}

/** The contents of the inline tables, and of other tables whether they hold anything. */
export async function readBase(base: string | null, tables: readonly string[]): Promise<Base> {
  if (!base) return { ledger: [], control: [], pilot: undefined, tables: new Map() }
  const database = await Database.open(base, { readOnly: true })
  try {
    const contents = new Map<string, Row[]>()
    for (const name of [
      'rails',
      'regions',
      'operators',
      'wallet_tiers',
      'campaigns',
      'persons',
      'wallets',
      'merchants',
      'grants',
      'payments',
      ...tables,
    ]) {
      const found = await database.rows<Row>(sql`select * from ${identifier(name)} ${tables.includes(name) ? sql`` : sql`limit 1`}`)
      if (found.length) contents.set(name, found)
    }
    const [pilot] = await database.rows<Row>(sql`select * from pilot`)
    return { ledger: await readLedger(database), control: await readControl(database), pilot, tables: contents }
  } finally {
    database.close()
  }
}

/** The rows the mapping holds are those the dataset has. */
export function sameRows(
  before: Base,
  tables: readonly { table: { name: string; key: readonly string[] }; rows: readonly Row[] }[],
): boolean {
  return tables.every(({ table, rows }) => {
    const there = table.name === 'pilot' ? (before.pilot ? [before.pilot] : []) : (before.tables.get(table.name) ?? [])
    return rows.every((row) => there.some((known) => sameIn(Object.keys(row), known, row)))
  })
}

/** A row that a file brought in is not replaced by one of the mapping: the file's account would no longer hold. */
export function keepsRowsOfFiles(
  mapping: Mapping,
  { ledger, tables }: Base,
  { table, rows }: { table: Table; rows: readonly Row[] },
): void {
  const files = ledger.filter((entry) => entry.table_name === table.name).map((entry) => entry.file)
  if (!files.length) return
  for (const [i, row] of rows.entries()) {
    const known = tables.get(table.name)?.find((each) => sameIn(table.key, each, row))
    if (known && !sameIn(Object.keys(row), known, row))
      throw mapping.fail(
        ['tables', table.name, 'rows', i],
        'row_from_file',
        `${table.name} holds ${table.key.map((name) => `${name} ${row[name]}`).join(', ')} with other content already; its rows came from ${files.join(', ')}.`,
        'Leave this row out, or give it the content it has; to change it, import the corrected file into a dataset of another name.',
      )
  }
}

const sameIn = (columns: readonly string[], a: Row, b: Row): boolean => columns.every((name) => same(a[name], b[name]))

const same = (a: unknown, b: unknown): boolean =>
  String(a ?? '') === String(b ?? '') || (/T.*(Z|[+-]\d\d)/.test(String(b)) && Date.parse(String(a)) === Date.parse(String(b)))

/** Rows already there were read under the old zone and currency; a mapping that changes them would mix two meanings. */
export function agrees(mapping: Mapping, row: Row, { pilot }: Base): void {
  for (const name of ['time_zone', 'currency'])
    if (pilot && pilot[name] !== row[name])
      throw mapping.fail(
        ['pilot', name],
        'pilot_changed',
        `the dataset ${mapping.dataset} has ${name} ${pilot[name]}, this mapping says ${row[name]}.`,
        'Import into a dataset of another name.',
      )
}
