import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { explained, Failure } from '../errors.ts'
import { Catalogue } from './catalogue.ts'
import { sync } from './durable.ts'
import { folderOf } from './folder.ts'
import { lockDataset } from './lock.ts'
import { writePointer } from './pointer.ts'
import { recover } from './recover.ts'

/** Serves an earlier release again: the one named, or the one before the one that is served. */
export async function rollback(data: string, dataset: string, to?: string): Promise<{ release: string; sequence: number; before: string }> {
  const catalogue = new Catalogue(data)
  const releases = await catalogue.releases(dataset)
  const folder = folderOf(data, dataset)
  const lock = await lockDataset(folder)
  try {
    await recover(folder)
    const pointer = (await catalogue.pointer(dataset))!
    const at = releases.findIndex(({ release }) => release === pointer.release)
    const wanted = to === undefined ? releases[at + 1] : releases.find(({ release }) => release === to)
    const valid = releases.map(({ release }) => release)
    if (!wanted)
      throw to === undefined
        ? new Failure('no_earlier_release', `${dataset} has no release before ${pointer.release}.`, `Releases: ${valid.join(', ')}.`, {
            valid,
          })
        : new Failure('unknown_release', `Dataset ${dataset} has no release "${to}".`, `Releases: ${valid.join(', ')}.`, { valid })
    await writePointer(folder, { ...pointer, release: wanted.release })
    return { release: wanted.release, sequence: wanted.sequence, before: pointer.release }
  } catch (error) {
    throw explained(error, folder.root)
  } finally {
    lock.release()
  }
}

/** Deletes a dataset with all its releases; returns how many there were. First it disappears, then its files are deleted. */
export async function removeDataset(data: string, dataset: string, confirmed: boolean): Promise<number> {
  const releases = await new Catalogue(data).releases(dataset)
  if (!confirmed)
    throw new Failure(
      'not_confirmed',
      `This would delete ${dataset} with ${releases.length} releases for good.`,
      'Add --yes if that is meant.',
    )
  const folder = folderOf(data, dataset)
  const lock = await lockDataset(folder)
  try {
    await rm(folder.current)
    await sync(folder.root)
  } finally {
    lock.release()
  }
  const leaving = join(data, `.removed-${dataset}-${Date.now()}`)
  await rename(folder.root, leaving)
  await rm(leaving, { recursive: true, force: true })
  return releases.length
}
