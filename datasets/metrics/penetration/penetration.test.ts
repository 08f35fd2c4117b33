import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'
import { metricById } from '../index.ts'
import { rowsOf } from '../run.ts'

let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    regions: [
      { region_id: 'shenzhen', label: 'Shenzhen', eligible_population: 4 },
      { region_id: 'suzhou', label: 'Suzhou' },
      { region_id: 'village', label: 'Village', eligible_population: 1 },
      { region_id: 'xiongan', label: 'Xiong’an', eligible_population: 10 },
    ],
    persons: [
      { person_id: 'a', region_id: 'shenzhen', age_band: '18-24' },
      { person_id: 'b', region_id: 'shenzhen' },
      { person_id: 'c', region_id: 'suzhou' },
      { person_id: 'e', region_id: 'village' },
      { person_id: 'f', region_id: 'village' },
    ],
    wallets: [
      { wallet_id: 'w1', person_id: 'a', opened_at: '2021-01-01T00:00:00Z' },
      { wallet_id: 'w2', person_id: 'a', opened_at: '2021-02-01T00:00:00Z' },
    ],
    payments: [
      purchase('a', '2021-01-05'),
      purchase('a', '2021-01-06', { scenario: 'transport' }),
      purchase('b', '2021-02-10'),
      purchase('c', '2021-01-20'),
      purchase('d', '2021-01-01'),
      purchase('e', '2021-01-03'),
      purchase('f', '2021-01-03'),
      purchase('g', '2021-01-03', { rail_id: 'alipay' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['region', 'persons', 'eligible', 'share', 'wallets', 'as_of']
const rows = async (address = '') => table(await pilot.rows('penetration', address), ...columns)

test('Shenzhen 2 of 4; Suzhou has no population; 2 of 1 villager is no share; Xiong’an 0 of 10; d lives nowhere known', async () => {
  expect(await rows()).toEqual([
    ['shenzhen', 2, 4, 2 / 4, 2, '2021-02-10'],
    ['suzhou', 1, null, null, 0, '2021-02-10'],
    ['village', 2, 1, null, 0, '2021-02-10'],
    ['xiongan', 0, 10, 0, 0, '2021-02-10'],
    [null, 1, null, null, 0, '2021-02-10'],
  ])
})

test('up to 31 January: a alone of Shenzhen’s 4, with the one wallet opened by then; the start of the range does not matter', async () => {
  expect((await rows('from=2021-01-30&to=2021-01-31'))[0]).toEqual(['shenzhen', 1, 4, 1 / 4, 1, '2021-01-31'])
})

test('an end after the cutoff is the cutoff', async () => {
  expect(await rows('to=2022-01-01')).toEqual(await rows())
})

test('by age there is no denominator: persons only', async () => {
  expect((await rows('age_band=18-24')).slice(0, 2)).toEqual([
    ['shenzhen', 1, null, null, 2, '2021-02-10'],
    ['suzhou', 0, null, null, 0, '2021-02-10'],
  ])
})

test('a region filter leaves that region alone; unknown is a region too', async () => {
  expect(await rows('region=xiongan')).toEqual([['xiongan', 0, 10, 0, 0, '2021-02-10']])
  expect(await rows('region=')).toEqual([[null, 1, null, null, 0, '2021-02-10']])
})

test('transport: a alone, whose first such payment was on 6 January', async () => {
  expect(table(await pilot.rows('penetration', 'scenario=transport&to=2021-01-05'), 'persons')).toEqual([[0], [0], [0], [0]])
  expect(table(await pilot.rows('penetration', 'scenario=transport'), 'persons')).toEqual([[1], [0], [0], [0]])
})

test('any rail: g of Alipay and d, 2 of unknown region', async () => {
  expect((await rows('rail=any')).at(-1)).toEqual([null, 2, null, null, 0, '2021-02-10'])
})

test('Wilson of 0 in 10: 0–0.2775', async () => {
  const row = (await pilot.rows('penetration'))[3]!
  expect(row.lower).toBe(0)
  expect(row.upper).toBeCloseTo(0.27753, 4)
})

test('a dataset without wallets: their number is not known, which is not zero', async () => {
  const metric = metricById('penetration')!
  const facts = { ...pilot.facts, tables: ['regions', 'persons'] }
  const query = { range: {}, filters: {}, params: { rail: 'focal' } }
  const found = await rowsOf(metric, query, facts, pilot.stored, (statement) => pilot.database.rows(statement))
  expect(found[0]!.wallets).toBeNull()
})
