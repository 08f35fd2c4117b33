import { bind, identifier, join, sql } from '../../datasets/sql.ts'
import type { Database } from '../warehouse/database.ts'
import type { StagedFile } from './index.ts'
import type { Reason } from './report.ts'

export async function broken(database: Database, { stage }: StagedFile): Promise<number> {
  const { rows } = await database.row<{ rows: number }>(sql`select count(*) as rows from stage.rejects where stage = ${bind(stage)}`)
  return rows
}

/** Writes a file's quarantined records: place, reason, mend and text. */
export async function quarantine(database: Database, staged: StagedFile): Promise<void> {
  const { fileId, table, stage, checks, planned } = staged
  await database.run(sql`delete from _quarantine where file_id = ${bind(fileId)}`)
  const faults = await database.rows<{ record: number; fault: number }>(sql`
    select rowid as record, fault from stage.${identifier(stage)} where fault > 0
    union all select record, fault from verdicts where file_id = ${bind(fileId)} and fault > 0 order by record`)
  for (const { record, fault } of faults) {
    const check = checks[fault - 1]!
    await database.run(
      sql`insert into _quarantine values (${join(
        [fileId, table.name, planned.file, null, record + 1, check.column, check.code, check.message, check.mend, null].map((value) =>
          bind(value),
        ),
        sql`, `,
      )})`,
    )
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
