import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const dual = { connectivity: 'dual_offline' }
const online = { connectivity: 'online' }

beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [{ person_id: 'a', age_band: '18-24' }],
    payments: [
      purchase('a', '2021-01-05', dual),
      purchase('a', '2021-01-05', { ...dual, status: 'failed', fail_code: 'no_signal', scenario: 'transport' }),
      purchase('b', '2021-01-06', { ...dual, status: 'declined', fail_code: 'limit' }),
      purchase('b', '2021-01-06', { ...dual, status: 'reversed' }),
      purchase('b', '2021-01-06', { ...dual, kind: 'p2p', status: 'failed', fail_code: 'limit' }),
      purchase('b', '2021-01-06', { ...dual, rail_id: 'alipay', status: 'failed', fail_code: 'limit' }),
      purchase('a', '2021-02-07', { ...online, status: 'declined', fail_code: 'limit' }),
      purchase('b', '2021-02-07', online),
      purchase('b', '2021-02-08', { status: 'failed', fail_code: 'limit' }),
    ],
  })
})
afterAll(() => pilot.close())

test('of 4 attempts without a network one each failed by limit, no_signal and no code: 2,500 per 10,000; transfers and other rails are out', async () => {
  expect(table(await pilot.rows('offline-failures'), 'connectivity', 'code', 'payments', 'attempts', 'per_10k')).toEqual([
    ['dual_offline', 'limit', 1, 4, 2500],
    ['dual_offline', 'no_signal', 1, 4, 2500],
    ['dual_offline', null, 1, 4, 2500],
    ['online', 'limit', 1, 2, 5000],
    ['unknown', 'limit', 1, 1, 10_000],
  ])
})

test('1 of 4: from 1 − 0.975^(1/4) to the root of (1 − p)⁴ + 4 p (1 − p)³ = 0.025; 1 of 1: from 0.025 to all', async () => {
  const rows = await pilot.rows('offline-failures')
  expect(rows[0]!.lower).toBeCloseTo(10_000 * (1 - 0.975 ** (1 / 4)), 8)
  const p = Number(rows[0]!.upper) / 10_000
  expect((1 - p) ** 4 + 4 * p * (1 - p) ** 3).toBeCloseTo(0.025, 12)
  expect(rows[4]!.lower).toBeCloseTo(250, 8)
  expect(rows[4]!.upper).toBe(10_000)
})

test('filters choose attempts: transport 1 of 1 failed; a 18–24 failed 1 of 2 without a network; February 2 of 3', async () => {
  expect(table(await pilot.rows('offline-failures', 'scenario=transport'), 'code', 'payments', 'attempts')).toEqual([['no_signal', 1, 1]])
  expect(table(await pilot.rows('offline-failures', 'age_band=18-24'), 'connectivity', 'payments', 'attempts')).toEqual([
    ['dual_offline', 1, 2],
    ['online', 1, 1],
  ])
  expect(table(await pilot.rows('offline-failures', 'from=2021-02-28'), 'connectivity', 'payments', 'attempts')).toEqual([
    ['online', 1, 2],
    ['unknown', 1, 1],
  ])
})

test('nothing tried, nothing said: no attempt by e-commerce', async () => {
  expect(await pilot.rows('offline-failures', 'acceptance=ecommerce')).toEqual([])
})
