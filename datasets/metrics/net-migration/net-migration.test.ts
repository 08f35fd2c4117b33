import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase } from '../../../test/hand-made.ts'

let pilot: HandMade

beforeAll(async () => {
  const moves: [string, string, string][] = [
    ['a', 'alipay', 'e_cny'],
    ['b', 'alipay', 'e_cny'],
    ['c', 'alipay', 'e_cny'],
    ['d', 'e_cny', 'alipay'],
    ['e', 'cash', 'cash'],
  ]
  pilot = await HandMade.of({
    payments: [
      ...moves.flatMap(([person, before, after]) => [
        purchase(person, '2021-01-10', { rail_id: before }),
        purchase(person, '2021-02-10', { rail_id: after }),
      ]),
      purchase('f', '2021-01-10', { rail_id: 'alipay' }),
      purchase('g', '2021-02-28'),
    ],
  })
})
afterAll(() => pilot.close())

test('three moved from Alipay to e-CNY, one back: net 2 of seven known, 7 (2 ± 1.96 √(6 − 4/9)) / 9; f stopped and g began, so they are not migrants', async () => {
  const rows = await pilot.rows('net-migration')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ rail_a: 'alipay', rail_b: 'e_cny', gross_ab: 3, gross_ba: 1, net: 2, known: 7, mature: true })
  const margin = 1.959963984540054 * Math.sqrt(6 - 4 / 9)
  expect(rows[0]!.upper).toBeCloseTo((7 * (2 + margin)) / 9, 10)
  expect(rows[0]!.lower).toBeCloseTo((7 * (2 - margin)) / 9, 10)
})

test('where nobody moved there is no row', async () => {
  expect(await pilot.rows('net-migration', 'to=2021-01-31')).toEqual([])
})
