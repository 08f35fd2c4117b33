import { localDate } from '../../datasets/dialect.ts'
import { bind, identifier, sql } from '../../datasets/sql.ts'
import { Failure } from '../errors.ts'
import type { Database } from '../warehouse/database.ts'
import type { Pilot } from './manifest.ts'

/** What a release says about its pilot; the cutoff is the last local date through which the data are complete, less the reporting lag. */
export async function pilotFacts(database: Database): Promise<Pilot> {
  const pilots = await database.rows<Pilot & { cutoff_day: string | null; tells_connectivity: boolean }>(sql`
    select title, time_zone, currency, focal_rail, simulated, scale, reporting_lag_days,
      (select least(min(local_date), (select min(${localDate(sql`opened_at`, sql`time_zone`)}) from wallets)) from payments) as first_day, (select max(local_date) from payments) as last_day,
      ${localDate(sql`cutoff_at`, sql`time_zone`)} as cutoff_day,
      exists (select 1 from payments where rail_id = focal_rail and connectivity <> 'unknown') as tells_connectivity
    from pilot`)
  const [pilot] = pilots
  if (!pilot || pilots.length > 1)
    throw new Failure('pilot_not_one', `The pilot table has ${pilots.length} rows.`, 'Give exactly one row under `pilot:` in the mapping.')
  const { cutoff_day, tells_connectivity, ...facts } = pilot
  const complete = cutoff_day ?? facts.last_day
  return {
    ...facts,
    cutoff: complete && daysBefore(complete, facts.reporting_lag_days),
    absent: tells_connectivity ? [] : ['payments.connectivity'],
  }
}

const daysBefore = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** Rows and a hash of a table's content that does not depend on the order of rows. */
export async function contentOf(database: Database, table: string): Promise<{ rows: number; content: string }> {
  const { rows, content } = await database.row<{ rows: number; content: string }>(sql`
    select count(*) as rows, coalesce(sum(hashed), 0)::varchar || '.' || coalesce(bit_xor(hash(hashed)), 0)::varchar as content
    from (select hash(_row) as hashed from ${identifier(table)} as _row) as _rows`)
  return { rows, content }
}

export interface StoredColumn {
  name: string
  type: string
}

/** Columns of every table, in their order; one look at the catalogue costs as much as one for a single table. */
export async function columnsByTable(database: Database): Promise<Map<string, StoredColumn[]>> {
  const found = new Map<string, StoredColumn[]>()
  const columns = await database.rows<StoredColumn & { table: string }>(sql`
    select table_name as "table", column_name as name, data_type as type from duckdb_columns()
    where schema_name = 'main' and not internal order by table_name, column_index`)
  for (const { table, ...column } of columns) {
    const others = found.get(table)
    if (others) others.push(column)
    else found.set(table, [column])
  }
  return found
}

export const columnsOf = (database: Database, table: string): Promise<StoredColumn[]> =>
  database.rows<StoredColumn>(sql`
    select column_name as name, data_type as type from duckdb_columns()
    where table_name = ${bind(table)} and schema_name = 'main' and not internal order by column_index`)

/** Text columns with at most this many distinct values travel as a dictionary. */
export const dictionaryLimit = 4096

/** Rows in which a column of many values shows itself, so that the others need not be read, by their place: a LIMIT takes twice the processor time. */
const firstRows = 100_000

/** The sorted distinct values of each text column that is worth a dictionary: few values, and each at least four times on average. */
export async function dictionariesOf(
  database: Database,
  { name: table, rows }: { name: string; rows: number },
  columns: readonly StoredColumn[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const { name, type } of columns) {
    if (type !== 'VARCHAR') continue
    const column = identifier(name)
    const { distinct } = await database.row<{ distinct: number }>(
      sql`select count(value) as distinct from (select distinct ${column} as value from ${identifier(table)} where rowid < ${firstRows}) as firsts`,
    )
    if (distinct > dictionaryLimit || rows < 4 * distinct) continue
    const values = await database.rows<{ value: string }>(
      sql`select distinct ${column} as value from ${identifier(table)} where ${column} is not null order by value limit ${dictionaryLimit + 1}`,
    )
    if (values.length && values.length <= dictionaryLimit && rows >= 4 * values.length)
      found.set(
        name,
        values.map(({ value }) => value),
      )
  }
  return found
}
