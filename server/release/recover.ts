import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sync } from './durable.ts'
import type { DatasetFolder } from './folder.ts'
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
