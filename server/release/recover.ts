import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../errors.ts'
import { sync } from './durable.ts'
import { type DatasetFolder, folderOf, isDatasetName } from './folder.ts'
import { lockDataset } from './lock.ts'
import { readManifest } from './manifest.ts'
import { readPointer } from './pointer.ts'

const names = async (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

/** Removes what an interrupted publication left: staging, half-written pointers, releases never served. The dataset must be locked. */
export async function recover(folder: DatasetFolder): Promise<string[]> {
  const removed: string[] = []
  const remove = async (path: string) => {
    await rm(path, { recursive: true, force: true })
    removed.push(path)
  }
  for (const name of await names(folder.staging)) await remove(join(folder.staging, name))
  for (const name of await names(folder.root)) if (/^current\..*\.tmp$/.test(name)) await remove(join(folder.root, name))
  const pointer = await readPointer(folder).catch(() => undefined)
  if (pointer === undefined) return removed
  for (const id of await names(folder.releases)) {
    const manifest = await readManifest(folder.release(id)).catch(() => undefined)
    if (!manifest || manifest.sequence > (pointer?.published ?? 0)) await remove(folder.release(id).root)
  }
  if (removed.length) await sync(folder.root)
  return removed
}

/** A dataset that was removed while its files were still being deleted. */
const removedName = /^\.removed-/

/** Recovers every dataset that nobody is writing to; those under way look after themselves. */
export async function recoverAll(data: string): Promise<string[]> {
  const removed: string[] = []
  for (const name of await names(data)) {
    if (removedName.test(name)) {
      await rm(join(data, name), { recursive: true, force: true })
      removed.push(join(data, name))
      continue
    }
    if (!isDatasetName(name) || !(await stat(join(data, name))).isDirectory()) continue
    const folder = folderOf(data, name)
    const lock = await lockDataset(folder).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'dataset_busy') return undefined
      throw error
    })
    if (!lock) continue
    try {
      removed.push(...(await recover(folder)))
    } finally {
      lock.release()
    }
  }
  return removed
}
