import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

// The last payment is on 5 May, so May is not over.
beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [{ person_id: 'a', age_band: '18-24' }],
    payments: [
      purchase('a', '2021-02-01'),
      purchase('a', '2021-02-01', { acceptance: 'ecommerce' }),
      purchase('a', '2021-02-02'),
      purchase('a', '2021-02-03'),
      purchase('b', '2021-02-03', { acceptance: 'ecommerce' }),
      purchase('a', '2021-04-30'),
      purchase('b', '2021-05-05'),
    ],
  })
})
afterAll(() => pilot.close())

const rows = async (address = '') => table(await pilot.rows('stickiness', address), 'month', 'mean_daily', 'monthly', 'ratio')

test('February: 3 days of a + 1 of b = 4 person-days of 28 days, 4/28 of 2 persons; March has no ratio; May is not over', async () => {
  expect(await rows()).toEqual([
    ['2021-02-01', 4 / 28, 2, 4 / 28 / 2],
    ['2021-03-01', 0, 0, null],
    ['2021-04-01', 1 / 30, 1, 1 / 30],
  ])
})

test('e-commerce: one day each of a and b, 2/28 of 2 persons', async () => {
  expect((await rows('acceptance=ecommerce'))[0]).toEqual(['2021-02-01', 2 / 28, 2, 2 / 28 / 2])
})

test('a alone: 3/28 of one person', async () => {
  expect((await rows('age_band=18-24&to=2021-02-10'))[0]).toEqual(['2021-02-01', 3 / 28, 1, 3 / 28])
})

test('a range within May alone has no month that is over', async () => {
  expect(await rows('from=2021-05-01')).toEqual([])
})
