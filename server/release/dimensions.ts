import { type Dimensions, type DimensionTable, dimensionsOf, dimensionTables, strangers } from '../../datasets/dimensions.ts'
import type { Filters } from '../../datasets/filters.ts'
import type { Row } from '../../datasets/metrics/index.ts'
import { identifier, sql } from '../../datasets/sql.ts'
import { Failure, nearest } from '../errors.ts'
import type { OpenRelease } from './catalogue.ts'

/** Names and values of what a release distinguishes. */
export async function releaseDimensions({ manifest, database }: OpenRelease, signal?: AbortSignal): Promise<Dimensions> {
  const filled = new Set(manifest.tables.filter(({ rows }) => rows > 0).map(({ name }) => name))
  const read = async (name: DimensionTable): Promise<[DimensionTable, Row[]]> => [
    name,
    filled.has(name) ? await database.answer<Row>(sql`select * from ${identifier(name)} order by all`, signal) : [],
  ]
  return dimensionsOf(Object.fromEntries(await Promise.all(dimensionTables.map(read))) as Record<DimensionTable, Row[]>)
}

/** A filter by a value that the release does not have would give nothing, as if nothing had happened: it is a misspelling, and an error. */
export function requireValues(filters: Filters, dimensions: Dimensions): void {
  for (const { key, value, known } of strangers(filters, dimensions)) {
    if (!known) continue
    const near = nearest(value, known)
    const mend = near.length ? `Did you mean ${near.join(' or ')}?` : `Give one of ${known.filter(Boolean).join(', ')}.`
    throw new Failure('invalid_request', `The release has no ${key} "${value}".`, mend, { valid: known })
  }
}
