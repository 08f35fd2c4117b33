import type { Sql, Value } from '../../datasets/sql.ts'
import type { Connection } from './connection.ts'
import { Turns } from './turns.ts'
import { WorkerDied } from './worker-died.ts'

/** A table as the release offers it. */
export interface Source {
  name: string
  /** Bytes as Arrow IPC stream. */
  bytes: number
  rows: number
}

export type State = 'idle' | 'starting' | 'ready' | 'failed'

export interface Progress {
  state: State
  /** Bytes of the tables that are being fetched. */
  fetched: number
  expected: number
  /** How often the worker was replaced. */
  restarts: number
}

export interface Supply {
  /** Names the release; tables of another are not kept. */
  release: string
  fetch(table: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>
}

interface Held {
  bytes: number
  used: number
}

/** Longest time a statement over compact tables may take before its worker is replaced, in milliseconds. */
const deadline = 60_000

/** How long a running statement that nobody waits for any more may go on before its worker is replaced, in milliseconds. */
const grace = 1_000

/** A worker that was given up: the statement ran too long, or nobody waited for it any more. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/**
 * The engine has no memory left. It then says so, or nothing, or sends pieces of an answer that cannot be read; what it is asked afterwards fails,
 * too.
 */
export const isExhausted = (error: unknown): boolean =>
  error instanceof RangeError ||
  (error instanceof Error &&
    (!error.message.trim() ||
      /Out of Memory|bad_alloc|allocation failed|Expected Schema Message|offset is out of bounds/i.test(error.message)))

/** The engine's own code has failed, so that nothing it says can be relied upon. */
const isBroken = (error: unknown) =>
  isExhausted(error) ||
  (error instanceof Error && /RuntimeError|memory access out of bounds|unreachable|Aborted\(/.test(`${error.name} ${error.message}`))

/** Rejects when a statement has run longer than `most` milliseconds, or on after nobody wanted it. */
function limit(signal: AbortSignal, most: number | null = deadline): { reached: Promise<never>; clear: () => void } {
  const ended = new AbortController()
  const reached = new Promise<never>((_, reject) => {
    const after = (milliseconds: number, reason: string) => {
      const timer = setTimeout(() => reject(new GivenUp(reason)), milliseconds)
      ended.signal.addEventListener('abort', () => clearTimeout(timer))
    }
    if (most !== null) after(most, `the statement took longer than ${most / 1000} s`)
    const abandon = () => after(grace, 'nobody waits for the statement')
    signal.addEventListener('abort', abandon, { once: true, signal: ended.signal })
  })
  return { reached, clear: () => ended.abort() }
}

/** How many statements are sent to the worker at once: it runs one, and has the next ones at hand while the page renders. */
const ahead = 4

/**
 * DuckDB in a worker. Runs one statement at a time over tables that it fetches when first needed, keeps the tables of one release within a
 * budget of bytes, and replaces its worker where that has died or grown too large: the same statement then gives the same rows.
 */
export class Engine {
  private connection: Connection | null = null
  private held = new Map<string, Held>()
  private supply: Supply | null = null
  /** Bytes inserted since the worker began: memory returns only when it ends. */
  private grown = 0
  private clock = 0
  private readonly turns = new Turns(ahead)
  private readonly listeners = new Set<() => void>()
  progress: Progress = { state: 'idle', fetched: 0, expected: 0, restarts: 0 }

  constructor(
    private readonly open: () => Promise<Connection>,
    private readonly budget: number,
    /** Whether statements may change the database. */
    private readonly written = false,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Names of the tables that are loaded. */
  get tables(): string[] {
    return [...this.held.keys()]
  }

  /** Whether anything is asked of it that it has not answered. */
  get busy(): boolean {
    return this.turns.busy
  }

  /** Starts the worker; calling again does nothing. */
  start(): Promise<void> {
    return this.alone(async () => {
      if (this.progress.state === 'idle' || this.progress.state === 'failed') await this.restart()
    })
  }

  /** Fetches tables ahead of need. */
  prepare(supply: Supply, sources: readonly Source[], signal: AbortSignal): Promise<void> {
    return this.alone(() => this.surviving(() => this.provide(supply, sources, signal)), signal)
  }

  /**
   * Lets `work` use the connection over `sources`, for as long as it takes. Where it is aborted and does not end by itself within the grace,
   * it ends with its worker. Not tried again where the worker dies: the work may be what killed it.
   */
  use<T>(work: (connection: Connection) => Promise<T>, supply: Supply, sources: readonly Source[], signal: AbortSignal): Promise<T> {
    return this.alone(async () => {
      await this.surviving(() => this.provide(supply, sources, signal))
      signal.throwIfAborted()
      const { reached, clear } = limit(signal, null)
      try {
        return await Promise.race([work(this.connection!), reached]).finally(clear)
      } catch (error) {
        const ended = error instanceof WorkerDied || error instanceof GivenUp || isBroken(error)
        if (ended || (signal.aborted && !(await this.connection!.works(grace)))) await this.restart()
        throw error
      }
    }, signal)
  }

  /** Forgets a table, so that it is fetched anew when next needed. */
  forget(table: string): Promise<void> {
    return this.alone(async () => {
      if (this.held.delete(table)) await this.connection?.drop(table)
    })
  }

  /**
   * Rows of a statement over `sources`, and over the profiles that `chosen` gives where it reads those. Rejects with the signal's reason where it
   * is no longer wanted when its turn comes; one that is running then ends with its worker, because one whose rows come all at once cannot be
   * interrupted in it.
   */
  async rows(
    statement: Sql,
    supply: Supply,
    sources: readonly Source[],
    signal: AbortSignal,
    chosen: Sql | null = null,
  ): Promise<Record<string, Value>[]> {
    const ask = (connection: Connection) => this.answered(connection, statement, chosen, signal)
    const alone = () => this.alone(() => this.surviving(() => this.provided(ask, supply, sources, signal)), signal)
    const given = await this.turns.take(async () => {
      const { connection } = this
      if (!connection || !this.holds(supply, sources)) return null
      try {
        return await ask(connection)
      } catch (error) {
        if (error instanceof GivenUp && this.connection === connection) await this.restart()
        if (error instanceof WorkerDied) return null
        throw error
      }
    }, signal)
    return given ?? alone()
  }

  stop(): void {
    this.connection?.close()
    this.connection = null
    this.held.clear()
    this.report({ state: 'idle' })
  }

  private alone<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.turns.take(async (alone) => {
      await alone()
      signal?.throwIfAborted()
      return work()
    }, signal)
  }

  /** Fetches what is missing, and asks. */
  private async provided<T>(ask: (connection: Connection) => Promise<T>, supply: Supply, sources: readonly Source[], signal: AbortSignal) {
    await this.provide(supply, sources, signal)
    signal.throwIfAborted()
    return ask(this.connection!)
  }

  private answered(connection: Connection, statement: Sql, chosen: Sql | null, signal: AbortSignal): Promise<Record<string, Value>[]> {
    const { reached, clear } = limit(signal)
    // The worker answers in the order asked: a sign of life is asked only where no other statement comes before it, and not waited for.
    const dead = this.turns.running === 1 ? [connection.dead()] : []
    return Promise.race([connection.rows(statement, chosen), reached, ...dead]).finally(clear)
  }

  /** Whether a statement over `sources` can be asked at once. */
  private holds({ release }: Supply, sources: readonly Source[]): boolean {
    return !this.written && this.supply?.release === release && sources.every(({ name }) => this.held.has(name))
  }

  /** Runs `work`; where the worker has died, before or meanwhile, or statements have used up its memory, once more in a new one. */
  private async surviving<T>(work: () => Promise<T>): Promise<T> {
    if (!this.connection || !(await this.connection.answers())) await this.restart()
    try {
      return await work()
    } catch (error) {
      const spent = this.written && isBroken(error)
      if (!(error instanceof WorkerDied || error instanceof GivenUp || spent)) throw error
      await this.restart()
      if (error instanceof GivenUp) throw error
      return work()
    }
  }

  private async restart(): Promise<void> {
    const again = this.progress.state !== 'idle'
    this.connection?.close()
    this.connection = null
    this.held.clear()
    this.grown = 0
    this.report({ state: 'starting', restarts: this.progress.restarts + (again ? 1 : 0) })
    try {
      this.connection = await this.open()
      this.report({ state: 'ready' })
    } catch (error) {
      this.report({ state: 'failed' })
      throw error
    }
  }

  private async provide(supply: Supply, sources: readonly Source[], signal: AbortSignal): Promise<void> {
    if (this.supply && this.supply.release !== supply.release && this.held.size) await this.restart()
    this.supply = supply
    await this.recount()
    const missing = sources.filter(({ name }) => !this.held.has(name))
    await this.makeRoom(missing, new Set(sources.map(({ name }) => name)))
    for (const { name } of sources) if (this.held.has(name)) this.held.get(name)!.used = ++this.clock
    const again = sources.filter(({ name }) => !this.held.has(name))
    if (!again.length) return
    this.report({ fetched: 0, expected: again.reduce((sum, { bytes }) => sum + bytes, 0) })
    try {
      for (const source of again) await this.load(source, signal)
    } finally {
      this.report({ fetched: 0, expected: 0 })
    }
  }

  /** Forgets what statements have dropped, and shows again what they have hidden. */
  private async recount(): Promise<void> {
    if (!this.written) return
    const there = new Set(await this.connection!.inserted())
    for (const name of this.held.keys()) {
      if (there.has(name)) await this.connection!.show(name)
      else this.held.delete(name)
    }
  }

  private async load(source: Source, signal: AbortSignal): Promise<void> {
    const stream = await this.supply!.fetch(source.name, signal)
    const counted = stream.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, out) => {
          this.report({ fetched: this.progress.fetched + chunk.byteLength })
          out.enqueue(chunk)
        },
      }),
    )
    const whole = new Uint8Array(await new Response(counted as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
    this.grown += source.bytes
    const rows = await this.connection!.insert(source.name, whole)
    if (rows !== source.rows) {
      await this.connection!.drop(source.name)
      throw new Error(`table ${source.name} has ${rows} rows in the browser, ${source.rows} in the release`)
    }
    this.held.set(source.name, { bytes: source.bytes, used: ++this.clock })
  }

  /** Drops what was used longest ago; replaces the worker once it has taken in more than twice the budget. */
  private async makeRoom(coming: readonly Source[], needed: ReadonlySet<string>): Promise<void> {
    const size = coming.reduce((sum, { bytes }) => sum + bytes, 0)
    if (size && this.grown + size > 2 * this.budget) return this.restart()
    let total = size + [...this.held.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    const idle = [...this.held].filter(([name]) => !needed.has(name)).sort(([, a], [, b]) => a.used - b.used)
    for (const [name, { bytes }] of idle) {
      if (total <= this.budget) return
      await this.connection!.drop(name)
      this.held.delete(name)
      total -= bytes
    }
  }

  private report(change: Partial<Progress>): void {
    this.progress = { ...this.progress, ...change }
    for (const listener of this.listeners) listener()
  }
}
