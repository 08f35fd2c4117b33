import { readdir, readFile, stat } from 'node:fs/promises'
import { Failure, nearest } from '../errors.ts'
import { Database } from '../warehouse/database.ts'
import { folderOf, isDatasetName, type ReleaseFolder } from './folder.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { type Pointer, readPointer } from './pointer.ts'

/** A release opened for reading. Whoever opened it closes it; the database stays open for others and is closed when nobody needs it. */
export interface OpenRelease {
  manifest: Manifest
  folder: ReleaseFolder
  /** Values of the text columns that travel as dictionaries, by table and column. */
  dictionaries: Record<string, Record<string, string[]>>
  database: Database
  close(): void
}

interface Held {
  release: Promise<Omit<OpenRelease, 'close'>>
  users: number
  used: number
}

/** Settings of the catalogue: how many databases stay open while nobody reads them, and DuckDB's memory for each. */
export interface CatalogueOptions {
  idle?: number
  memory?: string
}

/**
 * The datasets of a data folder. The pointer is looked at on every request (one `stat`), so that what another process publishes or rolls
 * back is served at once; a request that holds a release keeps it to its end.
 */
export class Catalogue {
  private readonly held = new Map<string, Held>()
  private readonly pointers = new Map<string, { stamp: string; pointer: Pointer | null }>()
  private clock = 0

  constructor(
    readonly data: string,
    private readonly options: CatalogueOptions = {},
  ) {}

  /** Names of the datasets of which something is served, in order. */
  async datasets(): Promise<string[]> {
    const entries = await readdir(this.data, { withFileTypes: true }).catch(() => [])
    const found: string[] = []
    for (const entry of entries)
      if (entry.isDirectory() && isDatasetName(entry.name) && (await this.pointer(entry.name).catch(() => null))) found.push(entry.name)
    return found.sort()
  }

  /** The release that is served, and the highest sequence published. */
  async pointer(dataset: string): Promise<Pointer | null> {
    if (!isDatasetName(dataset)) return null
    const folder = folderOf(this.data, dataset)
    const found = await stat(folder.current, { bigint: true }).catch(() => null)
    if (!found) return null
    const stamp = `${found.ino} ${found.mtimeNs} ${found.size}`
    const known = this.pointers.get(dataset)
    if (known?.stamp === stamp) return known.pointer
    const pointer = await readPointer(folder)
    this.pointers.set(dataset, { stamp, pointer })
    return pointer
  }

  /** Manifests of the releases that were published, the newest first. */
  async releases(dataset: string): Promise<Manifest[]> {
    const pointer = await this.required(dataset)
    const folder = folderOf(this.data, dataset)
    const found: Manifest[] = []
    for (const id of await readdir(folder.releases)) {
      const manifest = await readManifest(folder.release(id)).catch(() => undefined)
      if (manifest && manifest.sequence <= pointer.published) found.push(manifest)
    }
    return found.sort((a, b) => b.sequence - a.sequence)
  }

  async manifest(dataset: string, release?: string): Promise<Manifest> {
    const id = await this.released(dataset, release)
    return readManifest(folderOf(this.data, dataset).release(id))
  }

  /** Opens the release that is served, or another by its id. */
  async open(dataset: string, release?: string): Promise<OpenRelease> {
    const id = await this.released(dataset, release)
    const key = `${dataset}/${id}`
    const held: Held = this.held.get(key) ?? { release: this.read(dataset, id), users: 0, used: 0 }
    this.held.set(key, held)
    held.users++
    held.used = ++this.clock
    try {
      const opened = await held.release
      let open = true
      return {
        ...opened,
        close: () => {
          if (!open) return
          open = false
          held.users--
          this.trim()
        },
      }
    } catch (error) {
      this.held.delete(key)
      throw error
    }
  }

  /** Closes every database; requests that still hold one must have ended. */
  async close(): Promise<void> {
    for (const { release } of this.held.values()) await release.then(({ database }) => database.close()).catch(() => undefined)
    this.held.clear()
  }

  private async read(dataset: string, id: string) {
    const folder = folderOf(this.data, dataset).release(id)
    const manifest = await readManifest(folder)
    const dictionaries = JSON.parse(await readFile(folder.dictionaries, 'utf8')) as OpenRelease['dictionaries']
    const database = await Database.open(folder.database, { readOnly: true, memory: this.options.memory })
    return { manifest, folder, dictionaries, database }
  }

  /** Closes the databases unused for longest, beyond the few that may stay open. */
  private trim(): void {
    const idle = [...this.held].filter(([, { users }]) => users === 0).sort(([, a], [, b]) => a.used - b.used)
    for (const [key, held] of idle.slice(0, Math.max(0, idle.length - (this.options.idle ?? 4)))) {
      this.held.delete(key)
      void held.release.then(({ database }) => database.close()).catch(() => undefined)
    }
  }

  private async required(dataset: string): Promise<Pointer> {
    const pointer = await this.pointer(dataset)
    if (pointer) return pointer
    const datasets = await this.datasets()
    const near = nearest(dataset, datasets)
    throw new Failure(
      'unknown_dataset',
      `There is no dataset "${dataset}".`,
      datasets.length
        ? `${near.length ? `Did you mean ${near.join(' or ')}? ` : ''}Datasets here: ${datasets.join(', ')}.`
        : 'No dataset has been imported yet: `pilotscope import --mapping mapping.yaml`.',
      { valid: datasets },
    )
  }

  private async released(dataset: string, release?: string): Promise<string> {
    const pointer = await this.required(dataset)
    if (release === undefined || release === pointer.release) return pointer.release
    const ids = (await this.releases(dataset)).map((manifest) => manifest.release)
    if (ids.includes(release)) return release
    throw new Failure('unknown_release', `Dataset ${dataset} has no release "${release}".`, `Releases: ${ids.join(', ')}.`, { valid: ids })
  }
}
