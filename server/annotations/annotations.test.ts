import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../datasets/sql.ts'
import { type App, createApp } from '../app.ts'
import { Catalogue } from '../release/catalogue.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { Database } from '../warehouse/database.ts'
import type { ShownAnnotation } from './annotations.ts'

let data: string
let catalogue: Catalogue
let app: App

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  const build: ReturnType<typeof pilotOf> = async (site) => {
    const built = await pilotOf({ persons: 4, days: 3 })(site)
    const database = await Database.open(site.target)
    await database.run(sql`insert into annotations by name select date '2024-03-02' as starts_on, null as ends_on, 'all' as scope,
      'incident' as kind, 'Outage <script>' as text union all select date '2024-03-01', date '2024-03-03', 'shenzhen', 'launch', 'Launch'`)
    database.close()
    return built
  }
  await publish({ data, dataset: 'small', build, compact: [] })
  catalogue = new Catalogue(data)
  app = createApp({ catalogue, log: pino({ level: 'silent' }) })
}, 60_000)
afterAll(async () => {
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const path = '/api/datasets/small/annotations'
const note = { starts_on: '2024-03-01', ends_on: null, metric: 'rail-share', text: '红包 “Luohu” begins', author: '王芳' }
const ask = (method: string, to: string, content?: unknown, headers: Record<string, string> = {}) =>
  app.request(`http://localhost${to}`, {
    method,
    headers: { ...(content === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(content === undefined ? {} : { body: typeof content === 'string' ? content : JSON.stringify(content) }),
  })
const listed = async () => ((await (await ask('GET', path)).json()) as { annotations: ShownAnnotation[] }).annotations

test('imported ones are shown read-only; one that is written is listed, changed, deleted', async () => {
  expect(await listed()).toMatchObject([
    { id: 'imported-0', version: null, starts_on: '2024-03-01', ends_on: '2024-03-03', region: 'shenzhen', kind: 'launch', author: null },
    { id: 'imported-1', version: null, starts_on: '2024-03-02', region: null, metric: null, text: 'Outage <script>' },
  ])
  const added = await ask('POST', path, note)
  expect([added.status, added.headers.get('etag')]).toEqual([201, '"1"'])
  const { id } = (await added.json()) as ShownAnnotation
  expect(added.headers.get('location')).toBe(`${path}/${id}`)
  expect(await listed()).toContainEqual(expect.objectContaining({ ...note, id, version: 1 }))
  const changed = await ask('PUT', `${path}/${id}`, { ...note, text: 'changed' }, { 'if-match': '"1"' })
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"'])

  const late = await ask('PUT', `${path}/${id}`, { ...note, text: 'late' }, { 'if-match': '"1"' })
  expect(late.status).toBe(412)
  expect(late.headers.get('content-type')).toContain('application/problem+json')
  expect(await late.json()).toMatchObject({
    type: '/api/docs#version_conflict',
    detail: expect.stringContaining('now at version 2'),
    mend: expect.stringContaining('Load it again'),
  })
  expect((await ask('DELETE', `${path}/${id}`, undefined, { 'if-match': '"1"' })).status).toBe(412)
  expect((await ask('PUT', `${path}/${id}`, note)).status).toBe(428)
  expect((await ask('DELETE', `${path}/${id}`, undefined, { 'if-match': '*' })).status).toBe(428)
  expect((await listed()).find((one) => one.id === id)?.text).toBe('changed')
  expect((await ask('DELETE', `${path}/${id}`, undefined, { 'if-match': '"2"' })).status).toBe(204)
  expect((await listed()).map((one) => one.id)).toEqual(['imported-0', 'imported-1'])
  expect((await ask('DELETE', `${path}/${id}`, undefined, { 'if-match': '"2"' })).status).toBe(404)
  expect((await ask('PUT', `${path}/imported-0`, note, { 'if-match': '"1"' })).status).toBe(412)
})

test.each([
  ['another site’s origin', { origin: 'https://evil.example' }, 403],
  ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['plain text, which a form can send', { 'content-type': 'text/plain' }, 415],
  ['the page itself', { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, 201],
])('written by %s: %j is answered %d', async (_, headers, status) => {
  const before = (await listed()).length
  const response = await ask('POST', path, note, headers as unknown as Record<string, string>)
  expect(response.status).toBe(status)
  expect((await listed()).length).toBe(before + (status === 201 ? 1 : 0))
})

test.each([
  [{ ...note, starts_on: '2024-02-30' }, 400],
  [{ ...note, ends_on: '2024-02-01' }, 400],
  [{ ...note, text: ' ' }, 400],
  [{ ...note, text: 'x'.repeat(281) }, 400],
  [{ ...note, text: 'two\nlines' }, 400],
  [{ ...note, author: '' }, 400],
  [{ ...note, metric: 'no-such-metric' }, 400],
  [{ ...note, more: 1 }, 400],
  ['{', 400],
  [{ ...note, text: 'x'.repeat(70_000) }, 413],
])('%j is refused with a problem', async (content, status) => {
  const response = await ask('POST', path, content)
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(/\w/) })
})

test('an unknown dataset is told, and nothing is made for it', async () => {
  expect((await ask('POST', '/api/datasets/other/annotations', note)).status).toBe(404)
})
