import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { contractTable } from '../../datasets/contract/index.ts'
import { bind, sql } from '../../datasets/sql.ts'
import { Failure } from '../errors.ts'
import { Database } from '../warehouse/database.ts'
import { agrees, type Base, keepsRowsOfFiles, readBase, sameRows } from './base.ts'
import { type Control, createLedger, type FileEntry, readLedger, sameFile, writeControl, writeEntry } from './ledger.ts'
import { createTables, judgeRefunds, load, outcome, prepareVerdicts } from './load.ts'
import { type Mapping, mendFor } from './mapping.ts'
import type { Progress } from './progress.ts'
import { faultsOf, quarantine, reasonsOf } from './quarantine.ts'
import { type FileReport, type ImportReport, totalsOf } from './report.ts'
import { inlineRows, type Row, upsert } from './rows.ts'
import { type Prepared, prepare, type Source, sourcesOf } from './source.ts'
import type { Pilot } from './stage.ts'
import { stageAll } from './staging.ts'
import { zoneOf } from './zone.ts'

export type { Control } from './ledger.ts'
export { type Mapping, parseMapping, readMapping } from './mapping.ts'
export type { Progress } from './progress.ts'
export type { ImportReport } from './report.ts'

export interface Ingestion {
  mapping: Mapping
  /** Database of the release that is served now, only read; null for the first import. */
  base: string | null
  /** Database to make; must not exist. */
  target: string
  /** Empty folder on the same disk, thrown away by the caller. */
  scratch: string
  /** Check files again that were loaded before. */
  reload?: boolean
  memory?: string
  onProgress?: (progress: Progress) => void
}

/**
 * Makes a new release's database from the one before and the files of a mapping: every contract table, and `_files`, `_quarantine`,
 * `_control`. Throws a Failure, with place and mend, where the mapping or a whole file cannot be accepted; a bad row is quarantined.
 */
export async function ingest(ingestion: Ingestion): Promise<ImportReport> {
  const { mapping, base, target, scratch, reload = false, memory = '2GB' } = ingestion
  const report = ingestion.onProgress ?? (() => {})
  const inline = mapping.tables.flatMap(({ table, mapping: { rows } }) =>
    rows ? [{ table, rows: inlineRows(mapping, table, rows, ['tables', table.name, 'rows']) }] : [],
  )
  const pilotTable = contractTable('pilot')!
  const pilotRow = inlineRows(mapping, pilotTable, [mapping.pilot], ['pilot'])[0]!
  const pilot = await pilotOf(mapping, pilotRow)
  const before = await readBase(
    base,
    inline.map(({ table }) => table.name),
  )
  agrees(mapping, pilotRow, before)
  for (const each of inline) keepsRowsOfFiles(mapping, before, each)

  let scanned = 0
  const sources = await sourcesOf(mapping, (bytes) => {
    scanned += bytes
    report({ phase: 'scan', file: null, done: scanned, total: 0, unit: 'bytes' })
  })
  const known = (source: Source) => before.ledger.find((entry) => sameFile(entry, source))
  const fresh = sources.filter((source) => reload || !known(source))
  const previous = sources.filter((source) => !fresh.includes(source)).map((source) => ({ ...known(source)!, file: source.file }))
  if (!fresh.length && base && sameRows(before, [{ table: pilotTable, rows: [pilotRow] }, ...inline]))
    return reportOf(mapping, previous.map(fileReport(true)), [], before.control, before, true)

  const stageFile = join(scratch, 'stage.duckdb')
  const spill = join(scratch, 'spill')
  await mkdir(spill, { recursive: true })
  const prepared: Prepared[] = []
  for (const [i, source] of fresh.entries()) prepared.push(await prepare(source, scratch, i))
  const staged = await stageAll(stageFile, prepared, { ledger: before.ledger, mapping, pilot, spill, memory, onProgress: report })

  const attached = { ...(staged.length ? { stage: stageFile } : {}), ...(base ? { base } : {}) }
  const database = await Database.open(target, { attached, scratch: spill, memory })
  const files: FileReport[] = []
  try {
    await createTables(database, base !== null)
    await createLedger(database, base !== null)
    await upsert(database, pilotTable, [pilotRow], pilot.zone)
    for (const { table, rows } of inline) await upsert(database, table, rows, pilot.zone)
    await prepareVerdicts(database)
    const present = new Set([...mapping.tables.map(({ table }) => table.name), ...before.tables.keys()])
    for (const [i, each] of staged.entries()) {
      report({ phase: 'check', file: each.planned.file, done: i, total: staged.length, unit: 'files' })
      await load(database, each, present)
    }
    await judgeRefunds(database, staged)
    await focalRailListed(database, mapping, String(pilotRow.focal_rail))
    const number = Math.max(0, ...before.ledger.map((entry) => entry.import)) + 1
    for (const each of staged) {
      const counts = await outcome(database, each)
      const faults = await faultsOf(database, each)
      const rejected = faults.rejects.length
      const read = counts.accepted + counts.quarantined + counts.duplicate + counts.excluded + rejected
      const entry: FileEntry = {
        ...counts,
        quarantined: counts.quarantined + rejected,
        read,
        file_id: each.fileId,
        table_name: each.table.name,
        file: each.planned.file,
        sha256: each.sha256,
        mapping_sha256: each.planned.mappingSha256,
        bytes: each.planned.scan.bytes,
        import: number,
      }
      files.push(fileReport(false)(entry))
      const bad = faults.records.length + rejected
      await quarantine(database, each, faults, read - rejected, (rows) =>
        report({ phase: 'quarantine', file: entry.file, done: rows, total: bad, unit: 'rows' }),
      )
      if (entry.accepted + entry.duplicate === 0) throw await nothingAcceptable(database, entry)
      await writeEntry(database, addedTo(known(each.planned), entry))
    }
    const control = await writeControl(database)
    const reasons = await reasonsOf(
      database,
      staged.map((each) => each.fileId),
    )
    const ledger = await readLedger(database)
    return { ...reportOf(mapping, [...previous.map(fileReport(true)), ...files], reasons, control, before, false), ledger }
  } finally {
    database.close()
  }
}

