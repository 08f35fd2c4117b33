import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { Documents } from '../documents/documents.ts'
import { Catalogue } from '../release/catalogue.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { rollback } from '../release/rollback.ts'
import { post } from './deliver.ts'
import { parseAlerts } from './file.ts'
import type { ShownAlerts } from './shown.ts'
import { alertStates } from './state.ts'
import { checkAlerts, watchAlerts } from './watch.ts'

let data: string
let catalogue: Catalogue
let server: Server
let answer: { status: number; headers?: Record<string, string>; hang?: boolean } = { status: 200 }
const got: { url: string; event: string; body: Record<string, unknown> }[] = []
const log = pino({ level: 'silent' })
let base: string

const bodyOf = async (request: IncomingMessage) => {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text) as Record<string, unknown>
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  server = createServer(async (request, response) => {
    got.push({ url: request.url!, event: String(request.headers['x-pilotscope-event']), body: await bodyOf(request) })
    if (answer.hang) return
    response.writeHead(answer.status, answer.headers).end('ignored')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // 6 persons a day through March: 186 payments; then 6 a day until 10 April.
  await publish({ data, dataset: 'small', build: pilotOf({ persons: 6, days: 31 }) })
  catalogue = new Catalogue(data)
}, 120_000)
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const yaml = (rules: string, webhooks: string[] = []) =>
  writeFile(join(data, 'alerts.yaml'), `alerts:\n${rules}\nwebhooks: ${JSON.stringify(webhooks)}\n`)

const active = (condition: string) => `  - { id: active, metric: active-persons, measure: active, params: { grain: month }, ${condition} }`

const shown = async (allowed: string[] = []) => {
  const app = createApp({ catalogue, log, webhooks: allowed })
  const response = await app.request('http://localhost/api/datasets/small/alerts')
  expect(response.status).toBe(200)
  return (await response.json()) as ShownAlerts
}

test.each([
  ['alerts:\n  - { id: a, metric: rail-share, measure: share_value, level: { below: 1 } }\n  - [', /line 3, column \d+: not YAML/],
  [
    'alerts:\n  - { id: a, metric: rail-shares, measure: share_value, level: { below: 1 } }',
    /line 2, column 22: there is no metric "rail-shares"/,
  ],
  [
    'alerts:\n  - { id: a, metric: rail-share, measure: share_valu, level: { below: 1 } }',
    /line 2, column 43: rail-share has no measure share_valu/,
  ],
  [
    'alerts:\n  - id: a\n    metric: rail-share\n    measure: payments\n    levl: { below: 1 }',
    /line 5, column \d+: levl is not a setting/,
  ],
  ['alerts:\n  - { id: a, metric: rail-share, measure: payments }', /line 2.*give exactly one of level, change, missing, late/],
  ['alerts:\n  - { id: a, metric: rail-share, measure: payments, level: { below: 1, above: 2 } }', /give either `above` or `below`/],
  ['alerts:\n  - { id: a, metric: rail-share, measure: payments, change: { direction: up } }', /has no interval/],
  [
    'alerts:\n  - { id: a, metric: rail-share, measure: payments, params: { grain: fortnight }, missing: true }',
    /grain: fortnight is not understood/,
  ],
  ['alerts:\n  - { id: a, metric: rail-share, measure: payments, where: { rial: e_cny }, missing: true }', /no column rial/],
  ['alerts:\n  - { id: a, late: { days: 1 } }\n  - { id: a, late: { days: 2 } }', /line 3.*id of two rules/],
  ['alerts: 3', /alerts.yaml, line 1/],
])('%s is refused with its place and a mend', (text, message) => {
  const failure = (() => {
    try {
      parseAlerts(text, '/pilot/alerts.yaml', [])
    } catch (error) {
      return error
    }
  })()
  expect(failure).toMatchObject({
    name: 'Failure',
    message: expect.stringMatching(message),
    mend: expect.stringMatching(/\w/),
    place: { line: expect.any(Number) },
  })
})

