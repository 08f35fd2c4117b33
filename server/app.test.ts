import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { tableFromIPC } from 'apache-arrow'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, createApp } from './app.ts'
import { securityHeaders } from './headers.ts'
import { Catalogue } from './release/catalogue.ts'
import type { Manifest } from './release/manifest.ts'
import { pilotOf } from './release/pilot-fixture.ts'
import { publish } from './release/publish.ts'
import { dimensionsSchema } from './routes/dimensions.ts'

let data: string
let catalogue: Catalogue
let app: App
let first: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  first = (await publish({ data, dataset: 'small', build: pilotOf({ persons: 10, days: 3 }) })).release!
  catalogue = new Catalogue(data)
  app = createApp({ catalogue, log: pino({ level: 'silent' }) })
})
afterAll(async () => {
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) => app.request(`http://localhost${path}`, { headers })
const arrow = async (response: Response) => {
  const bytes = Buffer.from(await response.arrayBuffer())
  return tableFromIPC(response.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes)
}

test('every table of the manifest can be had, with the rows and bytes the manifest says', async () => {
  const manifest = (await (await get('/api/datasets/small/manifest')).json()) as Manifest
  expect(manifest.release).toBe(first)
  for (const { name, rows, bytes, gzip_bytes, stored } of manifest.tables) {
    const plain = await get(`/api/datasets/small/tables/${name}?release=${first}`)
    expect(plain.status, name).toBe(200)
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    if (stored) expect(plain.headers.get('content-length')).toBe(String(bytes))
    const packed = await get(`/api/datasets/small/tables/${name}`, { 'accept-encoding': 'br, gzip;q=0.8' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('cache-control')).toBe('no-cache')
    if (stored) expect(packed.headers.get('content-length')).toBe(String(gzip_bytes))
    expect([(await arrow(plain)).numRows, (await arrow(packed)).numRows], name).toEqual([rows, rows])
  }
})

test('a client that holds the bytes gets 304, and only for the same coding', async () => {
  const path = '/api/datasets/small/tables/payments'
  const tag = (await get(path)).headers.get('etag')!
  expect((await get(path, { 'if-none-match': tag })).status).toBe(304)
  expect((await get(path, { 'if-none-match': `"other", W/${tag}` })).status).toBe(304)
  expect((await get(path, { 'if-none-match': tag, 'accept-encoding': 'gzip' })).status).toBe(200)
})

test.each([
  ['/api/datasets/smal/manifest', 404, 'unknown_dataset', ['small']],
  ['/api/datasets/..%2Fetc/manifest', 404, 'unknown_dataset', ['small']],
  ['/api/datasets/small/manifest?release=..%2F..', 404, 'unknown_release', undefined],
  ['/api/datasets/small/tables/payment', 404, 'unknown_table', undefined],
  ['/api/datasets/small/tables/_quarantine', 404, 'unknown_table', undefined],
  ['/api/datasets/small/metrics/rail-shares', 404, 'unknown_metric', undefined],
  ['/api/datasets/small/metrics/rail-share?grain=moon', 400, 'invalid_request', ['day', 'week', 'month', 'quarter', 'year']],
  ['/api/datasets/small/metrics/rail-share?from=2024-02-31', 400, 'invalid_request', ['YYYY-MM-DD']],
  ['/api/datasets/small/quarantine?limit=-1', 400, 'invalid_request', undefined],
  ['/api/nothing', 404, 'not_found', undefined],
])('%s: %i %s, in words, without stack or SQL', async (path, status, code, valid) => {
  const response = await get(path)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const body = (await response.json()) as Record<string, unknown>
  expect(body).toMatchObject({ type: `/api/docs#${code}`, status, instance: new URL(path, 'http://x').pathname.replace('%2F', '%2F') })
  if (valid) expect(body.valid).toEqual(valid)
  expect(JSON.stringify(body)).not.toMatch(/select |\.ts:|node_modules/i)
})

test('rail shares of March: e-CNY takes 15 of 30 payments; p + d is even on days 0 and 2 for 0,2,4,6,8, on day 1 for 1,3,5,7,9', async () => {
  const response = await get('/api/datasets/small/metrics/rail-share')
  expect(await response.json()).toMatchObject(
    [
      { period: '2024-03-01', rail: 'alipay', payments: 15, value: 5 * 100 + 20 + 2 * (5 * 100 + 25) },
      { period: '2024-03-01', rail: 'e_cny', payments: 15, value: 5 * 100 + 25 + 2 * (5 * 100 + 20) },
    ].sort((a, b) => a.rail.localeCompare(b.rail)),
  )
  expect((await get('/api/datasets/small/metrics/rail-share', { 'if-none-match': response.headers.get('etag')! })).status).toBe(304)
})

test('what changes only the derived columns is another answer: e-CNY has 1565 of 3135 of all value, and half of each person’s on average', async () => {
  const share = async (search: string) => {
    const rows = (await (await get(`/api/datasets/small/metrics/rail-share${search}`)).json()) as { rail: string; share_value: number }[]
    return rows.find(({ rail }) => rail === 'e_cny')!.share_value
  }
  for (let i = 0; i < 2; i++) {
    expect(await share('')).toBeCloseTo(1565 / 3135, 12)
    expect(await share('?average=persons')).toBeCloseTo(0.5, 12)
  }
})

test('every answer carries the security headers, errors too', async () => {
  for (const path of ['/healthz', '/metrics', '/api/datasets', '/api/docs', '/api/nothing', '/api/datasets/small/tables/rails']) {
    const response = await get(path)
    for (const [name, value] of Object.entries(securityHeaders)) expect(response.headers.get(name), `${path} ${name}`).toBe(value)
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
  expect(securityHeaders['content-security-policy']).not.toMatch(/script-src[^;]*unsafe-inline|https?:|\*/)
})

test('a name that is not loopback is refused, so that a rebound DNS entry reads nothing', async () => {
  expect((await app.request('http://evil.example/api/datasets')).status).toBe(421)
  expect((await app.request('http://[::1]:4173/api/datasets')).status).toBe(200)
})

test('the OpenAPI document names every address, and the page has no script', async () => {
  const document = (await (await get('/api/openapi.json')).json()) as { paths: Record<string, unknown> }
  expect(Object.keys(document.paths).sort()).toEqual([
    '/api/datasets',
    '/api/datasets/{dataset}/alerts',
    '/api/datasets/{dataset}/annotations',
    '/api/datasets/{dataset}/annotations/{id}',
    '/api/datasets/{dataset}/briefing',
    '/api/datasets/{dataset}/briefing/file',
    '/api/datasets/{dataset}/briefings',
    '/api/datasets/{dataset}/briefings/{id}',
    '/api/datasets/{dataset}/dimensions',
    '/api/datasets/{dataset}/manifest',
    '/api/datasets/{dataset}/metrics/{metric}',
    '/api/datasets/{dataset}/payments',
    '/api/datasets/{dataset}/payments/size',
    '/api/datasets/{dataset}/quarantine',
    '/api/datasets/{dataset}/quarantine.csv',
    '/api/datasets/{dataset}/releases',
    '/api/datasets/{dataset}/scheduled-briefings',
    '/api/datasets/{dataset}/tables/{table}',
  ])
  const page = await (await get('/api/docs')).text()
  expect(page).not.toMatch(/<script|\son\w+=|<style|\sstyle=/)
  expect(page).toContain('id="metric-rail-share"')
})

test('what another process publishes is served at once; a request under way keeps its release', async () => {
  const held = await catalogue.open('small')
  const second = await publish({ data, dataset: 'small', build: pilotOf({ persons: 10, days: 4 }) })
  expect(((await (await get('/api/datasets/small/manifest')).json()) as Manifest).release).toBe(second.release)
  expect(held.manifest.release).toBe(first)
  expect(await held.database.answer({ text: 'select count(*)::integer as n from payments', values: [], relations: [] })).toEqual([
    { n: 30 },
  ])
  held.close()
  expect((await arrow(await get(`/api/datasets/small/tables/payments?release=${first}`))).numRows).toBe(30)
  const releases = (await (await get('/api/datasets/small/releases')).json()) as { release: string; served: boolean }[]
  expect(releases.map(({ release, served }) => [release, served])).toEqual([
    [second.release, true],
    [first, false],
  ])
  expect(await (await get('/metrics')).text()).toContain(`pilotscope_release_sequence{dataset="small",release="${second.release}"} 2`)
})

test('a manifest the client holds is 304, and JSON is packed for those who ask', async () => {
  const path = '/api/datasets/small/manifest'
  const packed = await get(path, { 'accept-encoding': 'gzip' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(JSON.parse(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString())).toMatchObject({ dataset: 'small' })
  expect((await get(path, { 'if-none-match': packed.headers.get('etag')! })).status).toBe(304)
})

test('a metric that takes longer than the limit is stopped: 503 with the mend, and the next answer is whole', async () => {
  const slow: Catalogue = Object.create(catalogue, {
    open: { value: async (...asked: Parameters<Catalogue['open']>) => delay(50).then(() => catalogue.open(...asked)) },
  })
  const hurried = createApp({ catalogue: slow, log: pino({ level: 'silent' }), timeLimitMs: 1 })
  const stopped = await hurried.request('http://localhost/api/datasets/small/metrics/rail-share?grain=day')
  expect(stopped.status).toBe(503)
  expect(await stopped.json()).toMatchObject({ mend: expect.stringContaining('Narrow the dates') })
  expect((await get('/api/datasets/small/metrics/rail-share?grain=day')).status).toBe(200)
})

test('what a release distinguishes comes as one document: names, and values of filters that have more than one', async () => {
  const response = await get(`/api/datasets/small/dimensions?release=${first}`)
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const found = dimensionsSchema.parse(await response.json())
  expect(found.rails.map(({ id }) => id)).toContain('e_cny')
  for (const [key, values] of Object.entries(found.values)) expect(values.length, key).toBeGreaterThan(1)
  expect((await get('/api/datasets/small/dimensions?release=none')).status).toBe(404)
})
