import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    merchants: [
      { merchant_id: 'own', scenario: 'transport', ownership: 'self_operated' },
      { merchant_id: 'third', scenario: 'catering', ownership: 'third_party' },
      { merchant_id: 'quiet', scenario: 'catering' },
    ],
    payments: [
      purchase('a', '2021-01-05', { merchant_id: 'own', amount_minor: 250, scenario: 'transport' }),
      purchase('a', '2021-01-06', { merchant_id: 'third', amount_minor: 500, scenario: 'catering' }),
      purchase('b', '2021-01-07', { merchant_id: 'third', amount_minor: 100, scenario: 'catering', payment_id: 'x' }),
      purchase('b', '2021-01-07', { kind: 'refund', amount_minor: 100, original_payment_id: 'x' }),
      purchase('b', '2021-01-08', { merchant_id: 'quiet', amount_minor: 150, scenario: 'catering' }),
      purchase('b', '2021-01-31', { amount_minor: 100, scenario: 'catering' }),
      purchase('b', '2021-04-02', { merchant_id: 'third', rail_id: 'alipay' }),
    ],
  })
})
afterAll(() => pilot.close())

test('January: own 250 of 1,000, third parties’ 500, unknown 150 (not told) + 100 (no merchant); the refunded 100 is in none', async () => {
  expect(
    table(await pilot.rows('scenario-ownership'), 'kind', 'payments', 'value', 'persons', 'share_payments', 'share_value', 'n'),
  ).toEqual([
    ['self_operated', 1, 250, 1, 1 / 4, 250 / 1000, 4],
    ['third_party', 1, 500, 1, 1 / 4, 500 / 1000, 4],
    ['unknown', 2, 250, 1, 2 / 4, 250 / 1000, 4],
  ])
})

test('in catering own scenarios do not occur: third parties 500 of 750, unknown 250', async () => {
  expect(table(await pilot.rows('scenario-ownership', 'scenario=catering&grain=year'), 'kind', 'share_value', 'mature')).toEqual([
    ['third_party', 500 / 750, false],
    ['unknown', 250 / 750, false],
  ])
})
