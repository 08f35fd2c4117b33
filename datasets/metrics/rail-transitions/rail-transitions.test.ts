import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

// Known: a, b, c, d and e, who never pays. The last day is 31 March, so all three months are over.
beforeAll(async () => {
  pilot = await HandMade.of({
    persons: ['a', 'b', 'c', 'd', 'e'].map((person_id) => ({ person_id, region_id: person_id < 'c' ? 'north' : 'south' })),
    payments: [
      purchase('a', '2021-01-02', { rail_id: 'alipay' }),
      purchase('a', '2021-01-03', { rail_id: 'alipay' }),
      purchase('a', '2021-01-04', { amount_minor: 9999 }),
      purchase('a', '2021-02-02'),
      purchase('b', '2021-01-10', { rail_id: 'cash', amount_minor: 5 }),
      purchase('b', '2021-01-11', { amount_minor: 6 }),
      purchase('c', '2021-02-14', { rail_id: 'cash' }),
      purchase('c', '2021-02-14', { rail_id: 'alipay' }),
      purchase('c', '2021-03-01', { rail_id: 'cash' }),
      purchase('d', '2021-03-31'),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['from_period', 'to_period', 'from_rail', 'to_rail', 'persons', 'of_which_first']

test('January to February: a leaves Alipay (2 payments to 1) for e-CNY, b falls silent, c is new on Alipay (tie by value, then by id)', async () => {
  expect(table(await pilot.rows('rail-transitions', 'to=2021-02-28'), ...columns)).toEqual([
    ['2021-01-01', '2021-02-01', 'alipay', 'e_cny', 1, 0],
    ['2021-01-01', '2021-02-01', 'e_cny', 'inactive', 1, 0],
    ['2021-01-01', '2021-02-01', 'inactive', 'alipay', 1, 1],
    ['2021-01-01', '2021-02-01', 'inactive', 'inactive', 2, 0],
  ])
})

test('every pair of periods adds up to the five persons known', async () => {
  const sums = new Map<unknown, number>()
  for (const row of await pilot.rows('rail-transitions')) sums.set(row.from_period, (sums.get(row.from_period) ?? 0) + Number(row.persons))
  expect([...sums]).toEqual([
    ['2021-01-01', 5],
    ['2021-02-01', 5],
  ])
})

test('February to March: of 3 inactive one came (d, new), so 1/3 with Wilson’s interval', async () => {
  const [row] = (await pilot.rows('rail-transitions', 'from=2021-02-01')).filter(
    (row) => row.from_rail === 'inactive' && row.to_rail === 'e_cny',
  )
  expect(row).toMatchObject({ persons: 1, of_which_first: 1, from_persons: 3, share: 1 / 3, mature: true })
  expect(row!.lower).toBeCloseTo(0.06149, 4)
})

test('a region keeps its own persons: the south is c, d, e', async () => {
  const rows = await pilot.rows('rail-transitions', 'region=south&from=2021-02-01')
  expect(table(rows, 'from_rail', 'to_rail', 'persons')).toEqual([
    ['alipay', 'cash', 1],
    ['inactive', 'e_cny', 1],
    ['inactive', 'inactive', 1],
  ])
})

test('years without a following year have no pair', async () => {
  expect(await pilot.rows('rail-transitions', 'grain=year')).toEqual([])
})
