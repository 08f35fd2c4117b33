import { localDate } from '../../datasets/dialect.ts'
import { bind, identifier, sql } from '../../datasets/sql.ts'
import { Failure } from '../errors.ts'
import type { Database } from '../warehouse/database.ts'
import type { Pilot } from './manifest.ts'

/** What a release says about its pilot; the cutoff is the last local date through which the data are complete, less the reporting lag. */
export async function pilotFacts(database: Database): Promise<Pilot> {
  const pilots = await database.rows<Pilot & { cutoff_day: string | null }>(sql`
    select title, time_zone, currency, focal_rail, simulated, scale, reporting_lag_days,
      (select least(min(local_date), (select min(${localDate(sql`opened_at`, sql`time_zone`)}) from wallets)) from payments) as first_day, (select max(local_date) from payments) as last_day,
      ${localDate(sql`cutoff_at`, sql`time_zone`)} as cutoff_day
    from pilot`)
  const [pilot] = pilots
  if (!pilot || pilots.length > 1)
    throw new Failure('pilot_not_one', `The pilot table has ${pilots.length} rows.`, 'Give exactly one row under `pilot:` in the mapping.')
  const { cutoff_day, ...facts } = pilot
  const complete = cutoff_day ?? facts.last_day
  return { ...facts, cutoff: complete && daysBefore(complete, facts.reporting_lag_days) }
}

const daysBefore = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** Rows and a hash of a table's content that does not depend on the order of rows. */
export async function contentOf(database: Database, table: string): Promise<{ rows: number; content: string }> {
  const { rows, content } = await database.row<{ rows: number; content: string }>(sql`
    select count(*) as rows,
      coalesce(sum(hash(_row)), 0)::varchar || '.' || coalesce(bit_xor(hash(_row, 1)), 0)::varchar as content
    from ${identifier(table)} as _row`)
  return { rows, content }
}

export interface StoredColumn {
  name: string
  type: string
}

export const columnsOf = (database: Database, table: string): Promise<StoredColumn[]> =>
  database.rows<StoredColumn>(sql`
    select column_name as name, data_type as type from duckdb_columns()
    where table_name = ${bind(table)} and schema_name = 'main' and not internal order by column_index`)

/** Text columns with at most this many distinct values travel as a dictionary. */
const dictionaryLimit = 4096

/** The sorted distinct values of each text column that is worth a dictionary: few values, and each at least four times on average. */
export async function dictionariesOf(database: Database, table: string, columns: readonly StoredColumn[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const { name, type } of columns) {
    if (type !== 'VARCHAR') continue
    const column = identifier(name)
    const { distinct, rows } = await database.row<{ distinct: number; rows: number }>(
      sql`select approx_count_distinct(${column}) as distinct, count(*) as rows from ${identifier(table)}`,
    )
    if (distinct > dictionaryLimit || rows < 4 * distinct) continue
    const values = await database.rows<{ value: string }>(
      sql`select distinct ${column} as value from ${identifier(table)} where ${column} is not null order by value`,
    )
    if (values.length)
      found.set(
        name,
        values.map(({ value }) => value),
      )
  }
  return found
}
