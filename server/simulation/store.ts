import { type DuckDBAppender, DuckDBDataChunk, INTEGER } from '@duckdb/node-api'
import { contract, contractTable } from '../../datasets/contract/index.ts'
import {
  type Batch,
  type Columnar,
  decodings,
  parameters,
  type SimulationOptions,
  simulate,
  type Truth,
} from '../../datasets/simulator/index.ts'
import { bind, identifier, join, type Sql, sql, trusted } from '../../datasets/sql.ts'
import type { Database } from '../warehouse/database.ts'
import { expansion } from './expansion.ts'

/** Rows of a DuckDB vector. */
const chunkRows = 2048

/**
 * Simulates a pilot into the contract's tables, which must exist. Whole integer columns go into a table of their own, and one statement
 * per batch expands them to ids, words and times while the next batch is being simulated.
 */
export async function storeSimulation(
  database: Database,
  options: SimulationOptions,
  onProgress: (share: number) => void = () => {},
): Promise<Truth> {
  const simulation = simulate(options)
  const decoding = decodings(options.parameters ?? parameters)
  const stages = new Map<Columnar, Stage>()
  let expanding: Promise<void> = Promise.resolve()
  for (;;) {
    const { done, value } = simulation.next()
    if (!done) onProgress(value.progress)
    // Simulating blocks the thread; a progress bar needs a turn now and then.
    await new Promise((resolve) => setImmediate(resolve))
    if (!done && 'records' in value && !value.records.length) continue
    await expanding
    if (done) {
      for (const stage of stages.values()) await stage.close()
      return value
    }
    if ('records' in value) await insertRecords(database, value)
    else {
      let stage = stages.get(value.table)
      if (!stage) {
        stage = await Stage.open(database, value.table, expansion(decoding[value.table]), value.rows.names)
        stages.set(value.table, stage)
      }
      stage.append(value.rows)
      expanding = stage.expand()
      // Awaited at the next batch; until then a failure must not count as unhandled.
      expanding.catch(() => {})
    }
  }
}

interface IntegerVector {
  readonly items: Int32Array
  flush(): void
}

/** A table of integer columns on its way to a contract table. */
class Stage {
  /** Filled anew for every append, as the appender copies it. */
  private readonly chunk: DuckDBDataChunk
  private readonly vectors: readonly IntegerVector[]

  private constructor(
    private readonly database: Database,
    private readonly table: string,
    private readonly select: Sql,
    private readonly names: readonly string[],
    private readonly appender: DuckDBAppender,
  ) {
    this.chunk = DuckDBDataChunk.create(
      names.map(() => INTEGER),
      chunkRows,
    )
    this.vectors = names.map((_, i) => this.chunk.getColumnVector(i) as unknown as IntegerVector)
  }

  static async open(database: Database, table: string, select: Sql, names: readonly string[]): Promise<Stage> {
    const columns = join(
      names.map((name) => sql`${identifier(name)} integer`),
      sql`, `,
    )
    await database.run(sql`create temp table ${identifier(`simulated_${table}`)} (${columns})`)
    const appender = await database.connection.createAppender(`simulated_${table}`, 'main', 'temp')
    return new Stage(database, table, select, names, appender)
  }

  append({ columns, length }: { columns: Readonly<Record<string, Int32Array>>; length: number }): void {
    for (let from = 0; from < length; from += chunkRows) {
      const count = Math.min(chunkRows, length - from)
      this.chunk.rowCount = count
      this.names.forEach((name, i) => {
        const vector = this.vectors[i]!
        vector.items.set(columns[name]!.subarray(from, from + count))
        vector.flush()
      })
      this.appender.appendDataChunk(this.chunk)
    }
    this.appender.flushSync()
  }

  async expand(): Promise<void> {
    const stage = identifier(`simulated_${this.table}`)
    await this.database.run(sql`insert into ${identifier(this.table)} by name select ${this.select} from ${stage}`)
    await this.database.run(sql`truncate ${stage}`)
  }

  async close(): Promise<void> {
    this.appender.closeSync()
    await this.database.run(sql`drop table ${identifier(`simulated_${this.table}`)}`)
  }
}

async function insertRecords(database: Database, { table, records }: Extract<Batch, { records: unknown }>): Promise<void> {
  const types = new Map(contractTable(table)!.columns.map(({ name, type }) => [name, type]))
  for (const record of records) {
    const names = join(
      Object.keys(record).map((name) => identifier(name)),
      sql`, `,
    )
    const values = join(
      Object.entries(record).map(([name, value]) => sql`${bind(value)}::${trusted(types.get(name)!)}`),
      sql`, `,
    )
    await database.run(sql`insert into ${identifier(table)} (${names}) values (${values})`)
  }
}

/** Rows of each contract table. */
export async function rowsOf(database: Database): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const { name } of contract) {
    const { rows } = await database.row<{ rows: number }>(sql`select count(*) as rows from ${identifier(name)}`)
    found.set(name, rows)
  }
  return found
}
