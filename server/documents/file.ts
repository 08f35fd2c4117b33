import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../errors.ts'
import { replaceFile } from '../release/durable.ts'
import { isDocumentId, type Kind, type Stored } from './kind.ts'

/** What a file holds. A removed document leaves its version behind, so that the next of its name does not pass for the one removed. */
const fileSchema = z.object({
  version: z.int().min(1),
  written_at: z.iso.datetime(),
  content: z.unknown(),
  removed: z.literal(true).optional(),
})

export type Found<Content> = { version: number; stored: Stored<Content> | null }

const absent = { version: 0, stored: null }

/** The document of a file; version 0 where there never was one. Throws a Failure that names a file it cannot read. */
export async function readDocument<Content>(folder: string, kind: Kind<Content>, id: string): Promise<Found<Content>> {
  const path = join(folder, `${id}.json`)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return absent
    throw error
  }
  try {
    const { version, written_at, content, removed } = fileSchema.parse(JSON.parse(text))
    return { version, stored: removed ? null : { id, version, written_at, content: kind.schema.parse(content) } }
  } catch (cause) {
    throw new Failure(
      'document_unreadable',
      `${path} cannot be read as one of the ${kind.name}.`,
      'Mend the file by hand, restore it from a copy, or move it away.',
      { place: { file: path }, cause },
    )
  }
}

/** Ids of all files of a kind, those of removed documents included. */
export async function idsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter(isDocumentId)
    .sort()
}

export async function writeDocument<Content>(folder: string, { id, ...document }: Stored<Content>): Promise<void> {
  await replaceFile(join(folder, `${id}.json`), `${JSON.stringify(document)}\n`)
}

export async function markRemoved(folder: string, id: string, version: number): Promise<void> {
  const mark = { version, written_at: new Date().toISOString(), content: null, removed: true }
  await replaceFile(join(folder, `${id}.json`), `${JSON.stringify(mark)}\n`)
}

/** Deletes what writers that were killed left behind. The documents must be held. */
export async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith('.tmp')) await rm(join(folder, name), { force: true })
}
