import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SimulationOptions, Truth } from '../../datasets/simulator/index.ts'
import { createLedger, writeControl, writeEntry } from '../ingest/ledger.ts'
import { createTables } from '../ingest/load.ts'
import { folderOf } from '../release/folder.ts'
import type { Source } from '../release/manifest.ts'
import { type Published, publish } from '../release/publish.ts'
import { Database } from '../warehouse/database.ts'
import { rowsOf, storeSimulation } from './store.ts'

export interface SimulatedRelease {
  /** Folder that holds all datasets. */
  data: string
  dataset: string
  simulation: SimulationOptions
  memory?: string
  /** Share of the work done, 0 to 1, and what is being done. */
  onProgress?: (share: number, phase: 'simulate' | 'publish') => void
}

/** Share of the time that simulating takes, the rest being compact tables, checks and encoding. */
const simulating = 0.45

/** Publishes a simulated pilot as a release, with what was planted in `truth.json` beside the releases. A dataset of that name is replaced. */
export async function publishSimulation(made: SimulatedRelease): Promise<{ published: Published; truth: Truth }> {
  const { data, dataset, simulation, memory } = made
  const progress = made.onProgress ?? (() => {})
  let truth: Truth | undefined
  let steps = 0
  const published = await publish({
    data,
    dataset,
    memory,
    onStep: (step) => {
      if (step === 'compact' || steps) progress(Math.min(1, simulating + ((1 - simulating) * steps++) / 9), 'publish')
    },
    build: async ({ target, scratch }) => {
      const database = await Database.open(target, { scratch, memory, newestFormat: true })
      try {
        await createTables(database, false, true)
        await createLedger(database, false)
        truth = await storeSimulation(database, simulation, (share) => progress(share * simulating, 'simulate'))
        await writeControl(database)
        return { outcome: 'built', sources: await account(database, simulation) }
      } finally {
        database.close()
      }
    },
  })
  await writeFile(join(folderOf(data, dataset).root, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`)
  return { published, truth: truth! }
}

/** Enters each simulated table into the ledger as if it were a file of which every record was accepted. */
async function account(database: Database, { onHabit: _, ...options }: SimulationOptions): Promise<Source[]> {
  const sources: Source[] = []
  for (const [table, rows] of await rowsOf(database)) {
    if (!rows) continue
    const sha256 = createHash('sha256')
      .update(JSON.stringify([table, options]))
      .digest('hex')
    const counts = { read: rows, accepted: rows, quarantined: 0, duplicate: 0, excluded: 0 }
    const file = `simulated/${table}`
    await writeEntry(database, {
      ...counts,
      file_id: sources.length + 1,
      table_name: table,
      file,
      sha256,
      mapping_sha256: sha256,
      bytes: 0,
      import: 1,
    })
    sources.push({ ...counts, table, file, sha256, bytes: null })
  }
  return sources
}
