import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomAddress } from '../test/random-pilot.ts'
import { metrics } from './metrics/index.ts'
import { parseQuery, queryKey, serializeQuery } from './query.ts'

const anyMetric = fc.constantFrom(...metrics)

test('parse(serialize(x)) = x for every query a user can ask', () => {
  fc.assert(
    fc.property(
      anyMetric.chain((metric) => randomAddress(metric).map((address) => ({ metric, address }))),
      ({ metric, address }) => {
        const { query } = parseQuery(metric, address)
        expect(parseQuery(metric, serializeQuery(metric, query))).toEqual({ query, notices: [] })
      },
    ),
    { numRuns: 500 },
  )
})

test('parsing is total: any pairs give a query, and what was not understood is named', () => {
  fc.assert(
    fc.property(anyMetric, fc.array(fc.tuple(fc.string(), fc.string())), (metric, pairs) => {
      const { query, notices } = parseQuery(metric, pairs)
      expect(parseQuery(metric, serializeQuery(metric, query)).query).toEqual(query)
      expect(notices.length).toBeLessThanOrEqual(pairs.length + 1)
    }),
  )
})

const [retention] = metrics

test('a bad value takes the default and is named with the values that would do', () => {
  const { query, notices } = parseQuery(retention!, [['mode', 'fuzzy']])
  expect(query.params.mode).toBe('exact')
  expect(notices).toEqual([{ code: 'invalid', key: 'mode', value: 'fuzzy', valid: ['exact', 'rolling', 'bracket'] }])
})

test('a date that does not exist, and an end before the start, are refused', () => {
  expect(parseQuery(retention!, [['from', '2021-02-29']])).toMatchObject({ query: { range: {} }, notices: [{ key: 'from' }] })
  expect(
    parseQuery(retention!, [
      ['from', '2021-03-01'],
      ['to', '2021-02-01'],
    ]),
  ).toMatchObject({ query: { range: { from: '2021-03-01' } }, notices: [{ key: 'to', valid: ['2021-03-01 or later'] }] })
})

test('brackets must be in order', () => {
  expect(parseQuery(retention!, [['brackets', '4-1']]).notices).toHaveLength(1)
  expect(parseQuery(retention!, [['brackets', '1-4,4-8']]).query.params.brackets).toBe('1-4,4-8')
})

test('the same question has one key, in whatever order it was asked', () => {
  const key = (address: string) => queryKey(retention!, parseQuery(retention!, new URLSearchParams(address)).query)
  expect(key('region=b&region=a&mode=exact&from=2021-01-01')).toBe(key('from=2021-01-01&region=a&region=b'))
})
