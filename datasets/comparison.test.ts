import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparisonText, parseComparison, previousRange, sidesOf } from './comparison.ts'
import type { Facts } from './facts.ts'
import { filterKeys } from './filters.ts'
import { acceptance as acceptanceMetric } from './metrics/acceptance/metric.ts'
import { activePersons as activeMetric } from './metrics/active-persons/metric.ts'
import type { Metric } from './metrics/metric.ts'

const acceptance = acceptanceMetric as unknown as Metric
const activePersons = activeMetric as unknown as Metric

const facts: Facts = { cutoff: '2021-06-30', firstDay: '2021-01-01', lastDay: '2021-06-30', focalRail: 'ecny', currency: 'CNY', tables: [] }

test('parse(serialize(x)) = x, whatever the values hold, the colon and the empty string included', () => {
  const segments = fc
    .tuple(fc.constantFrom(...filterKeys), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
    .filter(([, a, b]) => a !== b)
    .map(([key, a, b]) => ({ kind: 'segments' as const, key, values: [a, b] as const }))
  fc.assert(
    fc.property(fc.oneof(fc.constant({ kind: 'previous' as const }), segments), (comparison) => {
      expect(parseComparison(comparisonText(comparison))).toEqual(comparison)
    }),
  )
})

test('any text is a comparison that is written as it was read, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('region:a:a', 'region:a', 'moon:a:b', 'region:%:b', 'region:a:b:c')), (text) => {
      const found = parseComparison(text)
      expect(found ? comparisonText(found) : text).toBe(text)
    }),
  )
  for (const text of ['region:a:a', 'region:a', 'moon:a:b', 'region:%:b', 'region:a:b:c', '']) expect(parseComparison(text)).toBeNull()
})

test('April to June are three months, so January to March lie before', () => {
  expect(previousRange({ from: '2021-04-10', to: '2021-06-02' }, 'month', facts)).toEqual({ from: '2021-01-01', to: '2021-03-31' })
})

test('from May with an open end: May and June to the cutoff, so March and April', () => {
  expect(previousRange({ from: '2021-05-01' }, 'month', facts)).toEqual({ from: '2021-03-01', to: '2021-04-30' })
})

test('nothing lies before the first day, nor before an open beginning', () => {
  expect(previousRange({ from: '2021-01-01', to: '2021-02-28' }, 'month', facts)).toBeNull()
  expect(previousRange({ to: '2021-02-28' }, 'month', facts)).toBeNull()
})

test('segments replace a filter of their own attribute, keep the others, and need a metric that takes the attribute', () => {
  const query = { range: {}, filters: { region: ['x'], tier: ['tier_4'] }, params: {} }
  const comparison = { kind: 'segments', key: 'region', values: ['a', 'b'] } as const
  const sides = sidesOf(activePersons, query, comparison, facts)
  expect('queries' in sides && sides.queries.map(({ filters }) => filters)).toEqual([
    { region: ['a'], tier: ['tier_4'] },
    { region: ['b'], tier: ['tier_4'] },
  ])
  expect(sidesOf(acceptance, query, { ...comparison, key: 'tier' }, facts)).toEqual({ why: 'not_divided' })
})
