import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { contract, type Table } from '../../datasets/contract/index.ts'
import type { SimulationOptions, Truth } from '../../datasets/simulator/index.ts'
import { identifier, join as joined, type Sql, sql, trusted } from '../../datasets/sql.ts'
import { explained, Failure } from '../errors.ts'
import { createTables } from '../ingest/load.ts'
import { Database } from '../warehouse/database.ts'
import { goodRows, writeDefects } from './defects.ts'
import { rowsOf, storeSimulation } from './store.ts'

export type FileFormat = 'csv' | 'parquet'

export interface SimulatedFiles {
  /** Folder to write to; made where it is missing, must be empty. */
  folder: string
  format: FileFormat
  /** Name of the dataset in the mapping. */
  dataset: string
  simulation: SimulationOptions
  /** Add files with every kind of defect, and the list of what an import should find. */
  defects?: boolean
  memory?: string
  onProgress?: (share: number, phase: 'simulate' | 'write') => void
}

/** Writes a simulated pilot as the contract's files, with the mapping that imports them and what was planted. */
export async function writeSimulation(made: SimulatedFiles): Promise<{ files: string[]; truth: Truth; rows: Record<string, number> }> {
  const { format, dataset, memory } = made
  const folder = resolve(made.folder)
  const progress = made.onProgress ?? (() => {})
  try {
    await mkdir(folder, { recursive: true })
    if ((await readdir(folder)).length)
      throw new Failure('folder_not_empty', `${made.folder} is not empty.`, 'Give a new or an empty folder: nothing is overwritten.', {
        place: { file: made.folder },
      })
    const scratch = await mkdtemp(join(folder, '.scratch-'))
    try {
      const paths = new Map(contract.map(({ name }) => [name, join(folder, `${name}.${format}`)]))
      const database = await Database.open(join(scratch, 'pilot.duckdb'), { scratch, memory, allowed: [...paths.values()] })
      const written: Table[] = []
      const rows: Record<string, number> = {}
      let truth: Truth
      let pilot: Record<string, unknown>
      let good: Awaited<ReturnType<typeof goodRows>> | undefined
      try {
        await createTables(database, false)
        truth = await storeSimulation(database, made.simulation, (share) => progress(share * 0.7, 'simulate'))
        for (const [name, count] of await rowsOf(database)) {
          if (!count || name === 'pilot') continue
          progress(0.7 + 0.3 * (written.length / contract.length), 'write')
          const table = contract.find((each) => each.name === name)!
          await database.run(copyTo(table, format, paths.get(name)!))
          written.push(table)
          rows[name] = count
        }
        pilot = await database.row(sql`select * from pilot`)
        good = made.defects ? await goodRows(database) : undefined
      } finally {
        database.close()
      }
      const mapping = mappingOf(dataset, pilot, written, format)
      await writeFile(join(folder, 'mapping.yaml'), stringify(mapping, { lineWidth: 0 }))
      await writeFile(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`)
      if (good) await writeDefects(folder, mapping, good)
      return { files: (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(), truth, rows }
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  } catch (error) {
    throw explained(error, made.folder)
  }
}

export interface ContractMapping {
  dataset: string
  pilot: Record<string, unknown>
  tables: Record<string, { files: string[]; columns: Record<string, string>; types?: Record<string, string> }>
}

/** A mapping in which every column means itself. */
export function mappingOf(dataset: string, pilot: Record<string, unknown>, tables: readonly Table[], format: FileFormat): ContractMapping {
  return {
    dataset,
    pilot: Object.fromEntries(Object.entries(pilot).filter(([, value]) => value !== null)),
    tables: Object.fromEntries(
      tables.map(({ name, columns }) => [
        name,
        {
          files: [`${name}.${format}`],
          columns: Object.fromEntries(columns.map((column) => [column.name, column.name])),
        },
      ]),
    ),
  }
}

/** Times carry their zone: `…Z` in CSV, TIMESTAMP WITH TIME ZONE in Parquet. */
function copyTo({ name, columns }: Table, format: FileFormat, path: string): Sql {
  const selected = columns.map((column) => {
    const value = identifier(column.name)
    if (column.type !== 'TIMESTAMP') return value
    return format === 'csv' ? sql`strftime(${value}, '%Y-%m-%dT%H:%M:%SZ') as ${value}` : sql`timezone('UTC', ${value}) as ${value}`
  })
  const options = format === 'csv' ? sql`format csv, header` : sql`format parquet, compression zstd`
  return sql`copy (select ${joined(selected, sql`, `)} from ${identifier(name)}) to ${trusted(`'${path.replaceAll("'", "''")}'`)} (${options})`
}
