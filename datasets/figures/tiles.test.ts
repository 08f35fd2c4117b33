import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { squareAndAdd } from '../changes/limits.ts'
import { activeFinding } from '../metrics/active-persons/finding.ts'
import { activePersons } from '../metrics/active-persons/metric.ts'
import type { Metric } from '../metrics/metric.ts'
import { plainSpec } from '../metrics/plain-spec.ts'
import { newcombe, pairedDifference, wilson } from '../statistics/index.ts'
import { activeTile, migrationTile, offlineTile, type Point, retentionTile, shareTile, walletsTile } from './tiles.ts'

const month = (period: string, active: number, mature = true, retained = 0) => ({
  ...{ period, active, new: active - retained, retained, resurrected: 0, mature },
})

describe('active persons', () => {
  test('100, 120 and 30 of a month that is not over: the headline is 120, +20, a fifth more than the 100 before', () => {
    const tile = activeTile([month('2021-01-01', 100), month('2021-02-01', 120, true, 100), month('2021-03-01', 30, false)])
    expect(tile.now).toMatchObject({ period: '2021-02-01', value: 120, lower: null, upper: null })
    expect(tile.change).toEqual({ value: 20, relative: 0.2, ...pairedDifference(20, 0, 120), verdict: 'up', before: '2021-01-01' })
    expect(tile.points.map(({ mature }) => mature)).toEqual([true, true, false])
    expect(tile.why).toBeNull()
  })

  test('after none nothing is a multiple: 0 then 7 is +7 without a relative change', () => {
    expect(activeTile([month('2021-01-01', 0), month('2021-02-01', 7)]).change).toMatchObject({ value: 7, relative: null, verdict: 'up' })
  })

  test('of 100, 60 came back and 50 came: +10 of 150 is within chance; were 55 back and 5 came, −40 would not be', () => {
    const change = (active: number, kept: number) => activeTile([month('2021-01-01', 100), month('2021-02-01', active, true, kept)]).change
    expect(change(110, 60)).toMatchObject({ value: 10, ...pairedDifference(50, 40, 150), verdict: 'none' })
    expect(change(60, 55)).toMatchObject({ value: -40, ...pairedDifference(5, 45, 105), verdict: 'down' })
    expect(change(100, 100)).toMatchObject({ value: 0, verdict: 'none' })
  })

  test('the tile and the title of the card below judge alike', () => {
    const words = { up: 'finding.activeUp', down: 'finding.activeDown', none: 'finding.activeSame' }
    const spec = plainSpec(activePersons as unknown as Metric, {}, { say: (key) => key })
    const counts = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.nat(200), fc.nat(200))
    fc.assert(
      fc.property(counts, ([kept, left, came]) => {
        const rows = [month('2021-01-01', kept + left), month('2021-02-01', kept + came, true, kept)]
        const said = activeFinding(rows, spec)
        expect(said).toBe(words[activeTile(rows).change!.verdict])
      }),
    )
  })

  test('one month has nothing before it; a month that is not over is no headline; no rows are no data', () => {
    expect(activeTile([month('2021-01-01', 7)])).toMatchObject({ now: { value: 7 }, change: null })
    expect(activeTile([month('2021-01-01', 7, false)])).toMatchObject({ now: null, change: null, why: 'immature' })
    expect(activeTile([])).toMatchObject({ now: null, change: null, why: 'empty' })
  })

  test('the headline is never of a period that is not over', () => {
    const rows = fc.array(fc.record({ active: fc.nat(1000), mature: fc.boolean() }), { maxLength: 12 })
    fc.assert(
      fc.property(rows, (given) => {
        const tile = activeTile(given.map(({ active, mature }, i) => month(`2021-${String(i + 1).padStart(2, '0')}-01`, active, mature)))
        expect(tile.now?.mature ?? true).toBe(true)
        expect(tile.now === null).toBe(!given.some(({ mature }) => mature))
        expect(tile.now === null).toBe(tile.why !== null)
      }),
    )
  })
})

test('wallets: 10 opened so far, then 15, whatever was closed: +5, half as many again', () => {
  const row = (period: string, cumulative_opened: number, stock: number) => ({
    period,
    opened: 0,
    closed: 0,
    cumulative_opened,
    stock,
    mature: true,
  })
  const tile = walletsTile([row('2021-01-01', 10, 10), row('2021-02-01', 15, 9)])
  expect(tile.now?.value).toBe(15)
  expect(tile.change).toMatchObject({ value: 5, relative: 0.5 })
})

describe('retention', () => {
  const cell = (cohort: string, age: number, returned: number, eligible: number, mature: boolean) => ({
    ...{ cohort, age, until: age + 1, cohort_size: mature ? eligible : eligible + 1, eligible, returned, rate: returned / eligible },
    ...wilson(returned, eligible),
    mature,
  })

  test('50 of 100, then 20 of 100, then 9 of the 10 who could: the headline is 20 %, −30 points beyond its interval', () => {
    const rows = [
      cell('2021-01-01', 0, 100, 100, true),
      cell('2021-01-01', 1, 50, 100, true),
      cell('2021-02-01', 1, 20, 100, true),
      cell('2021-03-01', 1, 9, 10, false),
    ]
    const tile = retentionTile(rows, 1)
    expect(tile.now).toMatchObject({ period: '2021-02-01', value: 0.2, n: 100 })
    expect(tile.change?.value).toBeCloseTo(-0.3, 12)
    expect(tile.change).toMatchObject({ verdict: 'down', before: '2021-01-01', relative: null })
    const { lower, upper } = newcombe(20, 100, 50, 100)
    expect([tile.change?.lower, tile.change?.upper]).toEqual([lower, upper])
    expect(tile.points).toHaveLength(3)
  })

  test('50 of 100 and 49 of 100 is no change: −1 point lies inside its interval', () => {
    const tile = retentionTile([cell('2021-01-01', 1, 50, 100, true), cell('2021-02-01', 1, 49, 100, true)], 1)
    expect(tile.change?.verdict).toBe('none')
  })
})

