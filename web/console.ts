import { metrics } from '../datasets/metrics/index.ts'
import { parseQuery } from '../datasets/query.ts'
import { fetchManifest } from './api.ts'
import { engine } from './duckdb/browser-engine.ts'
import { Connection } from './duckdb/connection.ts'
import { Engine } from './duckdb/engine.ts'
import { factsOf } from './facts.ts'
import { answer } from './rows.ts'

/** Rows of any metric as a card would get them, and which engine gave them: `(await pilotscope.load()).rows('demo', 'rail-share', 'grain=year')`. */
export async function rows(dataset: string, id: string, search = '', { by = engine, signal = new AbortController().signal } = {}) {
  const metric = metrics.find((metric) => metric.id === id)
  if (!metric) throw new Error(`no metric ${id}: ${metrics.map(({ id }) => id).join(', ')}`)
  const { query, notices } = parseQuery(metric, new URLSearchParams(search))
  if (notices.length) throw new Error(JSON.stringify(notices))
  const manifest = await fetchManifest(dataset, signal)
  return answer(metric, query, factsOf(manifest)!, manifest, signal, by)
}

export const state = (by: Engine = engine) => ({ ...by.progress, tables: by.tables })

/** Another engine beside the page's: with a budget of bytes for its tables, and so many milliseconds in which a living worker answers. */
export async function another({ budget, patience }: { budget: number; patience?: number }): Promise<Engine> {
  const made = new Engine(() => Connection.open(patience === undefined ? {} : { patience }), budget)
  await made.start()
  return made
}
