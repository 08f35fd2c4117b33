import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { explained, Failure } from '../errors.ts'
import { sync } from '../release/durable.ts'
import { folderOf } from '../release/folder.ts'
import { hold } from '../release/lock.ts'
import { type Found, idsIn, markRemoved, readDocument, sweep, writeDocument } from './file.ts'
import { isDocumentId, type Kind, type Named, type Stored } from './kind.ts'

/** How long a write waits for another process, in milliseconds. */
const PATIENCE = 30_000

/** One writer after the other within this process, by lock file. */
const queues = new Map<string, Promise<unknown>>()

/**
 * JSON documents that belong to a dataset and outlive its releases: annotations, drafts, the state of alerts. A reader sees the document
 * before a write or after it, never a mix, also after a power cut; writers of all processes take turns, and whoever changes a document
 * says which version was read, so that nobody’s change is overwritten unseen.
 */
export class Documents {
  constructor(
    /** Folder that holds all datasets. */
    private readonly data: string,
  ) {}

  /** All documents of a kind, by id; `damaged` says which files cannot be read, and why. */
  async list<Content>(dataset: string, kind: Kind<Content>): Promise<{ documents: Stored<Content>[]; damaged: Failure[] }> {
    const folder = this.folder(dataset, kind)
    const documents: Stored<Content>[] = []
    const damaged: Failure[] = []
    for (const id of await idsIn(folder))
      try {
        const { stored } = await readDocument(folder, kind, id)
        if (stored) documents.push(stored)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        damaged.push(error)
      }
    return { documents, damaged }
  }

  /** The document of that id, or null. Throws `document_unreadable` where its file is damaged. */
  async read<Content>(dataset: string, kind: Kind<Content>, id: string): Promise<Stored<Content> | null> {
    if (!isDocumentId(id)) return null
    return (await readDocument(this.folder(dataset, kind), kind, id)).stored
  }

  /**
   * Writes a document over version `expected`; null says that there is none yet. Throws `version_conflict` where that is not so,
   * `invalid_document`, `document_too_large`, `too_many_documents`, `documents_busy`, `unknown_dataset`, `disk_full`, `no_permission`.
   */
  async write<Content>(
    dataset: string,
    kind: Kind<Content>,
    id: string,
    content: Content,
    expected: number | null,
  ): Promise<Stored<Content>> {
    return this.change(dataset, kind, id, (found) => {
      requireVersion(kind, id, found, expected)
      return content
    })
  }

  /** Removes version `expected` of a document. Throws `unknown_document`, and what `write` throws. */
  async remove<Content>(dataset: string, kind: Kind<Content>, id: string, expected: number): Promise<void> {
    await this.held(dataset, kind, async (folder) => {
      const found = await readDocument(folder, kind, required(kind, id))
      if (!found.stored) throw missing(kind, id)
      requireVersion(kind, id, found, expected)
      await markRemoved(folder, id, found.version + 1)
    })
  }

  /** Reads a document and writes what `change` makes of it, with no other write between; where it makes undefined, nothing is written. */
  async update<Content>(
    dataset: string,
    kind: Kind<Content>,
    id: string,
    change: (content: Content | null) => Content | undefined | Promise<Content | undefined>,
  ): Promise<Stored<Content> | null> {
    return this.held(dataset, kind, async (folder) => {
      const found = await readDocument(folder, kind, required(kind, id))
      const content = await change(found.stored?.content ?? null)
      return content === undefined ? found.stored : this.put(folder, kind, id, found, content)
    })
  }

  private change<Content>(dataset: string, kind: Kind<Content>, id: string, content: (found: Found<Content>) => Content) {
    return this.held(dataset, kind, async (folder) => {
      const found = await readDocument(folder, kind, required(kind, id))
      return this.put(folder, kind, id, found, content(found))
    })
  }

