import type { CompactTable } from '../../datasets/compact/index.ts'
import { contract } from '../../datasets/contract/index.ts'
import { identifier, join, sql, trusted } from '../../datasets/sql.ts'
import type { StreamColumn } from '../arrow/stream.ts'
import type { Database } from '../warehouse/database.ts'
import { digest } from './digest.ts'
import { encoding, storeTable } from './encode.ts'
import { columnsByTable, contentOf, dictionariesOf, type StoredColumn } from './facts.ts'
import type { ReleaseFolder } from './folder.ts'
import type { TableEntry } from './manifest.ts'

/** Contract tables of up to this many rows are encoded once, at publication; larger ones on demand. */
const smallTable = 200_000

const widths: Record<string, number> = {
  TINYINT: 1,
  UTINYINT: 1,
  BOOLEAN: 0.125,
  SMALLINT: 2,
  USMALLINT: 2,
  INTEGER: 4,
  UINTEGER: 4,
  DATE: 4,
  FLOAT: 4,
}

/** Bytes of a table as an Arrow IPC stream without message headers and padding. */
async function streamBytes(database: Database, table: string, rows: number, columns: readonly StreamColumn[]): Promise<number> {
  const fixed = columns.reduce(
    (sum, { type, values }) => sum + (values ? (values.length > 255 ? 2 : 1) : type === 'VARCHAR' ? 4 : (widths[type] ?? 8)) + 0.125,
    0,
  )
  const texts = columns.filter(({ type, values }) => type === 'VARCHAR' && !values)
  if (!texts.length) return Math.ceil(rows * fixed)
  const lengths = join(
    texts.map(({ name }) => sql`coalesce(sum(strlen(${identifier(name)})), 0)`),
    trusted(' + '),
  )
  const { bytes } = await database.row<{ bytes: number }>(sql`select (${lengths})::bigint as bytes from ${identifier(table)}`)
  return Math.ceil(rows * fixed) + bytes
}

export interface Described {
  name: string
  kind: 'contract' | 'compact'
  description: string
  rows: number
  hash: string
  content: StoredColumn[]
  stored: boolean
}

/** Every table that a release offers, counted and hashed. */
export async function describeTables(database: Database, compact: readonly CompactTable[]): Promise<Described[]> {
  const offered = [
    ...contract.map(({ name, description }) => ({ name, description, kind: 'contract' as const, fine: false })),
    ...compact.filter(({ stored }) => stored).map(({ name, description, fine }) => ({ name, description, kind: 'compact' as const, fine })),
  ]
  const columns = await columnsByTable(database)
  const described: Described[] = []
  for (const { fine, ...table } of offered) {
    const content = columns.get(table.name) ?? []
    const { rows, content: hashes } = await contentOf(database, table.name)
    const hash = digest([table.name, ...content.map(({ name, type }) => `${name} ${type}`), String(rows), hashes].join('\n'))
    described.push({ ...table, rows, hash, content, stored: table.kind === 'compact' ? !fine : rows <= smallTable })
  }
  return described
}

/** Encodes a release's small and compact tables, and returns what its manifest says of each table. */
export async function encodeTables(
  database: Database,
  described: readonly Described[],
  release: string,
  folder: ReleaseFolder,
): Promise<{ entries: TableEntry[]; dictionaries: Record<string, Record<string, string[]>> }> {
  const encoded: { entry: TableEntry; found: Map<string, string[]> }[] = []
  const encode = async ({ content, ...table }: Described, place: number) => {
    const found = await dictionariesOf(database, table, content)
    const columns = content.map((column) => ({ ...column, ...(found.has(column.name) ? { values: found.get(column.name)! } : {}) }))
    const sizes = table.stored
      ? await storeTable(database, table.name, columns, folder.table(table.name))
      : { bytes: await streamBytes(database, table.name, table.rows, columns), gzipBytes: null, hash: digest(`${release}\n${table.name}`) }
    const entry = {
      ...table,
      bytes: sizes.bytes,
      gzip_bytes: sizes.gzipBytes,
      etag: `${encoding}-${sizes.hash.slice(0, 32)}`,
      columns: columns.map(({ name, type, values }) => ({ name, type, dictionary: values !== undefined })),
    }
    encoded[place] = { entry, found }
  }
  // Two at a time: while one is compressed, which is not done on this thread, the other is turned into Arrow.
  const left = described.entries()
  const lane = async () => {
    for (const [place, table] of left) await encode(table, place)
  }
  for (const ended of await Promise.allSettled([lane(), lane()])) if (ended.status === 'rejected') throw ended.reason
  return {
    entries: encoded.map(({ entry }) => entry),
    dictionaries: Object.fromEntries(
      encoded.filter(({ found }) => found.size).map(({ entry, found }) => [entry.name, Object.fromEntries(found)]),
    ),
  }
}
