import { type Metric, metricById, type Query } from '../../../datasets/metrics/index.ts'
import { rowsOf, statementOf, tablesOf } from '../../../datasets/metrics/run.ts'
import { parseQuery } from '../../../datasets/query.ts'
import { type Sql, sql } from '../../../datasets/sql.ts'
import { fetchManifest, fetchTable, type Manifest } from '../../../web/api.ts'
import { Connection } from '../../../web/duckdb/connection.ts'
import { Engine, type Source } from '../../../web/duckdb/engine.ts'
import { budget, planOf } from '../../../web/duckdb/plan.ts'
import { factsOf } from '../../../web/facts.ts'
import { ofPersons } from './million.ts'

/** The page's engine, and a second one that holds nothing but coded payments and the persons they belong to. */
const engines = {
  compact: new Engine(() => Connection.open(), budget.engine),
  plain: new Engine(() => Connection.open(), 3 * 2 ** 30),
}
const plainTables: ReadonlySet<string> = new Set(['people', 'profiles', 'codes', 'merchant_codes', 'purchases'])
const { signal } = new AbortController()

let manifest: Manifest

const supply = () => ({
  release: manifest.release,
  fetch: (table: string, stop: AbortSignal) => fetchTable(manifest.dataset, manifest.release, table, stop),
})

function asked(id: string, search: string): { metric: Metric; query: Query } {
  const metric = metricById(id)!
  const { query, notices } = parseQuery(metric, new URLSearchParams(search))
  if (notices.length) throw new Error(`${id}?${search}: ${JSON.stringify(notices)}`)
  return { metric, query }
}

/** Milliseconds from the statement to its rows, tables at hand, and the result rows as text. */
async function timed(
  engine: Engine,
  id: string,
  search: string,
  sources: readonly Source[],
  stored: ReadonlySet<string>,
  chosen: Sql | null = null,
) {
  const { metric, query } = asked(id, search)
  let ms = 0
  const rows = await rowsOf(metric, query, factsOf(manifest)!, stored, async (statement: Sql) => {
    const start = performance.now()
    const found = await engine.rows(statement, supply(), sources, signal, chosen)
    ms = performance.now() - start
    return found
  })
  return { ms, rows: JSON.stringify(rows) }
}

const bench = {
  async open(dataset: string): Promise<void> {
    manifest = await fetchManifest(dataset, signal)
    await engines.compact.start()
  },

  /** As a card of the page asks; null where the plan gives the question to the server. */
  async ask(id: string, search: string) {
    const { metric, query } = asked(id, search)
    const plan = planOf(metric, query, factsOf(manifest)!, manifest)
    return plan.engine === 'server' ? null : timed(engines.compact, id, search, plan.sources, plan.stored, plan.chosen)
  },

  /** The same question from coded payments alone; null where those cannot answer it. */
  async askPlain(id: string, search: string) {
    const { metric, query } = asked(id, search)
    const entries = new Map(manifest.tables.map((table) => [table.name, table]))
    const tables = tablesOf(metric, query, factsOf(manifest)!, plainTables)
    if (!tables.some(({ name }) => name === 'purchases') || tables.some(({ name }) => !plainTables.has(name) && name !== 'rails'))
      return null
    return timed(
      engines.plain,
      id,
      search,
      tables.map(({ name }) => ({ name, bytes: entries.get(name)!.bytes, rows: entries.get(name)!.rows })),
      plainTables,
    )
  },

  /** Statement as the page's engine runs it. */
  statement(id: string, search: string): Sql {
    const { metric, query } = asked(id, search)
    const facts = factsOf(manifest)!
    const plan = planOf(metric, query, facts, manifest)
    return statementOf(metric, query, facts, plan.engine === 'browser' ? plan.stored : new Set())
  },

  /** Bytes that `duckdb_memory()` counts, and the tables held. */
  async memory() {
    const [row] = await engines.compact.rows(
      sql`select sum(memory_usage_bytes)::bigint as bytes from duckdb_memory()`,
      supply(),
      [],
      signal,
    )
    return { bytes: Number(row!.bytes), tables: engines.compact.tables, restarts: engines.compact.progress.restarts }
  },

  /** The survival family over so many made-up persons, none of them merged. */
  ofPersons,

  async explain(id: string, search: string) {
    const { metric, query } = asked(id, search)
    const plan = planOf(metric, query, factsOf(manifest)!, manifest)
    if (plan.engine === 'server') return null
    const statement = statementOf(metric, query, factsOf(manifest)!, plan.stored)
    return engines.compact.rows({ ...statement, text: `explain analyze ${statement.text}` }, supply(), plan.sources, signal, plan.chosen)
  },

  stop(name: keyof typeof engines): void {
    engines[name].stop()
  },
}

export type Bench = typeof bench
Object.assign(globalThis, { bench })
