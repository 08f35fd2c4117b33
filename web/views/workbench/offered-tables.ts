import { compactTables } from '../../../datasets/compact/index.ts'
import { paymentGrain } from '../../../datasets/compact/payment-grain.ts'
import { contract } from '../../../datasets/contract/index.ts'
import type { Manifest } from '../../api.ts'
import type { Source } from '../../duckdb/engine.ts'
import { dimensions, offered } from '../../duckdb/plan.ts'

export interface OfferedColumn {
  name: string
  type: string
  description: string
}

/** A table that statements may name. */
export interface OfferedTable extends Source {
  kind: 'payments' | 'names' | 'compact'
  description: string
  columns: readonly OfferedColumn[]
}

const shortNames: Record<string, string> = { 'TIMESTAMP WITH TIME ZONE': 'TIMESTAMPTZ' }

const meanings = new Map<string, Readonly<Record<string, string>>>([
  ...compactTables.map(({ name, columns }) => [name, columns] as const),
  ...contract.map(({ name, columns }) => [name, Object.fromEntries(columns.map((column) => [column.name, column.description]))] as const),
])

/** The payments of a filter as a table; what its columns mean is told by `say`. */
export const paymentTable = (
  size: { rows: number; bytes: number },
  description: string,
  say: (column: string) => string,
): OfferedTable => ({
  name: paymentGrain.name,
  ...size,
  kind: 'payments',
  description,
  columns: Object.entries(paymentGrain.columns).map(([name, { type }]) => ({ name, type, description: say(name) })),
})

/** Tables of a release that may come to the browser, the small ones that name things first. */
export function offeredTables(manifest: Manifest): OfferedTable[] {
  const compact = offered(manifest)
  const tables = manifest.tables
    .filter(({ name, rows }) => compact.has(name) || (dimensions.has(name) && rows > 0))
    .map(
      ({ name, description, rows, bytes, columns }): OfferedTable => ({
        name,
        rows,
        bytes,
        description,
        kind: dimensions.has(name) || name === 'codes' || name === 'profiles' ? 'names' : 'compact',
        columns: columns.map((column) => ({
          name: column.name,
          type: shortNames[column.type] ?? column.type,
          description: meanings.get(name)?.[column.name] ?? '',
        })),
      }),
    )
  const order = { payments: 0, names: 1, compact: 2 }
  return tables.sort((a, b) => order[a.kind] - order[b.kind] || a.name.localeCompare(b.name))
}
