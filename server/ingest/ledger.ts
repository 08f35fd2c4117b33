import { bind, type Sql, sql } from '../../datasets/sql.ts'
import type { Database } from '../warehouse/database.ts'

/** One file of a release, and what became of its records. */
export interface FileEntry {
  file_id: number
  table_name: string
  file: string
  sha256: string
  /** Of the mapping of its table and of the pilot’s settings that decide how it is read. */
  mapping_sha256: string
  bytes: number
  read: number
  accepted: number
  quarantined: number
  duplicate: number
  excluded: number
  /** Number of the import that loaded it, from 1. */
  import: number
}

/** The entry is of the same bytes, for the same table, read in the same way. */
export const sameFile = (entry: FileEntry, source: { table: { name: string }; scan: { sha256: string }; mappingSha256: string }): boolean =>
  entry.table_name === source.table.name && entry.sha256 === source.scan.sha256 && entry.mapping_sha256 === source.mappingSha256

export async function createLedger(database: Database, base: boolean): Promise<void> {
  await database.run(sql`
    create table _files (file_id integer, table_name varchar, file varchar, sha256 varchar, mapping_sha256 varchar, bytes bigint,
      read bigint, accepted bigint, quarantined bigint, duplicate bigint, excluded bigint, import integer)`)
  await database.run(sql`
    create table _quarantine (file_id integer, table_name varchar, file varchar, line bigint, record bigint, column_name varchar,
      code varchar, message varchar, mend varchar, text varchar)`)
  if (!base) return
  await database.run(sql`insert into _files by name select * from base._files`)
  await database.run(sql`insert into _quarantine by name select * from base._quarantine`)
}

export const readLedger = (database: Database): Promise<FileEntry[]> => database.rows<FileEntry>(sql`select * from _files order by file_id`)

export async function writeEntry(database: Database, entry: FileEntry): Promise<void> {
  await database.run(sql`delete from _files where file_id = ${bind(entry.file_id)}`)
  await database.run(sql`insert into _files values (${entry.file_id}, ${bind(entry.table_name)}, ${bind(entry.file)}, ${bind(entry.sha256)},
    ${bind(entry.mapping_sha256)}, ${entry.bytes}, ${entry.read}, ${entry.accepted}, ${entry.quarantined}, ${entry.duplicate},
    ${entry.excluded}, ${entry.import})`)
}

/** Payments and their value by rail and local month: what the source system can be asked to confirm. */
export interface Control {
  rail_id: string
  month: string
  payments: number
  value_minor: number
}

const totals: Sql = sql`
  select rail_id, date_trunc('month', local_date)::date as month, count(*) as payments, sum(amount_minor)::bigint as value_minor
  from payments group by all order by all`

export async function writeControl(database: Database): Promise<Control[]> {
  await database.run(sql`create table _control as ${totals}`)
  return readControl(database)
}

export const readControl = (database: Database): Promise<Control[]> =>
  database.rows<Control>(sql`select * from _control order by rail_id, month`)
