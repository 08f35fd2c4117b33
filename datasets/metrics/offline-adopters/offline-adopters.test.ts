import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'
import { wilson } from '../../statistics/index.ts'

let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [{ person_id: 'a', region_id: 'suzhou' }],
    payments: [
      purchase('a', '2020-12-12', { connectivity: 'payer_offline' }),
      purchase('a', '2020-12-13', { connectivity: 'dual_offline', scenario: 'transport' }),
      purchase('a', '2020-12-14', { connectivity: 'online' }),
      purchase('b', '2020-12-12', { connectivity: 'online' }),
      purchase('c', '2020-12-12', { connectivity: 'payee_offline', payment_id: 'x' }),
      purchase('c', '2020-12-13', { kind: 'refund', original_payment_id: 'x' }),
      purchase('c', '2020-12-13'),
      purchase('d', '2020-12-12', { connectivity: 'dual_offline', status: 'declined' }),
      purchase('e', '2020-12-12', { connectivity: 'dual_offline', rail_id: 'alipay' }),
      purchase('c', '2021-01-02', { connectivity: 'payee_offline' }),
    ],
  })
})
afterAll(() => pilot.close())

test('December: a of a, b, c; c’s payment was refunded in full, d’s declined, e’s on another rail', async () => {
  const { lower, upper } = wilson(1, 3)
  expect(table(await pilot.rows('offline-adopters'), 'period', 'active', 'offline_active', 'share', 'lower', 'upper', 'mature')).toEqual([
    ['2020-12-01', 3, 1, 1 / 3, lower, upper, true],
    ['2021-01-01', 1, 1, 1, wilson(1, 1).lower, 1, false],
  ])
})

test('over a year a person counts once; in 2020 a of 3', async () => {
  expect(table(await pilot.rows('offline-adopters', 'grain=year'), 'period', 'active', 'offline_active')).toEqual([
    ['2020-01-01', 3, 1],
    ['2021-01-01', 1, 1],
  ])
})

test('transport: only a, whose such payment had no network; Suzhou: only a', async () => {
  expect(table(await pilot.rows('offline-adopters', 'scenario=transport'), 'active', 'offline_active')).toEqual([[1, 1]])
  expect(table(await pilot.rows('offline-adopters', 'region=suzhou'), 'active', 'offline_active')).toEqual([[1, 1]])
})

test('Suzhou’s published 536 of 96,614 is 0.555 %, from 0.510 to 0.604 %', () => {
  const { lower, upper } = wilson(536, 96_614)
  expect([536 / 96_614, lower, upper].map((share) => (share * 100).toFixed(3))).toEqual(['0.555', '0.510', '0.604'])
})
