import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Found } from '../changes/find-changes.ts'
import { signals } from '../changes/signals.ts'
import { wilson } from '../statistics/index.ts'
import { beyondZero, changeFinding, cliffFinding, type Finding, funnelFinding, planFinding, railsFinding, ranked } from './findings.ts'

const step = (step: string, persons: number) => ({ step, persons })
const curve = (time: number, paid: [number, number, number], left: [number, number, number], mature = true) => ({
  ...{ time, mature, followed: 500, incidence: paid[0], lower: paid[1], upper: paid[2] },
  ...{ incidence_left: left[0], left_lower: left[1], left_upper: left[2] },
})
const flow = (rail_a: string, rail_b: string, gross_ab: number, gross_ba: number, to_period = '2021-06-01', mature = true) => ({
  ...{ from_period: '2021-05-01', to_period, rail_a, rail_b, gross_ab, gross_ba, known: 10_000, mature },
})

describe('funnel', () => {
  test('1000 → 900 → 300: the largest loss is 600 of 900, two thirds, before the third step', () => {
    const found = funnelFinding([step('registered', 1000), step('opened', 900), step('own', 300)])
    expect(found).toMatchObject({ step: 'own', lost: 600, n: 900 })
    expect(found?.weight).toBeCloseTo(0.4, 12)
    expect(found?.interval).toEqual(wilson(600, 900))
  })

  test('nobody lost is no finding; nobody at a step loses nobody after it', () => {
    expect(funnelFinding([step('registered', 10), step('opened', 10)])).toBeNull()
    expect(funnelFinding([step('registered', 0), step('opened', 0)])).toBeNull()
    expect(funnelFinding([])).toBeNull()
  })
})

describe('cliff', () => {
  test('40 % (36–44) paid and 10 % (8–12) left by day 30: more paid, by 24 points at least', () => {
    const found = cliffFinding([curve(30, [0.4, 0.36, 0.44], [0.1, 0.08, 0.12]), curve(45, [0.5, 0.45, 0.55], [0.1, 0.08, 0.12])])
    expect(found).toMatchObject({ kind: 'cliff', day: 30, n: 500 })
    expect(found?.interval.lower).toBeCloseTo(0.24)
  })

  test('intervals that touch tell nothing; neither does a curve that ends before day 30', () => {
    expect(cliffFinding([curve(30, [0.3, 0.25, 0.35], [0.4, 0.35, 0.45])])).toBeNull()
    expect(cliffFinding([curve(29, [0.4, 0.36, 0.44], [0.1, 0.08, 0.12]), curve(31, [0.4, 0.3, 0.5], [0.1, 0, 0.2], false)])).toBeNull()
  })
})

describe('rails', () => {
  test('e-CNY: 200 + 50 came, 100 went, +150; Alipay −100; cash −50 ± 1.96 √50: all three are beyond zero', () => {
    const found = railsFinding([flow('alipay', 'e_cny', 200, 100), flow('cash', 'e_cny', 50, 0)], '')
    expect(found).toMatchObject({ gainer: { rail: 'e_cny', value: 150 }, loser: { rail: 'alipay', value: -100 }, known: 10_000 })
  })

  test('10 came and 9 went: nothing can be told', () => {
    expect(railsFinding([flow('alipay', 'e_cny', 10, 9)], '')).toBeNull()
  })

  test('months before the period and months that are not over are no news of it', () => {
    expect(railsFinding([flow('alipay', 'e_cny', 200, 0)], '2021-07-01')).toBeNull()
    expect(railsFinding([flow('alipay', 'e_cny', 200, 0, '2021-06-01', false)], '')).toBeNull()
  })
})

test('plan: 2 % (1.8–2.2) meets 1.5 %, misses 3 %, and says nothing of 2.1 %', () => {
  const share = { value: 0.02, lower: 0.018, upper: 0.022, n: 900, period: '2021-06-01' }
  expect(planFinding(share, 0.015)).toMatchObject({ met: true, weight: 0.3 })
  expect(planFinding(share, 0.03)).toMatchObject({ met: false, weight: 1 })
  expect(planFinding(share, 0.021)).toBeNull()
  expect(planFinding(share, null)).toBeNull()
})

const reading = { period: '2021-06-01', mature: true, x: 1, n: null, value: 1, lower: null, upper: null }
const change = (size: number, lower = 1, upper = 2) =>
  ({
    change: { signal: signals[0]!, now: reading, before: reading, value: size, lower, upper, verdict: 'up', size },
    main: null,
  }) satisfies Found

test('the weightiest three; no more than two of them changes, however large', () => {
  const funnel = funnelFinding([step('registered', 100), step('opened', 40)])
  const found = ranked([changeFinding(change(0.9)), changeFinding(change(0.8)), changeFinding(change(0.7)), funnel, null], 3)
  expect(found.map(({ kind, weight }) => [kind, weight])).toEqual([
    ['change', 0.9],
    ['change', 0.8],
    ['funnel', 0.36],
  ])
})

test('whatever the figures, no finding has an interval that holds zero, and no rail is named whose balance does', () => {
  const share = fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: 0, max: 1, noNaN: true }))).map(([a, b, c]) => {
    const [lower, value, upper] = [a!, b!, c!].sort((x, y) => x - y) as [number, number, number]
    return [value, lower, upper] as [number, number, number]
  })
  const count = fc.integer({ min: 0, max: 400 })
  const rails = fc.constantFrom('e_cny', 'alipay', 'cash', 'card')
  const found = fc.oneof(
    fc
      .array(count, { minLength: 1, maxLength: 5 })
      .map((counts) => funnelFinding(counts.sort((a, b) => b - a).map((n, i) => step(`s${i}`, n)))),
    fc.tuple(share, share).map(([paid, left]) => cliffFinding([curve(30, paid, left)])),
    fc.array(fc.tuple(rails, rails, count, count), { maxLength: 6 }).map((pairs) =>
      railsFinding(
        pairs.filter(([a, b]) => a < b).map(([a, b, x, y]) => flow(a, b, x, y)),
        '',
      ),
    ),
    fc
      .tuple(share, share)
      .map(([[value, lower, upper], [target]]) => planFinding({ value, lower, upper, n: 9, period: '2021-06-01' }, target)),
    fc
      .tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true }))
      .map(([low, width]) => changeFinding(change(0.5, low, low + width))),
  )
  fc.assert(
    fc.property(found, (finding: Finding | null) => {
      if (!finding) return
      expect(beyondZero(finding.interval)).toBe(true)
      if (finding.kind !== 'rails') return
      for (const balance of [finding.gainer, finding.loser]) if (balance) expect(beyondZero(balance)).toBe(true)
      if (finding.gainer) expect(finding.gainer.lower).toBeGreaterThan(0)
      if (finding.loser) expect(finding.loser.upper).toBeLessThan(0)
    }),
    { numRuns: 2000 },
  )
})
