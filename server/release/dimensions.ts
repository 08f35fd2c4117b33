import { type Dimensions, type DimensionTable, dimensionsOf, dimensionTables } from '../../datasets/dimensions.ts'
import type { Row } from '../../datasets/metrics/index.ts'
import { identifier, sql } from '../../datasets/sql.ts'
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
