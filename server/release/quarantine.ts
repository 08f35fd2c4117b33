import type { Value } from '../../datasets/sql.ts'
import { identifier, join, sql } from '../../datasets/sql.ts'
import type { OpenRelease } from './catalogue.ts'
import { columnsOf } from './facts.ts'

export interface Quarantine {
  columns: string[]
  total: number
  rows: Record<string, Value>[]
}

/** Rows of a release's imports that were not accepted, with file, line, column, reason and text, in the order of the files. */
export async function quarantineOf(
  { database }: OpenRelease,
  page: { limit: number; offset: number },
  signal?: AbortSignal,
): Promise<Quarantine> {
  const columns = (await columnsOf(database, '_quarantine')).map(({ name }) => name)
  if (!columns.length) return { columns: [], total: 0, rows: [] }
  const [count] = await database.answer<{ total: number }>(sql`select count(*) as total from _quarantine`, signal)
  const names = join(columns.map(identifier), sql`, `)
  const rows = await database.answer(
    sql`select ${names} from _quarantine limit ${page.limit}::bigint offset ${page.offset}::bigint`,
    signal,
  )
  return { columns, total: count!.total, rows }
}

/** All of it, a page at a time, so that a large one is never in memory at once. */
export async function* quarantinePages(release: OpenRelease, signal?: AbortSignal, size = 5_000): AsyncGenerator<Quarantine> {
  for (let offset = 0; ; offset += size) {
    const page = await quarantineOf(release, { limit: size, offset }, signal)
    if (offset === 0 || page.rows.length) yield page
    if (offset + size >= page.total) return
  }
}
