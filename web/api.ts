import { hc, type InferResponseType } from 'hono/client'
import type { Metric, Query, Row } from '../datasets/metrics/index.ts'
import { serializeQuery } from '../datasets/query.ts'
import type { App } from '../server/app.ts'

const { datasets } = hc<App>('/').api

export type Manifest = InferResponseType<(typeof datasets)[':dataset']['manifest']['$get'], 200>

/** What the server said was wrong (RFC 9457), or that it did not answer (`status` 0). */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly mend?: string,
    readonly requestId?: string,
  ) {
    super(detail)
  }
}

async function answered(request: Promise<Response>): Promise<Response> {
  let response: Response
  try {
    response = await request
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, 'unreachable', error instanceof Error ? error.message : String(error))
  }
  if (response.ok) return response
  const body: Record<string, string> = await response.json().catch(() => ({}))
  const code = body.type?.split('#')[1] ?? `http_${response.status}`
  throw new Problem(response.status, code, body.detail ?? response.statusText, body.mend, body.request_id)
}

const sent = (signal: AbortSignal) => ({ init: { signal } })

export type Dataset = Pick<Manifest, 'dataset' | 'release' | 'sequence' | 'made_at' | 'pilot'>

export async function fetchDatasets(signal: AbortSignal): Promise<Dataset[]> {
  return (await answered(datasets.$get({}, sent(signal)))).json()
}

export async function fetchManifest(dataset: string, signal: AbortSignal): Promise<Manifest> {
  const request = datasets[':dataset'].manifest.$get({ param: { dataset }, query: {} }, sent(signal))
  return (await answered(request)).json() as Promise<Manifest>
}

export type Release = Pick<Manifest, 'release' | 'sequence' | 'previous' | 'made_at' | 'accounting'> & { served: boolean; bytes: number }

export async function fetchReleases(dataset: string, signal: AbortSignal): Promise<Release[]> {
  return (await answered(datasets[':dataset'].releases.$get({ param: { dataset } }, sent(signal)))).json()
}

export interface Quarantine {
  release: string
  columns: string[]
  total: number
  rows: Row[]
}

export async function fetchQuarantine(dataset: string, release: string, page: { limit: number; offset: number }, signal: AbortSignal) {
  const query = { release, limit: String(page.limit), offset: String(page.offset) }
  const request = datasets[':dataset'].quarantine.$get({ param: { dataset }, query: query as never }, sent(signal))
  return (await answered(request)).json() as Promise<Quarantine>
}

export const quarantineFile = (dataset: string, release: string): string =>
  `/api/datasets/${encodeURIComponent(dataset)}/quarantine.csv?release=${encodeURIComponent(release)}`

/** Rows of a metric as the server computes them. */
export async function fetchRows(dataset: string, release: string, metric: Metric, query: Query, signal: AbortSignal): Promise<Row[]> {
  const search = new URLSearchParams([...serializeQuery(metric, query), ['release', release]])
  const address = `/api/datasets/${encodeURIComponent(dataset)}/metrics/${metric.id}?${search}`
  return (await answered(fetch(address, { signal }))).json()
}

/** A table as Arrow IPC stream; kept by the browser, because a release never changes. */
export async function fetchTable(
  dataset: string,
  release: string,
  table: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const request = datasets[':dataset'].tables[':table'].$get({ param: { dataset, table }, query: { release } }, sent(signal))
  return (await answered(request)).body as ReadableStream<Uint8Array>
}
