import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShownAlerts } from '../alerts/shown.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { commandOn } from './command-fixture.ts'

let data: string
let release: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-alerts-'))
  release = (await publish({ data, dataset: 'a', build: pilotOf({ persons: 6, days: 31 }) })).release!
}, 120_000)
afterAll(() => rm(data, { recursive: true, force: true }))

const pilotscope = (...args: string[]) => commandOn(data)('alerts', ...args)
const rules = (text: string) => writeFile(join(data, 'alerts.yaml'), text)

test('without alerts.yaml it says that there is no rule', async () => {
  expect(await pilotscope('--dataset', 'a')).toEqual({ code: 0, out: `No rule for a in ${data}/alerts.yaml.\n`, err: '' })
}, 60_000)

test('what fires is told with value, rule and release, as a table and as JSON: 6 persons are fewer than 7', async () => {
  await rules(`alerts:
  - { id: few, metric: active-persons, measure: active, params: { grain: month }, level: { below: 7 } }
  - { id: many, metric: active-persons, measure: active, params: { grain: month }, level: { above: 7 } }
  - { id: elsewhere, dataset: b, metric: active-persons, measure: active, params: { grain: month }, level: { above: 7 } }
`)
  const [table, json] = [await pilotscope('--dataset', 'a'), await pilotscope('--dataset', 'a', '--json')]
  expect([table.code, table.err, json.code, json.err]).toEqual([0, '', 0, ''])
  expect(table.out.split('\n').map((line) => line.split(/ +/).slice(0, 6))).toEqual([
    ['alert', 'state', 'metric', 'measure', 'period', 'value'],
    ['few', 'firing', 'active-persons', 'active', '2024-03-01', '6'],
    ['many', 'quiet', 'active-persons', 'active', '2024-03-01', '6'],
    [''],
  ])
  const shown = JSON.parse(json.out) as ShownAlerts
  expect(shown.alerts.map(({ id, state }) => [id, state])).toEqual([
    ['few', 'firing'],
    ['many', 'quiet'],
  ])
  expect(shown.alerts[0]).toMatchObject({ value: 6, rule: { level: { below: 7 } }, release, since_release: release, deliveries: [] })
}, 60_000)

test.each([
  ['alerts: [', 'a', /alerts\.yaml, line \d+, column \d+: not YAML/],
  ['alerts:\n  - { id: x, metric: rail-shares, measure: payments, missing: true }\n', 'a', /line 2, column \d+: [\s\S]*rail-share/],
  ['alerts: []\n', 'b', /no dataset "b"/],
])(
  '%j on dataset %s fails in words, the place told once, exit code 1, no stack',
  async (text, dataset, message) => {
    await rules(text)
    const { code, out, err } = await pilotscope('--dataset', dataset)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
    expect(err.match(/alerts\.yaml, line/g) ?? []).toHaveLength(dataset === 'a' ? 1 : 0)
    expect(err).not.toMatch(/\n\s+at |\.ts:/)
  },
  60_000,
)