/** A file checked again: rows it brought in before count as accepted in the ledger, although this time they were duplicates. */
const addedTo = (old: FileEntry | undefined, entry: FileEntry): FileEntry =>
  old ? { ...entry, accepted: entry.accepted + old.accepted, duplicate: entry.duplicate - old.accepted, import: old.import } : entry

const fileReport =
  (known: boolean) =>
  ({ table_name, file, sha256, bytes, read, accepted, quarantined, duplicate, excluded }: FileEntry): FileReport => ({
    table: table_name,
    file,
    sha256,
    bytes,
    known,
    ...(known ? { read: 0, accepted: 0, quarantined: 0, duplicate: 0, excluded: 0 } : { read, accepted, quarantined, duplicate, excluded }),
  })

function reportOf(
  mapping: Mapping,
  files: FileReport[],
  quarantine: ImportReport['quarantine'],
  control: Control[],
  before: Base,
  unchanged: boolean,
): ImportReport {
  return {
    dataset: mapping.dataset,
    unchanged,
    tables: totalsOf(files),
    files,
    quarantine,
    control,
    previous: before.control,
    ledger: before.ledger,
  }
}

async function pilotOf(mapping: Mapping, row: Row): Promise<Pilot> {
  const zone = String(row.time_zone)
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw mapping.fail(['pilot', 'time_zone'], 'time_zone', `${zone} is not a time zone.`, 'Give an IANA name such as Asia/Shanghai.')
  }
  return { zone: await zoneOf(zone), starts_on: row.starts_on as string | null, ends_on: row.ends_on as string | null }
}

async function focalRailListed(database: Database, mapping: Mapping, rail: string): Promise<void> {
  const rails = (await database.rows<{ rail_id: string }>(sql`select rail_id from rails`)).map(({ rail_id }) => rail_id)
  if (!rails.includes(rail))
    throw mapping.fail(['pilot', 'focal_rail'], 'focal_rail', `${rail} is not among the rails.`, mendFor(rail, rails), rails)
}

/** A file none of whose rows can be accepted is a mistake in the mapping or the wrong file: nothing of the import is published. */
async function nothingAcceptable(database: Database, { file_id, file, read, excluded }: FileEntry): Promise<Failure> {
  if (!read)
    return new Failure(
      'nothing_acceptable',
      `${file} holds no record.`,
      'Check that it is the right file and that every quote of its header is closed, or leave it out.',
      {
        place: { file },
      },
    )
  const [first] = await database.rows<{ line: number | null; column_name: string | null; message: string; mend: string }>(
    sql`select line, column_name, message, mend from _quarantine where file_id = ${bind(file_id)} order by line, record limit 1`,
  )
  if (!first)
    return new Failure(
      'nothing_acceptable',
      `${file}: \`where\` leaves out every one of its ${excluded} records.`,
      'Check `where`, or leave the file out.',
      {
        place: { file },
      },
    )
  const { line, column_name: column, message, mend } = first
  const at = [file, ...(line ? [`line ${line}`] : []), ...(column ? [`column ${column}`] : [])].join(', ')
  return new Failure('nothing_acceptable', `None of the ${read} records of ${file} can be accepted. The first: ${at}: ${message}`, mend, {
    place: { file, ...(line ? { line } : {}), ...(column ? { column } : {}) },
  })
}
