import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { tableFromIPC } from 'apache-arrow'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mostPayments, paymentGrain } from '../../datasets/compact/payment-grain.ts'
import { trusted } from '../../datasets/sql.ts'
import { type App, createApp } from '../app.ts'
import { Catalogue, type OpenRelease } from '../release/catalogue.ts'
import { requireFew } from '../release/payment-grain.ts'
import { publishSimulation } from '../simulation/release.ts'

let data: string
let catalogue: Catalogue
let release: OpenRelease
let app: App

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  await publishSimulation({ data, dataset: 'pilot', simulation: { seed: 5, payments: 12_000, from: '2020-09-01', to: '2021-03-31' } })
  catalogue = new Catalogue(data)
  release = await catalogue.open('pilot')
  app = createApp({ catalogue, log: pino({ level: 'silent' }) })
}, 120_000)
afterAll(async () => {
  release.close()
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://localhost/api/datasets/pilot/payments${path}`, { headers })
const rowsOf = async (response: Response) => {
  const bytes = Buffer.from(await response.arrayBuffer())
  return tableFromIPC(response.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes)
}

/** Straight from the contract’s tables, without any compact one: each purchase less its refunds, with its person’s first wallet. */
const naive = (condition: string) =>
  release.database.rows<{ rows: number; persons: number; value: number; subsidised: number }>(
    trusted(`
    with refunds as (
      select original_payment_id as id, sum(amount_minor) as back from payments where kind = 'refund' and status = 'succeeded' group by 1
    ), first_wallet as (
      select person_id, tier, operator_id, acquisition, campaign_id from wallets
      qualify row_number() over (partition by person_id order by opened_at, wallet_id) = 1
    )
    select count(*)::bigint as rows, count(distinct p.person_id)::bigint as persons,
      coalesce(sum(p.amount_minor - coalesce(r.back, 0)), 0)::bigint as value, count(*) filter (p.subsidy_minor > 0)::bigint as subsidised
    from payments p left join refunds r on r.id = p.payment_id
    left join persons h on h.person_id = p.person_id left join first_wallet w on w.person_id = p.person_id
    where p.kind = 'purchase' and p.status = 'succeeded' and p.amount_minor > coalesce(r.back, 0) and ${condition}`),
  )

describe('the payments of a filter are those that a naive count over the contract’s tables finds', () => {
  test.each([
    ['', 'true'],
    ['from=2020-12-01&to=2020-12-31', "p.local_date between '2020-12-01' and '2020-12-31'"],
    ['region=shenzhen', "h.region_id = 'shenzhen'"],
    ['region=shenzhen&region=suzhou', "h.region_id in ('shenzhen', 'suzhou')"],
    ['tier=tier_4&acquisition=lottery', "w.tier = 'tier_4' and w.acquisition = 'lottery'"],
    ['tier=', 'w.tier is null'],
    ['scenario=catering&connectivity=online', "p.scenario = 'catering' and p.connectivity = 'online'"],
    [
      'acceptance=in_store&region=shenzhen&to=2021-01-31',
      "p.acceptance = 'in_store' and h.region_id = 'shenzhen' and p.local_date <= '2021-01-31'",
    ],
    ['region=atlantis', 'false'],
  ])('%s', async (search, condition) => {
    const [expected] = await naive(condition)
    const table = await rowsOf(await get(`?${search}`))
    const column = (name: string) => [...table.getChild(name)!] as unknown[]
    expect(table.numRows).toBe(expected!.rows)
    expect(new Set(column('person_id')).size).toBe(expected!.persons)
    expect(new Set(column('person')).size).toBe(expected!.persons)
    expect(column('value').reduce<bigint>((sum, value) => sum + (value as bigint), 0n)).toBe(BigInt(expected!.value))
    expect(column('subsidy').filter((value) => (value as bigint) > 0n).length).toBe(expected!.subsidised)
    const size = (await (await get(`/size?${search}`)).json()) as { rows: number; bytes: number }
    expect(size.rows).toBe(expected!.rows)
  })
})

test('columns are words and dates, as declared, and a filtered column holds what was asked for', async () => {
  const table = await rowsOf(await get('?connectivity=dual_offline&region=shenzhen'))
  expect(table.schema.fields.map(({ name }) => name)).toEqual(Object.keys(paymentGrain.columns))
  expect(table.numRows).toBeGreaterThan(0)
  expect(new Set([...table.getChild('connectivity')!])).toEqual(new Set(['dual_offline']))
  expect(new Set([...table.getChild('region')!])).toEqual(new Set(['shenzhen']))
})

test('the size that is told is the size that comes, to a tenth', async () => {
  const { bytes } = (await (await get('/size')).json()) as { bytes: number }
  const plain = Buffer.from(await (await get('')).arrayBuffer()).byteLength
  expect(Math.abs(plain - bytes) / plain).toBeLessThan(0.1)
})

test('with a release it may be kept for ever, without one it is checked by its tag; filters are part of the tag', async () => {
  const id = release.manifest.release
  expect((await get(`?release=${id}`)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await get(`/size?release=${id}`)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const open = await get('?region=shenzhen')
  expect(open.headers.get('cache-control')).toBe('no-cache')
  const tag = open.headers.get('etag')!
  expect((await get('?region=shenzhen', { 'if-none-match': tag })).status).toBe(304)
  expect((await get('?region=suzhou', { 'if-none-match': tag })).status).toBe(200)
  expect((await get('?region=shenzhen', { 'if-none-match': tag, 'accept-encoding': 'gzip' })).status).toBe(200)
  await open.body?.cancel()
})

test('gzip holds the same rows', async () => {
  const packed = await get('?region=suzhou', { 'accept-encoding': 'gzip' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect((await rowsOf(packed)).numRows).toBe((await rowsOf(await get('?region=suzhou'))).numRows)
})

test.each([
  ['?regoin=shenzhen', 400, 'region'],
  ['?from=2021-02-30', 400, 'YYYY-MM-DD'],
  ['?release=nothing', 404, 'Releases:'],
  ['/size?grain=month', 400, 'It takes:'],
])('%s is refused in words: %i', async (path, status, words) => {
  const response = await get(path)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(((await response.json()) as { mend: string }).mend).toContain(words)
})

test('more than 2,000,000 payments are refused, with what to do', () => {
  expect(() => requireFew({ rows: mostPayments, bytes: 0, most: mostPayments })).not.toThrow()
  expect(() => requireFew({ rows: 2_000_001, bytes: 0, most: mostPayments })).toThrow(
    'The filter holds 2,000,001 payments; a browser is given at most 2,000,000.',
  )
})
