import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    wallets: [...'abc'].map((person_id) => ({
      ...{ wallet_id: `w-${person_id}`, person_id, form: 'app', opened_at: '2021-01-01T00:00:00Z' },
      acquisition: person_id === 'a' ? 'lottery' : 'organic',
    })),
    payments: [
      purchase('a', '2021-01-01', { subsidy_minor: 100 }),
      purchase('a', '2021-01-05'),
      purchase('a', '2021-01-08', { subsidy_minor: 1 }),
      purchase('a', '2021-01-15'),
      purchase('b', '2021-01-01'),
      purchase('b', '2021-01-01', { acceptance: 'ecommerce' }),
      purchase('c', '2021-01-11'),
      purchase('c', '2021-01-12', { payment_id: 'back' }),
      purchase('c', '2021-01-13', { kind: 'refund', original_payment_id: 'back' }),
      purchase('d', '2021-01-31', { rail_id: 'cash' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['time', 'at_risk', 'events', 'censored', 'survival']

test('b the same day, a after 10 days (gift and mixed are passed over), c open for 20 (the refunded one is none): 2/3, 1/3, 1/3', async () => {
  const rows = await pilot.rows('second-organic')
  expect(table(rows, 'time', 'at_risk', 'events', 'censored')).toEqual([
    [0, 3, 1, 0],
    [10, 2, 1, 0],
    [20, 1, 0, 1],
  ])
  expect(rows.at(-1)!.survival).toBeCloseTo(1 / 3, 12)
})

test('e-commerce only: of b’s two purchases of 1 January the other was the first, so b returned the same day', async () => {
  expect(table(await pilot.rows('second-organic', 'acceptance=ecommerce'), ...columns)[0]).toEqual([0, 3, 1, 0, expect.closeTo(2 / 3, 12)])
})

test('by acquisition: lottery is a alone, 10 days; organic b and c', async () => {
  const rows = await pilot.rows('second-organic', 'segment=acquisition')
  expect(table(rows, 'segment', 'time', 'events', 'censored', 'followed')).toEqual([
    ['lottery', 10, 1, 0, 1],
    ['organic', 0, 1, 0, 2],
    ['organic', 20, 0, 1, 2],
  ])
})
