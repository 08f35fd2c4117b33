import { bind, sql } from '../../datasets/sql.ts'
import { Failure } from '../errors.ts'
import { Database } from '../warehouse/database.ts'
import { readText } from './dialect.ts'
import { functionsOf } from './expression.ts'
import { type FileEntry, sameFile } from './ledger.ts'
import type { Staged } from './load.ts'
import type { Mapping } from './mapping.ts'
import { type Progress, watched } from './progress.ts'
import { type Planned, type Prepared, planOf } from './source.ts'
import { type Pilot, stageStatement } from './stage.ts'

export interface StagedFile extends Staged {
  planned: Planned
}

interface Staging {
  mapping: Mapping
  ledger: readonly FileEntry[]
  pilot: Pilot
  spill: string
  memory: string
  onProgress: (progress: Progress) => void
}

/**
 * Reads every file into a stage table of a database of their own, in which the mapping's expressions run: it can read these files and
 * nothing else.
 */
export async function stageAll(stageFile: string, prepared: readonly Prepared[], staging: Staging): Promise<StagedFile[]> {
  const { mapping, ledger, pilot, spill, memory, onProgress } = staging
  if (!prepared.length) return []
  const allowed = prepared.flatMap(({ readPath, dialectSample }) => [readPath, ...(dialectSample ? [dialectSample] : [])])
  const database = await Database.open(stageFile, { allowed, scratch: spill, memory, uncompressed: true })
  try {
    const functions = await functionsOf(database)
    const planned: Planned[] = []
    for (const each of prepared) planned.push(await planOf(each, mapping, pilot, database, functions))
    await database.run(
      sql`create table rejects (stage varchar, line_at bigint, code varchar, column_name varchar, message varchar, text varchar)`,
    )
    const staged: StagedFile[] = []
    let next = Math.max(0, ...ledger.map((entry) => entry.file_id)) + 1
    for (const [i, each] of planned.entries()) {
      const stage = `s${i}`
      const { checks, columns } = await watched(
        database,
        (share) =>
          onProgress({
            phase: 'read',
            file: each.file,
            done: Math.round(share * each.estimatedRows),
            total: each.estimatedRows,
            unit: 'rows',
          }),
        () => stageFileInto(database, stage, each),
      )
      if (each.dialect) {
        await database.run(sql`
          insert into rejects select ${bind(stage)}, line_byte_position, lower(replace(any_value(error_type)::varchar, ' ', '_')), any_value(column_name),
            any_value(error_message), any_value(csv_line)
          from reject_errors group by line_byte_position`)
        await database.run(sql`drop table reject_errors`)
        await database.run(sql`drop table reject_scans`)
      }
      const fileId = ledger.find((entry) => sameFile(entry, each))?.file_id ?? next++
      staged.push({ fileId, table: each.table, stage, columns, checks, sha256: each.scan.sha256, planned: each })
    }
    await database.run(sql`checkpoint`)
    return staged
  } finally {
    database.close()
  }
}

/** What the strict reader gives up on altogether, such as text after a closing quote at the end of a buffer, the lenient one reads. */
async function stageFileInto(database: Database, stage: string, planned: Planned) {
  const { statement, ...staged } = stageStatement(stage, planned.plan)
  try {
    await database.run(statement)
  } catch (error) {
    if (!planned.dialect || !/state machine|strict_mode/.test((error as Error).message)) throw unreadable(planned, error as Error)
    planned.dialect = { ...planned.dialect, strict: false }
    const lenient = stageStatement(stage, { ...planned.plan, from: readText(planned.readPath, planned.dialect, true) })
    await database.run(lenient.statement).catch((again: Error) => {
      throw unreadable(planned, again)
    })
  }
  return staged
}

const unreadable = ({ file }: Planned, cause: Error): Failure =>
  new Failure(
    'file_unreadable',
    `${file} cannot be read: ${cause.message.split('\n')[0]}`,
    'Check that the file is whole, and what the mapping says about it.',
    {
      place: { file },
      cause,
    },
  )
