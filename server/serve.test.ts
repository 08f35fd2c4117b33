import { mkdtemp, rm } from 'node:fs/promises'
import { get, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hc } from 'hono/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../datasets/sql.ts'
import type { App } from './app.ts'
import { pilotOf } from './release/pilot-fixture.ts'
import { publish } from './release/publish.ts'
import { type Running, serve } from './serve.ts'

const config = { host: '127.0.0.1', port: 0, memory: '512MB', log: 'silent', insecure: false } as const
let data: string
let running: Running

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  await publish({ data, dataset: 'small', build: pilotOf({ persons: 2_000, days: 120 }), compact: [] })
  running = await serve({ ...config, data }, 'none')
}, 60_000)
afterAll(async () => {
  await running.stop()
  await rm(data, { recursive: true, force: true })
})

test("Hono's typed client reads the catalogue and a manifest: 2000 persons × 120 days = 240000 payments", async () => {
  const client = hc<App>(running.address)
  const datasets = await (await client.api.datasets.$get()).json()
  expect(datasets).toMatchObject([{ dataset: 'small', pilot: { last_day: '2024-06-28' } }])
  const answer = await client.api.datasets[':dataset'].manifest.$get({ param: { dataset: 'small' }, query: {} })
  if (answer.status !== 200) throw new Error(String(answer.status))
  const manifest = await answer.json()
  expect(manifest.tables.find(({ name }) => name === 'payments')?.rows).toBe(240_000)
})

test('a Host header of another name is refused although the connection came to loopback', async () => {
  const status = await new Promise((resolve, reject) => {
    request(`${running.address}/api/datasets`, { headers: { host: 'rebound.example' } }, (response) =>
      resolve(response.resume().statusCode),
    )
      .on('error', reject)
      .end()
  })
  expect(status).toBe(421)
})

test('a port in use is said in words', async () => {
  await expect(serve({ ...config, data, port: Number(new URL(running.address).port) }, 'none')).rejects.toMatchObject({
    code: 'port_in_use',
    mend: expect.stringContaining('PORT='),
  })
})

test('a statement is stopped when its signal is aborted, and the release answers on', async () => {
  const release = await running.catalogue.open('small')
  const endless = sql`select count(*) as n from range(${10_000_000}::bigint) a, range(${10_000_000}::bigint) b where (a.range + b.range) % 7 = 3`
  const reason = new Error('gone')
  const aborting = new AbortController()
  setTimeout(() => aborting.abort(reason), 50)
  await expect(release.database.answer(endless, aborting.signal)).rejects.toBe(reason)
  await expect(release.database.answer(endless, aborting.signal)).rejects.toBe(reason)
  expect(await release.database.answer(sql`select count(*) as n from payments`)).toEqual([{ n: 240_000 }])
  release.close()
})

test('stopping finishes the request under way and refuses new ones', async () => {
  const other = await serve({ ...config, data }, 'none')
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    get(`${other.address}/api/datasets/small/tables/payments`, resolve).on('error', reject)
  })
  const stopped = other.stop()
  await expect(fetch(`${other.address}/healthz`)).rejects.toThrow()
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) bytes += chunk.byteLength
  expect(bytes).toBeGreaterThan(20_000_000)
  await stopped
})
