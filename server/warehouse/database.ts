import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import type { Sql, Value } from '../../datasets/sql.ts'

export interface Opening {
  readOnly?: boolean
  /** Files that statements may read or write although all other access outside the database is off. */
  allowed?: readonly string[]
  memory?: string
  threads?: number
  /** Where DuckDB may spill; without it, nothing is spilled. */
  scratch?: string
  /** Write columns as they are: quicker for a file that is soon thrown away. */
  uncompressed?: boolean
  /** Make the file in this version’s own format, which stores text in two thirds of the time; older versions cannot read it. */
  newestFormat?: boolean
  /** Further database files by the name statements give them; they are only read. */
  attached?: Readonly<Record<string, string>>
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** A DuckDB of its own, closed to files, network, extensions and settings except what `opening` names. */
export class Database {
  private constructor(
    private readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
  ) {}

  static async open(path: string, opening: Opening = {}): Promise<Database> {
    const instance = await DuckDBInstance.create(path, {
      ...(opening.readOnly ? { access_mode: 'READ_ONLY' } : {}),
      memory_limit: opening.memory ?? '2GB',
      threads: String(opening.threads ?? 2),
      ...(opening.newestFormat ? { storage_compatibility_version: 'latest' } : {}),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const connection = await instance.connect()
    const settings = [
      ...Object.entries(opening.attached ?? {}).map(([name, file]) => `attach ${quoted(file)} as ${name} (read_only)`),
      ...(opening.uncompressed ? ["set force_compression = 'uncompressed'"] : []),
      `set temp_directory = ${quoted(opening.scratch ?? '')}`,
      "set global timezone = 'UTC'",
      ...(opening.allowed ? [`set allowed_paths = [${opening.allowed.map(quoted).join(', ')}]`] : []),
      'set enable_external_access = false',
      'set lock_configuration = true',
    ]
    for (const setting of settings) await connection.run(setting)
    return new Database(instance, connection)
  }

  async run(statement: Sql): Promise<void> {
    await this.connection.run(statement.text, bindable(statement.values))
  }

  /** Rows as plain values: integers as numbers, dates as YYYY-MM-DD, times as ISO 8601 with Z, null as null. */
  async rows<Row = Record<string, Value>>(statement: Sql): Promise<Row[]> {
    const reader = await this.connection.runAndReadAll(statement.text, bindable(statement.values))
    return reader.getRowObjects().map((row) => plain(row)) as Row[]
  }

  async row<Row = Record<string, Value>>(statement: Sql): Promise<Row> {
    const [row] = await this.rows<Row>(statement)
    if (!row) throw new Error(`no row from: ${statement.text}`)
    return row
  }

  /** Rows on a connection of their own, so that many can run side by side; stopped, with the signal's reason, as soon as it is aborted. */
  async answer<Row = Record<string, Value>>(statement: Sql, signal?: AbortSignal): Promise<Row[]> {
    signal?.throwIfAborted()
    const connection = await this.instance.connect()
    const stop = () => connection.interrupt()
    signal?.addEventListener('abort', stop)
    try {
      const reader = await connection.runAndReadAll(statement.text, bindable(statement.values))
      return reader.getRowObjects().map((row) => plain(row)) as Row[]
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
      connection.closeSync()
    }
  }

  /** A further connection to the same database, for statements that run side by side. */
  connect(): Promise<DuckDBConnection> {
    return this.instance.connect()
  }

  close(): void {
    this.connection.closeSync()
    this.instance.closeSync()
  }
}

export const bindable = (values: readonly Value[]): DuckDBValue[] => values as DuckDBValue[]

function plain(row: Record<string, DuckDBValue>): Record<string, Value> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]))
}

/** One DuckDB value as JSON can carry it. A BIGINT beyond 2^53 is an error: rounding a central bank's sums is not an option. */
export function plainValue(value: DuckDBValue): Value {
  if (typeof value === 'bigint') {
    if (!Number.isSafeInteger(Number(value))) throw new RangeError(`${value} is beyond 2^53`)
    return Number(value)
  }
  if (value === null || typeof value !== 'object') return value as Value
  const text = value.toString()
  return /^\d{4,}-\d\d-\d\d \d\d:/.test(text) ? `${text.replace(' ', 'T')}Z` : text
}
