import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, createApp } from '../app.ts'
import { securityHeaders } from '../headers.ts'
import { Catalogue } from '../release/catalogue.ts'

const folder = mkdtempSync(join(tmpdir(), 'pilotscope-'))
const html = '<!doctype html><div id="root"></div>'
const script = 'export default 1'
let app: App

beforeAll(() => {
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, 'dist', name), content)
  write('index.html', html)
  write('assets/index-DiwrgTda.js', script)
  write('assets/index-DiwrgTda.js.br', brotliCompressSync(script))
  write('assets/index-DiwrgTda.js.gz', gzipSync(script))
  write('assets/duckdb-eh-B1x2y3z4.wasm', new Uint8Array([0, 97, 115, 109]))
  write('favicon.svg', '<svg/>')
  app = createApp({ catalogue: new Catalogue(join(folder, 'data')), log: pino({ level: 'silent' }), page: join(folder, 'dist') })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(`http://localhost${path}`, { headers, method })

test.each(['/', '/retention', '/migration?dataset=demo&grain=month'])('%s is the page, checked each time', async (path) => {
  const response = await get(path)
  expect(await response.text()).toBe(html)
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect((await get(path, { 'if-none-match': response.headers.get('etag')! })).status).toBe(304)
})

test.each([
  ['br, gzip', 'br', brotliCompressSync(script)],
  ['gzip', 'gzip', gzipSync(script)],
  ['br;q=0, gzip;q=0.5', 'gzip', gzipSync(script)],
  ['identity', null, Buffer.from(script)],
])('a script for Accept-Encoding %s comes as %s and may be kept for ever', async (accepted, coding, bytes) => {
  const response = await get('/assets/index-DiwrgTda.js', { 'accept-encoding': accepted })
  expect(response.headers.get('content-encoding')).toBe(coding)
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('vary')).toContain('accept-encoding')
  expect(response.headers.get('content-length')).toBe(String(bytes.length))
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes)
})

test('scripts, workers and WebAssembly carry the policy that they run under', async () => {
  for (const path of ['/', '/assets/index-DiwrgTda.js', '/assets/duckdb-eh-B1x2y3z4.wasm'])
    for (const [name, value] of Object.entries(securityHeaders)) expect((await get(path)).headers.get(name), `${path} ${name}`).toBe(value)
  expect((await get('/assets/duckdb-eh-B1x2y3z4.wasm')).headers.get('content-type')).toBe('application/wasm')
})

test.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%5c..%5csecret.txt', '/missing.js', '/%E0%A4%A'])(
  '%s reaches nothing',
  async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toBe('secret')
  },
)

test('HEAD answers the same head without a body', async () => {
  const response = await get('/assets/index-DiwrgTda.js', {}, 'HEAD')
  expect(response.headers.get('content-length')).toBe(String(script.length))
  expect(await response.text()).toBe('')
})
