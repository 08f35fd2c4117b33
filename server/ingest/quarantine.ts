import { createReadStream } from 'node:fs'
import { bind, identifier, join, sql, trusted } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'
import { brokenRecord, type Check } from './check.ts'
import { readText, textLiteral } from './dialect.ts'
import { type Located, recordsIn } from './records.ts'
import type { Reason } from './report.ts'
import { gunzipped } from './scan.ts'
import type { StagedFile } from './staging.ts'

interface Reject {
  /** Byte offset at which the reader says it begins. */
  offset: number
  code: string
  column: string | null
  text: string
}

/** A file's records that were not accepted: readable ones by number from 0, each with its check, and broken ones by byte offset. */
export interface Faults {
  records: number[]
  checks: number[]
  rejects: Reject[]
}

export async function faultsOf(database: Database, { fileId, stage }: StagedFile): Promise<Faults> {
  const faults: Faults = { records: [], checks: [], rejects: [] }
  const batch = 100_000
  for (let last = -1; ; ) {
    const rows = await database.rows<{ record: number; fault: number }>(sql`
      select * from (
        select rowid as record, fault from stage.${identifier(stage)} where fault > 0
        union all select record, fault from verdicts where file_id = ${bind(fileId)} and fault > 0
      ) where record > ${last} order by record limit ${batch}::bigint`)
    for (const { record, fault } of rows) {
      faults.records.push(record)
      faults.checks.push(fault)
    }
    if (rows.length < batch) break
    last = rows.at(-1)!.record
  }
  const rejects = await database.rows<{ line_at: number; code: string; column_name: string | null; text: string }>(sql`
    select line_at, code, column_name, text from stage.rejects where stage = ${bind(stage)} order by line_at`)
  for (const { line_at, code, column_name, text } of rejects) faults.rejects.push({ offset: line_at - 1, code, column: column_name, text })
  return faults
}

/** Writes a file's quarantined records in their order, with line, reason, mend and text. */
export async function quarantine(
  database: Database,
  staged: StagedFile,
  faults: Faults,
  staging: number,
  onRows: (rows: number) => void = () => {},
): Promise<void> {
  const { fileId, planned } = staged
  await database.run(sql`delete from _quarantine where file_id = ${bind(fileId)}`)
  if (!faults.records.length && !faults.rejects.length) return
  const cutAlike = planned.dialect ? await appendLocated(database, staged, faults, staging, onRows) : false
  if (cutAlike) return
  await database.run(sql`delete from _quarantine where file_id = ${bind(fileId)}`)
  await appendRead(database, staged, faults, onRows)
}

/** Lines and text from the file's bytes. False where the bytes are cut into records otherwise than DuckDB cut them. */
async function appendLocated(
  database: Database,
  staged: StagedFile,
  faults: Faults,
  staging: number,
  onRows: (rows: number) => void,
): Promise<boolean> {
  const { planned, checks } = staged
  if (planned.readCompression === 'zstd') return false
  const file = createReadStream(planned.readPath, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
  const walk = recordsIn(
    planned.readCompression === 'gzip' ? gunzipped(file) : file,
    planned.dialect!,
    faults.records,
    faults.rejects.map(({ offset }) => offset),
  )
  const writer = await Writer.open(database, staged)
  let [at, written] = [0, 0]
  for (;;) {
    const step = await walk.next()
    if (step.done) {
      writer.close()
      return step.value.readable === staging && step.value.broken === faults.rejects.length && at === faults.records.length
    }
    const { record, broken, line, lines, text }: Located = step.value
    const check = broken !== null ? brokenRecord(faults.rejects[broken]!, lines) : checks[faults.checks[at++]! - 1]!
    writer.write(line, record, check, text)
    if (++written % 10_000 === 0) onRows(written)
  }
}

/** Text of the records as DuckDB reads them, as JSON; without lines. */
async function appendRead(database: Database, staged: StagedFile, faults: Faults, onRows: (rows: number) => void): Promise<void> {
  const { planned, checks } = staged
  const from = planned.dialect
    ? sql`(select row_number() over () - 1 as file_row_number, * from ${readText(planned.readPath, planned.dialect, false)})`
    : sql`read_parquet(${textLiteral(planned.readPath)}, file_row_number = true)`
  const reader = await Database.open(':memory:', { allowed: [planned.readPath], memory: '1GB' })
  const writer = await Writer.open(database, staged)
  try {
    await reader.run(sql`create table wanted (record bigint)`)
    const wanted = await reader.connection.createAppender('wanted')
    for (const record of faults.records) {
      wanted.appendBigInt(BigInt(record))
      wanted.endRow()
    }
    wanted.closeSync()
    const names = planned.dialect ? planned.dialect.columns : planned.plan.source.map(({ name }) => name)
    const fields = join(
      names.flatMap((name) => [textLiteral(name), trusted(`f."${name.replaceAll('"', '""')}"`)]),
      sql`, `,
    )
    const result = await reader.connection.stream(
      sql`select json_object(${fields})::varchar as text from ${from} f semi join wanted on f.file_row_number = wanted.record order by f.file_row_number`
        .text,
    )
    let at = 0
    for await (const rows of result.yieldRowsJs()) {
      for (const [text] of rows) {
        writer.write(null, faults.records[at]!, checks[faults.checks[at]! - 1]!, text as string)
        at++
      }
      onRows(at)
    }
    for (const reject of faults.rejects) writer.write(null, null, brokenRecord(reject), reject.text.trim())
  } finally {
    writer.close()
    reader.close()
  }
}

class Writer {
  private constructor(
    private readonly appender: Awaited<ReturnType<Database['connection']['createAppender']>>,
    private readonly staged: StagedFile,
  ) {}

  static async open(database: Database, staged: StagedFile): Promise<Writer> {
    return new Writer(await database.connection.createAppender('_quarantine'), staged)
  }

  write(line: number | null, record: number | null, check: Check, text: string): void {
    const { appender, staged } = this
    const varchar = (value: string | null) => (value === null ? appender.appendNull() : appender.appendVarchar(value))
    const bigint = (value: number | null) => (value === null ? appender.appendNull() : appender.appendBigInt(BigInt(value)))
    appender.appendInteger(staged.fileId)
    varchar(staged.table.name)
    varchar(staged.planned.file)
    bigint(line)
    bigint(record === null ? null : record + 1)
    varchar(check.column)
    varchar(check.code)
    varchar(check.message)
    varchar(check.mend)
    varchar(text)
    appender.endRow()
  }

  close(): void {
    this.appender.closeSync()
  }
}

/** Reasons of the given files' quarantined rows, most frequent first. */
export async function reasonsOf(database: Database, files: readonly number[]): Promise<Reason[]> {
  if (!files.length) return []
  return database.rows<Reason>(sql`
    select table_name as "table", column_name as "column", code, message, mend, count(*) as rows
    from _quarantine where file_id in (${join(
      files.map((id) => bind(id)),
      sql`, `,
    )}) group by all order by rows desc, "table", code`)
}
