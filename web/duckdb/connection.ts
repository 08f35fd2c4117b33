import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm'
import type { Sql, Value } from '../../datasets/sql.ts'
import { bundle } from './bundle.ts'
import { plainRows } from './rows.ts'

/** Settings as on the server: nothing but the tables given is reachable. */
const settings = [
  "set autoinstall_known_extensions = 'false'",
  "set autoload_known_extensions = 'false'",
  'set enable_external_access = false',
  'set lock_configuration = true',
]

export class WorkerDied extends Error {
  override readonly name = 'WorkerDied'
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** How long a worker that has nothing to do may take to answer before it counts as dead, in milliseconds. */
const usualPatience = 2_000

/** One worker with one database. It dies with `close`, and everything that waits for it is then told. */
export class Connection {
  private fail!: (reason: WorkerDied) => void
  private readonly death: Promise<never>

  private constructor(
    private readonly worker: Worker,
    private readonly database: AsyncDuckDB,
    private connection: AsyncDuckDBConnection | null,
    private readonly patience: number,
  ) {
    this.death = new Promise((_, reject) => {
      this.fail = reject
    })
    this.death.catch(() => {})
    worker.addEventListener('error', (event) => this.fail(new WorkerDied(event.message)))
  }

  static async open(patience = usualPatience): Promise<Connection> {
    const chosen = bundle()
    const worker = new Worker(chosen.worker)
    const database = new AsyncDuckDB(new VoidLogger(), worker)
    const opened = new Connection(worker, database, null, patience)
    try {
      await opened.whileAlive(database.instantiate(chosen.module, chosen.pthread))
      await opened.whileAlive(database.open({ path: ':memory:', maximumThreads: chosen.threads }))
      opened.connection = await opened.whileAlive(database.connect())
      for (const setting of settings) await opened.whileAlive(opened.connection.query(setting))
      return opened
    } catch (error) {
      opened.close()
      throw error
    }
  }

  /** Rows of one statement. */
  async rows(statement: Sql): Promise<Record<string, Value>[]> {
    const prepared = await this.whileAlive(this.connection!.prepare(statement.text))
    try {
      return plainRows(await this.whileAlive(prepared.query(...statement.values)))
    } finally {
      prepared.close().catch(() => {})
    }
  }

  /**
   * Makes a table from a whole Arrow IPC stream, and says how many rows it has then. Never in pieces: what the engine decodes from a piece
   * points into that piece’s memory, which is freed before the rows are read, and the table then holds other values than were sent.
   */
  async insert(table: string, stream: Uint8Array): Promise<number> {
    await this.whileAlive(this.connection!.insertArrowFromIPCStream(stream, { name: table, create: true }))
    const [counted] = plainRows(await this.whileAlive(this.connection!.query(`select count(*) as n from ${quoted(table)}`)))
    return counted!.n as number
  }

  async drop(table: string): Promise<void> {
    await this.whileAlive(this.connection!.query(`drop table if exists ${quoted(table)}`))
  }

  /** Whether the worker still answers. Asked only while it has nothing to do. */
  async answers(): Promise<boolean> {
    const silence = new Promise<false>((resolve) => setTimeout(() => setTimeout(() => resolve(false), 0), this.patience))
    const answer = this.database.getVersion().then(() => true)
    return Promise.race([answer, silence, this.death.catch(() => false as const)])
  }

  close(): void {
    this.worker.terminate()
    this.fail(new WorkerDied('the engine was stopped'))
  }

  private whileAlive<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.death])
  }
}