test('limits of a difference by squaring and adding are Newcombe’s where the limits of each are Wilson’s', () => {
  const counts = fc.integer({ min: 1, max: 500 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  const point = (x: number, n: number): Point => ({ period: '2021-01-01', value: x / n, mature: true, n, ...wilson(x, n) })
  fc.assert(
    fc.property(counts, counts, ([x1, n1], [x2, n2]) => {
      const { lower, upper } = squareAndAdd(point(x1, n1), point(x2, n2))!
      const expected = newcombe(x1, n1, x2, n2)
      expect(Math.max(-1, lower)).toBeCloseTo(expected.lower, 12)
      expect(Math.min(1, upper)).toBeCloseTo(expected.upper, 12)
    }),
  )
})

describe('payments without a network', () => {
  const kind = (period: string, connectivity: string, payments: number, n: number, limits: [number, number] | null = null) => ({
    ...{ period, connectivity, payments, n, value: 0, share_payments: payments / n, share_value: 0, unknown: 0, persons: 1, mature: true },
    lower: limits?.[0] ?? null,
    upper: limits?.[1] ?? null,
  })

  test('90 online of 100, 6 and 4 not: 10 %, its limits 5–18 % those of the online 82–95 % turned round', () => {
    const rows = [
      kind('2021-01-01', 'dual_offline', 4, 100),
      kind('2021-01-01', 'online', 90, 100, [0.82, 0.95]),
      kind('2021-01-01', 'payer_offline', 6, 100),
    ]
    const { now } = offlineTile(rows)
    expect(now?.value).toBeCloseTo(0.1, 12)
    expect(now?.lower).toBeCloseTo(0.05, 12)
    expect(now?.upper).toBeCloseTo(0.18, 12)
    expect(now?.n).toBe(100)
  })

  test('without any online payment all of them are, and there is no interval', () => {
    expect(offlineTile([kind('2021-01-01', 'payer_offline', 3, 3)]).now).toMatchObject({ value: 1, lower: null, upper: null })
  })
})

describe('share of wallet', () => {
  const rail = (period: string, name: string, share_value: number) => ({ period, rail: name, share_value, mature: true })

  test('0.1 then 0.25 of the value is +15 points', () => {
    const rows = [
      rail('2021-01-01', 'e_cny', 0.1),
      rail('2021-01-01', 'cash', 0.9),
      rail('2021-02-01', 'cash', 0.75),
      rail('2021-02-01', 'e_cny', 0.25),
    ]
    const tile = shareTile(rows, 'e_cny')
    expect(tile.now?.value).toBe(0.25)
    expect(tile.change?.value).toBeCloseTo(0.15, 12)
  })

  test('a month in which others were paid by and the focal rail was not is a zero', () => {
    expect(shareTile([rail('2021-01-01', 'cash', 1)], 'e_cny').now?.value).toBe(0)
  })
})

describe('net migration', () => {
  const flow = (from_period: string, to_period: string, rail_a: string, rail_b: string, gross_ab: number, gross_ba: number) => ({
    ...{
      from_period,
      to_period,
      rail_a,
      rail_b,
      gross_ab,
      gross_ba,
      net: gross_ab - gross_ba,
      lower: 0,
      upper: 0,
      known: 1000,
      mature: true,
    },
  })
  const thirdParty = new Set(['alipay', 'wechat_pay'])

  test('alipay → e-CNY 30, back 10; e-CNY → WeChat Pay 5, back 25; cash does not count: 30 + 25 − 10 − 5 = 40 of 1000; 1000 (40 ± 1.96 √(72 − 1600 / 1002)) / 1002', () => {
    const rows = [
      flow('2021-01-01', '2021-02-01', 'alipay', 'e_cny', 30, 10),
      flow('2021-01-01', '2021-02-01', 'e_cny', 'wechat_pay', 5, 25),
      flow('2021-01-01', '2021-02-01', 'cash', 'e_cny', 500, 0),
      flow('2021-01-01', '2021-02-01', 'alipay', 'wechat_pay', 70, 0),
    ]
    const { now } = migrationTile(rows, 'e_cny', thirdParty)
    expect(now).toMatchObject({ period: '2021-02-01', value: 40, n: 1000 })
    const margin = 1.959964 * Math.sqrt(72 - 1600 / 1002)
    expect(now?.lower).toBeCloseTo((1000 * (40 - margin)) / 1002, 4)
    expect(now?.upper).toBeCloseTo((1000 * (40 + margin)) / 1002, 4)
  })

  test('without a third-party rail there is nothing to move from, which is not zero', () => {
    expect(migrationTile([flow('2021-01-01', '2021-02-01', 'cash', 'e_cny', 5, 0)], 'e_cny', new Set())).toMatchObject({
      now: null,
      why: 'thirdParty',
    })
  })
})
