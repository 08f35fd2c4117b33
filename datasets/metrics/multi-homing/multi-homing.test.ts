import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

// a: 19 by Alipay and 1 in cash (5 %: counts); b: 20 by Alipay and 1 in cash (4.8 %: does not); c: e-CNY alone.
beforeAll(async () => {
  const alipay = (person: string, n: number) => Array.from({ length: n }, () => purchase(person, '2021-01-31', { rail_id: 'alipay' }))
  pilot = await HandMade.of({
    payments: [
      ...alipay('a', 19),
      purchase('a', '2021-01-02', { rail_id: 'cash' }),
      ...alipay('b', 20),
      purchase('b', '2021-01-02', { rail_id: 'cash' }),
      purchase('c', '2021-01-02'),
    ],
  })
})
afterAll(() => pilot.close())

test('exactly 5 % of one’s payments is using a rail, 1 of 21 is not: one person on two rails, two on one', async () => {
  const rows = await pilot.rows('multi-homing')
  expect(table(rows, 'rails_used', 'persons', 'active', 'share', 'mature')).toEqual([
    [1, 2, 3, 2 / 3, true],
    [2, 1, 3, 1 / 3, true],
  ])
})