test('a webhook that the configuration does not list is refused, with its line, and shown; nothing is posted', async () => {
  await yaml(active('level: { below: 100 }'), [`${base}/other`])
  await checkAlerts(catalogue, 'small', [`${base}/hook`], log)
  expect(got).toEqual([])
  const { alerts, problems } = await shown([`${base}/hook`])
  expect(problems).toMatchObject([
    { code: 'webhook_not_allowed', message: expect.stringMatching(/line 3/), mend: expect.stringContaining('PILOTSCOPE_WEBHOOKS') },
  ])
  // 6 persons were active in March, and 6 < 100.
  expect(alerts).toMatchObject([{ id: 'active', state: 'firing', value: 6, period: '2024-03-01', metric: 'active-persons' }])
})

test('an alert is posted once when it begins and once when it ends, whoever evaluates, however often, after restarts too', async () => {
  got.length = 0
  const hooks = [`${base}/hook`]
  await yaml(active('level: { below: 7 }').replace('id: active', 'id: once'), hooks)
  for (let i = 0; i < 3; i++) {
    const restarted = new Catalogue(data)
    await Promise.all([checkAlerts(restarted, 'small', hooks, log), checkAlerts(catalogue, 'small', hooks, log)])
    await restarted.close()
  }
  expect(got.map(({ body }) => [body.alert, body.state, body.value])).toEqual([['once', 'firing', 6]])
  expect(got[0]!.body).toMatchObject({
    dataset: 'small',
    metric: 'active-persons',
    measure: 'active',
    rule: { level: { below: 7 } },
    period: '2024-03-01',
  })
  const first = (await catalogue.manifest('small')).release
  expect(got[0]!.body.release).toBe(first)
  expect(got[0]!.body).toMatchObject({
    language: 'en',
    title: 'Alert “once” was raised: Active persons',
    text: expect.stringContaining(`Active, Mar 2024: 6 persons.\nRule: below 7 persons.\nDataset small, release no. 1 (${first})`),
  })

  // 8 persons in the next release: no longer below 7. The language may change meanwhile.
  await yaml(`${active('level: { below: 7 }').replace('id: active', 'id: once')}\nlanguage: zh-Hans`, hooks)
  await publish({ data, dataset: 'small', build: pilotOf({ persons: 8, days: 31 }) })
  await checkAlerts(catalogue, 'small', hooks, log)
  await checkAlerts(catalogue, 'small', hooks, log)
  expect(got.map(({ body }) => [body.state, body.previous_state, body.value]).slice(1)).toEqual([['quiet', 'firing', 8]])
  expect(got[1]!.body).toMatchObject({ language: 'zh-Hans', title: '预警“once”已解除：活跃人数' })

  // A release that leaves the state as it is posts nothing.
  await publish({ data, dataset: 'small', build: pilotOf({ persons: 9, days: 31 }) })
  await checkAlerts(catalogue, 'small', hooks, log)
  expect(got.length).toBe(2)
  await rollback(data, 'small', first)
  await checkAlerts(catalogue, 'small', hooks, log)
  expect(got.map(({ body }) => body.state)).toEqual(['firing', 'quiet', 'firing'])
  expect((await shown(hooks)).alerts[0]).toMatchObject({
    since_release: first,
    deliveries: [{ outcome: 'delivered' }, { outcome: 'delivered' }, { outcome: 'delivered' }],
  })
}, 300_000)

