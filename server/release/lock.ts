import { mkdir } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { Failure } from '../errors.ts'
import type { DatasetFolder } from './folder.ts'

const held = new Set<string>()

/**
 * Holds a file for writing. The lock is the one DuckDB takes on a small database file of its own: the system lets go of it when the
 * process ends, however it ends, so a killed writer never leaves anything locked. `busy` makes the error where another holds it.
 */
export async function hold(path: string, busy: (owner: string) => Failure): Promise<{ release(): void }> {
  if (held.has(path)) throw busy('this one')
  held.add(path)
  try {
    const instance = await DuckDBInstance.create(path, { threads: '1', memory_limit: '32MB' })
    return {
      release() {
        instance.closeSync()
        held.delete(path)
      },
    }
  } catch (error) {
    held.delete(path)
    const text = error instanceof Error ? error.message : String(error)
    if (/could not set lock/i.test(text)) throw busy(/PID (\d+)/.exec(text)?.[1] ?? 'unknown')
    throw error
  }
}

/** Holds a dataset for publishing. */
export async function lockDataset(folder: DatasetFolder): Promise<{ release(): void }> {
  await mkdir(folder.root, { recursive: true })
  return hold(folder.lock, (owner) => busy(folder, owner))
}

const busy = (folder: DatasetFolder, owner: string) =>
  new Failure(
    'dataset_busy',
    `Another import or rollback is writing to this dataset (process ${owner}).`,
    'Wait until it has finished and run the command again; nothing was changed.',
    { place: { file: folder.root } },
  )
