import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext, useEffect, useSyncExternalStore } from 'react'
import type { Facts } from '../datasets/facts.ts'
import type { Metric, Query, Row } from '../datasets/metrics/metric.ts'
import { lacking, rowsOf } from '../datasets/metrics/run.ts'
import { queryKey, queryOf } from '../datasets/query.ts'
import { askAhead, InSight } from './ahead.ts'
import { fetchRows, fetchTable, type Manifest } from './api.ts'
import { engine } from './duckdb/browser-engine.ts'
import type { Engine } from './duckdb/engine.ts'
import { planOf } from './duckdb/plan.ts'

export interface Answer {
  rows: Row[]
  source: 'browser' | 'server'
}

const supplyOf = ({ dataset, release }: Manifest) => ({
  release: `${dataset} ${release}`,
  fetch: (table: string, signal: AbortSignal) => fetchTable(dataset, release, table, signal),
})

/** Rows from an engine in the browser where it is ready and may hold the tables; from the server otherwise, by the same statement. */
export async function answer(
  metric: Metric,
  query: Query,
  facts: Facts,
  manifest: Manifest,
  signal: AbortSignal,
  by: Engine = engine,
): Promise<Answer> {
  const plan = planOf(metric, query, facts, manifest)
  if (plan.engine === 'browser' && by.progress.state === 'ready') {
    try {
      const supply = supplyOf(manifest)
      const rows = await rowsOf(metric, query, facts, plan.stored, (statement) =>
        by.rows(statement, supply, plan.sources, signal, plan.chosen),
      )
      return { rows, source: 'browser' }
    } catch (error) {
      if (signal.aborted) throw error
      console.warn(`${metric.id}: the browser's engine failed, the server answers`, error)
    }
  }
  return { rows: await fetchRows(manifest.dataset, manifest.release, metric, query, signal), source: 'server' }
}

const progress = () => engine.progress
const state = () => engine.progress.state

/** What the engine is doing, byte by byte. */
export const useEngineProgress = () => useSyncExternalStore(engine.subscribe, progress, progress)

/** Whether the engine is there: changes a few times in a visit, not with every byte. */
export const useEngineState = () => useSyncExternalStore(engine.subscribe, state, state)

const rowsAsked = (metric: Metric, query: Query, facts: Facts, manifest: Manifest) => ({
  queryKey: ['rows', manifest.dataset, manifest.release, queryKey(metric, query)],
  queryFn: async ({ signal }: { signal: AbortSignal }) => ({ ...(await answer(metric, query, facts, manifest, signal)), query }),
})

/** Rows of a metric for a card and the query that they answer: kept, both of them, while the next ones are on their way. */
export function useRows(metric: Metric, query: Query, facts: Facts, manifest: Manifest, wanted = true) {
  const client = useQueryClient()
  const absent = lacking(metric, query, facts).length > 0
  const enabled = wanted && !absent
  const asked = useQuery({
    ...rowsAsked(metric, query, facts, manifest),
    placeholderData: keepPreviousData,
    enabled,
    subscribed: wanted,
    meta: { absent },
  })
  const ahead = useContext(InSight) && enabled
  useEffect(
    () =>
      ahead
        ? askAhead(({ range, filters }) => {
            const next = queryOf(metric, { range, filters, params: query.params })
            void client.prefetchQuery(rowsAsked(metric, next, facts, manifest))
          })
        : undefined,
    [ahead, client, metric, query, facts, manifest],
  )
  const { isPlaceholderData: older } = asked
  const { rows: data, source, query: answered = query } = asked.data ?? {}
  return { ...asked, older, data, source, query: answered, refetch: () => void asked.refetch() }
}

/** Whenever the engine becomes ready, the rows that the server gave or is about to give are asked of it; equal rows change nothing on the page. */
export function useTakeover(): void {
  const client = useQueryClient()
  const state = useEngineState()
  useEffect(() => {
    const fromServer = ({ state }: { state: { data: unknown } }) => (state.data as Answer | undefined)?.source !== 'browser'
    if (state === 'ready') void client.invalidateQueries({ queryKey: ['rows'], predicate: fromServer })
  }, [client, state])
}