test('a failed post is kept, shown and tried again until it arrives, with the same event; a redirect is not followed', async () => {
  got.length = 0
  const hooks = [`${base}/flaky`]
  await yaml(active('level: { below: 7 }').replace('id: active', 'id: flaky'), hooks)
  answer = { status: 302, headers: { location: `${base}/elsewhere` } }
  await checkAlerts(catalogue, 'small', hooks, log)
  expect(got.map(({ url }) => url)).toEqual(['/flaky'])
  const [delivery] = (await shown(hooks)).alerts[0]!.deliveries
  expect(delivery).toMatchObject({
    outcome: 'waiting',
    attempts: 1,
    error: expect.stringContaining('not followed'),
    fault: 'redirect',
    status: 302,
  })
  await checkAlerts(catalogue, 'small', hooks, log)
  expect(got.length, 'not before its time').toBe(1)
  answer = { status: 200 }
  const documents = new Documents(data)
  await documents.update('small', alertStates, 'flaky', (state) => ({
    ...state!,
    deliveries: state!.deliveries.map((each) => ({ ...each, next_at: new Date(0).toISOString() })),
  }))
  await checkAlerts(catalogue, 'small', hooks, log)
  expect(got.map(({ url, event }) => [url, event])).toEqual([
    ['/flaky', delivery!.event],
    ['/flaky', delivery!.event],
  ])
  expect((await shown(hooks)).alerts[0]!.deliveries).toMatchObject([{ outcome: 'delivered', attempts: 2, error: null }])
})

test('a webhook that does not answer is given up after its time; one that is not there is told', async () => {
  answer = { status: 200, hang: true }
  expect(await post({ url: `${base}/slow`, event: 'e', body: '{}' }, 200)).toEqual({
    error: 'no answer within 0.2 seconds',
    fault: 'timeout',
    status: null,
  })
  answer = { status: 500 }
  expect(await post({ url: `${base}/broken`, event: 'e', body: '{}' })).toEqual({ error: 'it answered 500', fault: 'status', status: 500 })
  expect(await post({ url: 'http://127.0.0.1:9/none', event: 'e', body: '{}' })).toMatchObject({
    error: expect.stringMatching(/\w/),
    fault: 'unreachable',
  })
  answer = { status: 200 }
})

test('what cannot be told neither fires nor ends an alert; missing is told from zero', async () => {
  await yaml(`  - { id: wallets, metric: wallets-opened, measure: stock, level: { above: 0 } }
  - { id: two, metric: rail-share, measure: payments, params: { grain: month }, level: { above: 0 } }
  - { id: cash, metric: rail-share, measure: payments, params: { grain: month }, where: { rail: cash }, missing: true }
  - { id: ecny, metric: rail-share, measure: payments, params: { grain: month }, where: { rail: e_cny }, missing: true }
  - { id: late, late: { days: 3 } }
  - { id: alone, metric: active-persons, measure: active, params: { grain: month }, change: { direction: any, by: 0.1 } }
  - { id: elsewhere, dataset: other, late: { days: 3 } }`)
  await checkAlerts(catalogue, 'small', [], log)
  const { alerts } = await shown()
  expect(Object.fromEntries(alerts.map(({ id, state, reason }) => [id, [state, reason]]))).toEqual({
    wallets: ['unknown', 'not_applicable'],
    two: ['unknown', 'not_one_row'],
    cash: ['firing', null],
    ecny: ['quiet', null],
    // The source does not say which payments were made without a network.
    late: ['unknown', 'not_applicable'],
    alone: ['unknown', 'one_period_only'],
  })
  expect(alerts[0]!.id).toBe('cash')
})

test('a server notices a changed file by itself, and shows what is wrong with it', async () => {
  await writeFile(join(data, 'alerts.yaml'), 'alerts: [')
  expect((await shown()).problems).toMatchObject([{ code: 'alerts_syntax', message: expect.stringContaining('line 1'), line: 1 }])
  const watch = watchAlerts(catalogue, [], log, 20)
  await yaml(active('level: { above: 1 }').replace('id: active', 'id: noticed'))
  const noticed = async () => (await shown()).alerts.some(({ id, state }) => id === 'noticed' && state === 'firing')
  await expect.poll(noticed, { timeout: 60_000 }).toBe(true)
  await watch.stop()
}, 90_000)
