import { compactTables } from '../../datasets/compact/index.ts'
import { mostPayments } from '../../datasets/compact/payment-grain.ts'
import { chosenProfiles, profiles } from '../../datasets/compact/people.ts'
import type { Facts } from '../../datasets/facts.ts'
import type { Metric, Query } from '../../datasets/metrics/index.ts'
import { basisOf, tablesOf } from '../../datasets/metrics/run.ts'
import type { Sql } from '../../datasets/sql.ts'
import type { Manifest } from '../api.ts'
import type { Source } from './engine.ts'

/** Bytes of Arrow that the engine keeps, and that the tables of one card may take. */
export const budget = { engine: 384 * 2 ** 20, card: 128 * 2 ** 20 }

export type Plan =
  | {
      engine: 'browser'
      sources: Source[]
      stored: ReadonlySet<string>
      /** The rows of `chosen_profiles`, where the statement reads it as a table. */
      chosen: Sql | null
    }
  | { engine: 'server'; reason: 'too_large' | 'not_stored' }

/** Contract tables without a row per person, wallet or payment. */
export const dimensions: ReadonlySet<string> = new Set(['pilot', 'rails', 'regions', 'operators', 'wallet_tiers', 'campaigns'])

const fine = new Set(compactTables.filter((table) => table.fine).map(({ name }) => name))

const payments: ReadonlySet<string> = new Set(['purchases', 'focal_purchases'])

/** Compact tables that may come to the browser: never one row per person, and payments only where they are few enough. */
export function offered({ tables }: Manifest): ReadonlySet<string> {
  const few = tables.some(({ name, rows }) => name === 'purchases' && rows <= mostPayments)
  return new Set(
    tables.filter(({ name, kind }) => kind === 'compact' && (!fine.has(name) || (few && payments.has(name)))).map(({ name }) => name),
  )
}

/** Where a query is answered, and from which tables. */
export function planOf(metric: Metric, query: Query, facts: Facts, manifest: Manifest): Plan {
  const stored = new Set([...offered(manifest), chosenProfiles.name])
  const entries = new Map(manifest.tables.map((table) => [table.name, table]))
  const read = new Set(tablesOf(metric, query, facts, stored).map(({ name }) => name))
  const chosen = read.delete(chosenProfiles.name) ? chosenProfiles.define(basisOf(query, facts)) : null
  if (chosen) read.add(profiles.name)
  const sources: Source[] = []
  for (const name of read) {
    const entry = entries.get(name)
    if (!entry || !(stored.has(name) || dimensions.has(name))) return { engine: 'server', reason: 'not_stored' }
    sources.push({ name, bytes: entry.bytes, rows: entry.rows })
  }
  if (sources.reduce((sum, { bytes }) => sum + bytes, 0) > budget.card) return { engine: 'server', reason: 'too_large' }
  return { engine: 'browser', sources, stored, chosen }
}
