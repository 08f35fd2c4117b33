import { hc, type InferResponseType } from 'hono/client'
import type { Annotation } from '../datasets/annotations/annotation.ts'
import { paymentsAsked } from '../datasets/compact/payment-grain.ts'
import type { Dimensions } from '../datasets/dimensions.ts'
import type { Metric, Query, Row } from '../datasets/metrics/index.ts'
import { serializeQuery } from '../datasets/query.ts'
import type { App } from '../server/app.ts'

let send = (...asked: Parameters<typeof fetch>) => fetch(...asked)

/** Where no browser is, whoever draws the page answers what it asks. */
export function askThrough(ask: (path: string) => Promise<Response>): void {
  send = (asked) => ask(String(asked))
}

const { datasets } = hc<App>('/', { fetch: (...asked: Parameters<typeof fetch>) => send(...asked) }).api

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

export async function answered(request: Promise<Response>): Promise<Response> {
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

export type PaymentSize = InferResponseType<(typeof datasets)[':dataset']['payments']['size']['$get'], 200>

export type Dataset = Pick<Manifest, 'dataset' | 'release' | 'sequence' | 'made_at' | 'pilot'>

export async function fetchDatasets(signal: AbortSignal): Promise<Dataset[]> {
  return (await answered(datasets.$get({}, sent(signal)))).json()
}

export async function fetchManifest(dataset: string, signal: AbortSignal): Promise<Manifest> {
  const request = datasets[':dataset'].manifest.$get({ param: { dataset }, query: {} }, sent(signal))
  return (await answered(request)).json() as Promise<Manifest>
}

/** Names and values of what a release distinguishes; kept by the browser, because a release never changes. */
export async function fetchDimensions(dataset: string, release: string, signal: AbortSignal): Promise<Dimensions> {
  return (await answered(datasets[':dataset'].dimensions.$get({ param: { dataset }, query: { release } }, sent(signal)))).json()
}

export type Annotations = InferResponseType<(typeof datasets)[':dataset']['annotations']['$get'], 200>

export async function fetchAnnotations(dataset: string, signal: AbortSignal): Promise<Annotations> {
  return (await answered(datasets[':dataset'].annotations.$get({ param: { dataset } }, sent(signal)))).json() as Promise<Annotations>
}

const annotationsAt = (dataset: string, id = '') => `/api/datasets/${encodeURIComponent(dataset)}/annotations${id && `/${id}`}`

/** Writes a new annotation, or another version over the one given. */
export async function writeAnnotation(dataset: string, content: Annotation, over: { id: string; version: number } | null): Promise<void> {
  await answered(
    fetch(annotationsAt(dataset, over?.id), {
      method: over ? 'PUT' : 'POST',
      headers: { 'content-type': 'application/json', ...(over ? { 'if-match': `"${over.version}"` } : {}) },
      body: JSON.stringify(content),
    }),
  )
}

export async function removeAnnotation(dataset: string, id: string, version: number): Promise<void> {
  await answered(fetch(annotationsAt(dataset, id), { method: 'DELETE', headers: { 'if-match': `"${version}"` } }))
}

export type Alerts = InferResponseType<(typeof datasets)[':dataset']['alerts']['$get'], 200>

export async function fetchAlerts(dataset: string, signal: AbortSignal): Promise<Alerts> {
  return (await answered(datasets[':dataset'].alerts.$get({ param: { dataset } }, sent(signal)))).json() as Promise<Alerts>
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
  return (await answered(send(address, { signal }))).json()
}

/** How many payments a filter holds. */
export async function fetchPaymentSize(dataset: string, release: string, query: Query, signal: AbortSignal): Promise<PaymentSize> {
  return (await answered(fetch(paymentAddress(dataset, release, query, '/size'), { signal }))).json()
}

/** The payments of a filter as Arrow IPC stream. */
export async function fetchPayments(dataset: string, release: string, query: Query, signal: AbortSignal) {
  return (await answered(fetch(paymentAddress(dataset, release, query), { signal }))).body as ReadableStream<Uint8Array>
}

function paymentAddress(dataset: string, release: string, query: Query, part = ''): string {
  const search = new URLSearchParams([...serializeQuery(paymentsAsked, query), ['release', release]])
  return `/api/datasets/${encodeURIComponent(dataset)}/payments${part}?${search}`
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
