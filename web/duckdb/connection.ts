import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm'
import type { RecordBatch, Schema } from 'apache-arrow'
import { profiles } from '../../datasets/compact/people.ts'
import type { Sql, Value } from '../../datasets/sql.ts'
import { written } from '../../datasets/written.ts'
import { bundle } from './bundle.ts'
import { ChosenProfiles } from './chosen.ts'
import { plainRows } from './rows.ts'
import { WorkerDied } from './worker-died.ts'

/** Settings as on the server: nothing but the tables given is reachable. */
const settings = [
  "set autoinstall_known_extensions = 'false'",
  "set autoload_known_extensions = 'false'",
  'set enable_external_access = false',
  'set lock_configuration = true',
]

/** The engine tells some errors as JSON; here they read as all others. */
function plainly(error: unknown): never {
  if (!(error instanceof Error) || !error.message.startsWith('{')) throw error
  let told: { exception_type?: string; exception_message?: string }
  try {
    told = JSON.parse(error.message)
  } catch {
    throw error
  }
  throw new Error(`${told.exception_type} Error: ${told.exception_message}`, { cause: error })
}

/** Passes over what the database refuses, not over its end. */
const alive = (error: unknown): void => {
  if (error instanceof WorkerDied) throw error
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** How long a worker that has nothing to do may take to answer before it counts as dead, in milliseconds. */
const usualPatience = 2_000

/** How a connection is opened. Tables are put in the database's own schema, or in one of their own, behind views that cannot be written to. */
export interface Opening {
  /** How long a worker that has nothing to do may take to answer, in milliseconds. */
  patience?: number
  schema?: string
  /** Several threads, where the page may have them. */
  parallel?: boolean
}

/** What a statement gives, batch by batch. */
export interface Batches {
  schema: Schema
  batches: AsyncIterable<RecordBatch>
}

/** One worker with one database. It dies with `close`, and everything that waits for it is then told. */
export class Connection {
  private fail!: (reason: WorkerDied) => void
  private readonly death: Promise<never>
  private chosen: ChosenProfiles | null = null

  private constructor(
    private readonly worker: Worker,
    private readonly database: AsyncDuckDB,
    private connection: AsyncDuckDBConnection | null,
    private readonly patience: number,
    private readonly schema: string,
  ) {
    this.death = new Promise((_, reject) => {
      this.fail = reject
    })
    this.death.catch(() => {})
    worker.addEventListener('error', (event) => this.fail(new WorkerDied(event.message)))
  }

  static async open({ patience = usualPatience, schema = 'main', parallel = false }: Opening = {}): Promise<Connection> {
    const chosen = bundle(parallel)
    const worker = new Worker(chosen.worker)
    const database = new AsyncDuckDB(new VoidLogger(), worker)
    const opened = new Connection(worker, database, null, patience, schema)
    try {
      await opened.whileAlive(database.instantiate(chosen.module, chosen.pthread))
      await opened.whileAlive(database.open({ path: ':memory:', maximumThreads: chosen.threads }))
      opened.connection = await opened.whileAlive(database.connect())
      opened.chosen = new ChosenProfiles(opened.connection)
      for (const setting of settings) await opened.whileAlive(opened.connection.query(setting))
      return opened
    } catch (error) {
      opened.close()
      throw error
    }
  }

  /**
   * Rows of one statement, whose values are written in: 17 ms instead of 25, median over metrics, because it is then planned once. One that reads
   * `chosen_profiles` is given what those are.
   */
  async rows(statement: Sql, chosen: Sql | null = null): Promise<Record<string, Value>[]> {
    const text = written(statement)
    return plainRows(await this.whileAlive(chosen ? this.chosen!.rows(text, written(chosen)) : this.connection!.query(text)))
  }

  /**
   * Makes a table from a whole Arrow IPC stream, and says how many rows it has then. Never in pieces: what the engine decodes from a piece
   * points into that piece’s memory, which is freed before the rows are read, and the table then holds other values than were sent.
   */
  async insert(table: string, stream: Uint8Array): Promise<number> {
    if (this.schema !== 'main') await this.whileAlive(this.connection!.query(`create schema if not exists ${quoted(this.schema)}`))
    await this.whileAlive(this.connection!.insertArrowFromIPCStream(stream, { name: table, schema: this.schema, create: true }))
    const [counted] = plainRows(await this.whileAlive(this.connection!.query(`select count(*) as n from ${this.placed(table)}`)))
    await this.show(table)
    if (table === profiles.name) this.chosen!.forget()
    return counted!.n as number
  }

  async drop(table: string): Promise<void> {
    if (this.schema !== 'main') await this.whileAlive(this.connection!.query(`drop view if exists main.${quoted(table)}`)).catch(alive)
    await this.whileAlive(this.connection!.query(`drop table if exists ${this.placed(table)}`))
  }

  /** Names of the tables that were inserted and are still there. */
  async inserted(): Promise<string[]> {
    const text = `select table_name as name from duckdb_tables() where schema_name = '${this.schema}'`
    return plainRows(await this.whileAlive(this.connection!.query(text))).map(({ name }) => String(name))
  }

  /** Gives a table of the schema its view again; a table of that name that somebody made stays in front of it. */
  async show(table: string): Promise<void> {
    if (this.schema === 'main') return
    const text = `create or replace view main.${quoted(table)} as select * from ${this.placed(table)}`
    await this.whileAlive(this.connection!.query(text)).catch(alive)
  }

  /** Starts any statements, and gives what the last of them yields as it is worked out. They can be cancelled at any time. */
  async send(text: string): Promise<Batches> {
    const reader = await this.whileAlive(this.connection!.send(text, true)).catch(plainly)
    await this.whileAlive(reader.open()).catch(plainly)
    const next = () => this.whileAlive(reader.next()).catch(plainly)
    return { schema: reader.schema, batches: { [Symbol.asyncIterator]: () => ({ next }) } }
  }

  /**
   * Ends a transaction that statements have left open, so that what they did stays unless they failed in it, and makes names mean again
   * what they meant.
   */
  async settle(): Promise<void> {
    const run = (text: string) => this.whileAlive(this.connection!.query(text))
    await run('commit').catch((error) => {
      alive(error)
      return run('rollback').catch(alive)
    })
    await run('use memory.main').catch(alive)
  }

  /** Asks the statement that was sent to end; it then fails. */
  async cancel(): Promise<void> {
    await this.whileAlive(this.connection!.cancelSent())
  }

  /** Whether the worker still answers. Asked only while it has nothing to do. */
  async answers(): Promise<boolean> {
    const silence = new Promise<false>((resolve) => setTimeout(() => setTimeout(() => resolve(false), 0), this.patience))
    const answer = this.database.getVersion().then(() => true)
    return Promise.race([answer, silence, this.death.catch(() => false as const)])
  }

  /** Rejects where the worker, which has nothing to do, does not answer; never resolves. */
  async dead(): Promise<never> {
    if (await this.answers()) return new Promise(() => {})
    throw new WorkerDied('the engine does not answer')
  }

  /** Whether a statement is answered within so many milliseconds: after one that was cancelled, some are not. */
  async works(patience: number): Promise<boolean> {
    const silence = new Promise<false>((resolve) => setTimeout(() => resolve(false), patience))
    const answer = this.connection!.query('select 1').then(
      () => true,
      () => false,
    )
    return Promise.race([answer, silence, this.death.catch(() => false as const)])
  }

  close(): void {
    this.worker.terminate()
    this.fail(new WorkerDied('the engine was stopped'))
  }

  private placed(table: string): string {
    return `${quoted(this.schema)}.${quoted(table)}`
  }

  private whileAlive<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.death])
  }
}
