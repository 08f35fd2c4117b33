import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [{ person_id: 'b', age_band: '25-34' }],
    payments: [
      purchase('a', '2021-01-05', { amount_minor: 200, subsidy_minor: 200 }),
      purchase('a', '2021-01-06', { amount_minor: 1000, subsidy_minor: 300, payment_id: 'x' }),
      purchase('a', '2021-01-09', { kind: 'refund', amount_minor: 500, original_payment_id: 'x' }),
      purchase('b', '2021-01-07', { amount_minor: 300, scenario: 'catering' }),
      purchase('b', '2021-01-08', { amount_minor: 400, subsidy_minor: 400, status: 'declined' }),
      purchase('b', '2021-01-08', { amount_minor: 1000, rail_id: 'alipay' }),
      purchase('b', '2021-02-03', { amount_minor: 900, scenario: 'catering' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['period', 'subsidy_value', 'own_value', 'share', 'persons', 'payments', 'mature']

test('January: 200 + 150 (half of 300, as half of x was refunded) of 200 + 500 + 300', async () => {
  expect(table(await pilot.rows('incentive-share'), ...columns)).toEqual([
    ['2021-01-01', 350, 650, 0.35, 2, 3, true],
    ['2021-02-01', 0, 900, 0, 1, 1, false],
  ])
})

test('on any rail the 1,000 by Alipay are own money too: 350 of 2,000', async () => {
  expect(table(await pilot.rows('incentive-share', 'rail=any&to=2021-01-31'), 'subsidy_value', 'own_value', 'share')).toEqual([
    [350, 1650, 0.175],
  ])
})

test('b, and catering: 300 and 900 of own money, no subsidy', async () => {
  const wanted = [
    [0, 300, 0],
    [0, 900, 0],
  ]
  expect(table(await pilot.rows('incentive-share', 'age_band=25-34'), 'subsidy_value', 'own_value', 'share')).toEqual(wanted)
  expect(table(await pilot.rows('incentive-share', 'scenario=catering'), 'subsidy_value', 'own_value', 'share')).toEqual(wanted)
})

test('nobody chosen: no rows, not a share of nothing', async () => {
  expect(await pilot.rows('incentive-share', 'age_band=65-74')).toEqual([])
})