  private async put<Content>(
    folder: string,
    kind: Kind<Content>,
    id: string,
    found: Found<Content>,
    given: Content,
  ): Promise<Stored<Content>> {
    const content = checked(kind, given)
    if (!found.stored && (await this.countIn(folder, kind)) >= kind.mostDocuments)
      throw new Failure(
        'too_many_documents',
        `This dataset already keeps ${kind.mostDocuments} ${kind.name}, which is the limit.`,
        'Delete some that are no longer needed.',
      )
    const stored = { id, version: found.version + 1, written_at: new Date().toISOString(), content }
    await writeDocument(folder, stored)
    return stored
  }

  private async countIn<Content>(folder: string, kind: Kind<Content>): Promise<number> {
    let count = 0
    for (const id of await idsIn(folder)) {
      const found = await readDocument(folder, kind, id).catch(() => undefined)
      if (found?.stored !== null) count++
    }
    return count
  }

  private folder(dataset: string, { name }: Named): string {
    return join(folderOf(this.data, dataset).documents, name)
  }

  /** Does the work while no other writer, of this process or another, touches the dataset’s documents. */
  private async held<Result>(dataset: string, kind: Named, work: (folder: string) => Promise<Result>): Promise<Result> {
    const { root, documents } = folderOf(this.data, dataset)
    const lock = join(documents, 'lock')
    const before = queues.get(lock) ?? Promise.resolve()
    const turn = before.then(async () => {
      if (!existsSync(root)) throw new Failure('unknown_dataset', `There is no dataset "${dataset}".`, 'Import it first.')
      const folder = this.folder(dataset, kind)
      try {
        await made(folder)
        const { release } = await patient(() => hold(lock, (owner) => busy(dataset, owner)))
        try {
          await sweep(folder)
          return await work(folder)
        } finally {
          release()
        }
      } catch (error) {
        throw explained(error, folder)
      }
    })
    const settled = turn.catch(() => undefined)
    queues.set(lock, settled)
    void settled.then(() => queues.get(lock) === settled && queues.delete(lock))
    return turn
  }
}

const required = (kind: Named, id: string): string => {
  if (isDocumentId(id)) return id
  throw missing(kind, id)
}

const missing = ({ name }: Named, id: string) =>
  new Failure('unknown_document', `There is no "${id}" among the ${name}.`, 'Load them again: somebody may have deleted it.')

function requireVersion({ name }: Named, id: string, { stored }: Found<unknown>, expected: number | null): void {
  const version = stored?.version ?? null
  if (version === expected) return
  throw new Failure(
    'version_conflict',
    version === null
      ? `"${id}" of the ${name} was deleted meanwhile.`
      : expected === null
        ? `"${id}" of the ${name} exists already.`
        : `"${id}" of the ${name} is now at version ${version}; the change was made to version ${expected}.`,
    'Load it again, look at what changed, and make the change once more.',
  )
}

function checked<Content>(kind: Kind<Content>, given: Content): Content {
  const parsed = kind.schema.safeParse(given)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new Failure('invalid_document', `${path.join('.') || kind.name}: ${message}.`, 'See /api/docs for what is accepted.')
  }
  const bytes = Buffer.byteLength(JSON.stringify(parsed.data))
  if (bytes > kind.mostBytes)
    throw new Failure(
      'document_too_large',
      `This is ${bytes} bytes; at most ${kind.mostBytes} are kept of one of the ${kind.name}.`,
      'Shorten it.',
    )
  return parsed.data
}

/** Makes a folder whose name survives a power cut. */
async function made(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (!first) return
  for (let at = folder; ; at = dirname(at)) {
    await sync(dirname(at))
    if (at === first) return
  }
}

async function patient<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const until = Date.now() + PATIENCE
  for (;;)
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'documents_busy' || Date.now() > until) throw error
      await delay(20 + Math.random() * 60)
    }
}

const busy = (dataset: string, owner: string) =>
  new Failure(
    'documents_busy',
    `Another process (${owner}) has been writing to the documents of ${dataset} for ${PATIENCE / 1000} seconds.`,
    'Try again; nothing was changed.',
  )
