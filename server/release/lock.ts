import { mkdir } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { Failure } from '../errors.ts'
import type { DatasetFolder } from './folder.ts'

const held = new Set<string>()

/**
 * Holds a dataset for writing. The lock is the one DuckDB takes on a small database file of its own: the system lets go of it when the
 * process ends, however it ends, so a killed import never leaves a dataset locked.
 */
export async function lockDataset(folder: DatasetFolder): Promise<{ release(): void }> {
  await mkdir(folder.root, { recursive: true })
  if (held.has(folder.lock)) throw busy(folder, 'this process')
  held.add(folder.lock)
  try {
    const instance = await DuckDBInstance.create(folder.lock, { threads: '1', memory_limit: '32MB' })
    return {
      release() {
        instance.closeSync()
        held.delete(folder.lock)
      },
    }
  } catch (error) {
    held.delete(folder.lock)
    const text = error instanceof Error ? error.message : String(error)
    if (/could not set lock/i.test(text)) throw busy(folder, /PID (\d+)/.exec(text)?.[1] ?? 'unknown')
    throw error
  }
}

const busy = (folder: DatasetFolder, owner: string) =>
  new Failure(
    'dataset_busy',
    `Another import or rollback is writing to this dataset (process ${owner.replace('this process', 'this one')}).`,
    'Wait until it has finished and run the command again; nothing was changed.',
    { place: { file: folder.root } },
  )
