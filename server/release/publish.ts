import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CompactTable } from '../../datasets/compact/index.ts'
import { contractVersion } from '../../datasets/contract/index.ts'
import { sql } from '../../datasets/sql.ts'
import { explained, Failure } from '../errors.ts'
import { Database } from '../warehouse/database.ts'
import type { Build } from './build.ts'
import { storeCompactTables } from './compact.ts'
import { digest } from './digest.ts'
import { sync, syncTree } from './durable.ts'
import { pilotFacts } from './facts.ts'
import { type DatasetFolder, folderOf, releaseFolder } from './folder.ts'
import { lockDataset } from './lock.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { readPointer, writePointer } from './pointer.ts'
import { releaseTables } from './published.ts'
import { accountingOf, compactDifferences, differences, refuse } from './reconcile.ts'
import { recover } from './recover.ts'
import { describeTables, encodeTables } from './tables.ts'

/** The steps of a publication, in order; each is named before it begins. Nothing a reader can see changes before `point`. */
export const steps = [
  'lock',
  'stage',
  'build',
  'compact',
  'checkpoint',
  'reconcile',
  'encode',
  'describe',
  'sync',
  'move',
  'point',
  'clean',
] as const
export type Step = (typeof steps)[number]

export interface Publication {
  /** Folder that holds all datasets. */
  data: string
  dataset: string
  build: Build
  /** Do everything but publish. */
  check?: boolean
  compact?: readonly CompactTable[]
  memory?: string
  onStep?: (step: Step) => void | Promise<void>
}

export type Published =
  | { outcome: 'published' | 'checked'; release: string; manifest: Manifest }
  /** Nothing new: the release that is served stays. */
  | { outcome: 'unchanged'; release: string | null; manifest: Manifest | null }

/**
 * Makes a release beside the one that is served, proves it, forces it to the disk and only then points to it. Whatever happens before
 * that, the old release stays served, and what was begun is removed here or by the next publication or start.
 */
export async function publish(publication: Publication): Promise<Published> {
  const folder = folderOf(publication.data, publication.dataset)
  const step = async (name: Step) => publication.onStep?.(name)
  await step('lock')
  try {
    const lock = await lockDataset(folder)
    try {
      return await underLock(publication, folder, step)
    } finally {
      lock.release()
    }
  } catch (error) {
    throw explained(error, folder.root)
  }
}

async function underLock(publication: Publication, folder: DatasetFolder, step: (name: Step) => Promise<void>): Promise<Published> {
  await step('stage')
  await recover(folder)
  const staging = join(folder.staging, randomBytes(8).toString('hex'))
  const draft = releaseFolder(join(staging, 'release'))
  const scratch = join(staging, 'scratch')
  await mkdir(folder.releases, { recursive: true })
  await mkdir(draft.tables, { recursive: true })
  await mkdir(scratch)
  try {
    const pointer = await readPointer(folder)
    const served = pointer && folder.release(pointer.release)
    const previous = served && (await readManifest(served))

    await step('build')
    const built = await publication.build({ target: draft.database, base: served?.database ?? null, scratch })
    if (built.outcome === 'unchanged') return { outcome: 'unchanged', release: pointer?.release ?? null, manifest: previous }

    const { memory, compact = await releaseTables() } = publication
    await step('compact')
    const writable = await Database.open(draft.database, { memory, scratch })
    try {
      const { cutoff, focal_rail: focalRail } = await pilotFacts(writable)
      if (!cutoff)
        throw new Failure(
          'no_payments',
          'The dataset has no accepted payment.',
          'See what was rejected, with reasons: run the import with --check.',
        )
      await storeCompactTables(writable, compact, { cutoff, focalRail })
      await step('checkpoint')
      await writable.run(sql`checkpoint`)
    } finally {
      writable.close()
    }

    await step('reconcile')
    const database = await Database.open(draft.database, { readOnly: true, memory, scratch })
    let manifest: Manifest
    try {
      refuse(await differences(database, built.sources))
      if (compact.some(({ name }) => name === 'purchases')) refuse(await compactDifferences(database))

      await step('encode')
      const described = await describeTables(database, compact)
      const accounting = accountingOf(built.sources)
      const release = digest(
        [
          publication.dataset,
          contractVersion,
          ...described.map(({ name, hash }) => `${name} ${hash}`),
          ...built.sources.map((source) => JSON.stringify([source.table, source.sha256, source.accepted, source.read])).sort(),
        ].join('\n'),
      ).slice(0, 16)
      const { entries, dictionaries } = await encodeTables(database, described, release, draft)

      await step('describe')
      manifest = {
        dataset: publication.dataset,
        release,
        sequence: (pointer?.published ?? 0) + 1,
        previous: pointer?.release ?? null,
        made_at: new Date().toISOString(),
        contract_version: contractVersion,
        pilot: await pilotFacts(database),
        accounting,
        sources: [...built.sources],
        tables: entries,
        database_bytes: (await stat(draft.database)).size,
      }
      await writeFile(draft.dictionaries, JSON.stringify(dictionaries))
      await writeFile(draft.manifest, `${JSON.stringify(manifest, null, 2)}\n`)
    } finally {
      database.close()
    }
    if (manifest.release === pointer?.release) return { outcome: 'unchanged', release: pointer.release, manifest: previous }
    if (publication.check) return { outcome: 'checked', release: manifest.release, manifest }

    await step('sync')
    await syncTree(draft.root)
    await step('move')
    const final = folder.release(manifest.release)
    if (existsSync(final.root)) manifest = await readManifest(final)
    else await rename(draft.root, final.root)
    await sync(folder.releases)
    await step('point')
    await writePointer(folder, { release: manifest.release, published: Math.max(manifest.sequence, pointer?.published ?? 0) })
    await step('clean')
    return { outcome: 'published', release: manifest.release, manifest }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}
