import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const online = { connectivity: 'online' }
const dual = { connectivity: 'dual_offline' }

beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [
      { person_id: 'a', age_band: '18-24' },
      { person_id: 'b', age_band: '25-34' },
      { person_id: 'c', age_band: '25-34' },
    ],
    payments: [
      purchase('a', '2021-01-05', { ...dual, scenario: 'transport' }),
      purchase('a', '2021-01-06', { ...dual, amount_minor: 300, payment_id: 'x' }),
      purchase('a', '2021-01-07', { kind: 'refund', amount_minor: 100, original_payment_id: 'x' }),
      purchase('b', '2021-01-08', { ...dual, scenario: 'transport' }),
      purchase('b', '2021-01-09', { ...online, amount_minor: 600 }),
      purchase('c', '2021-01-10', online),
      purchase('c', '2021-01-11', { ...dual, payment_id: 'y' }),
      purchase('c', '2021-01-12', { kind: 'refund', original_payment_id: 'y' }),
      purchase('c', '2021-01-13', { ...dual, status: 'failed' }),
      purchase('c', '2021-01-14', { ...dual, rail_id: 'alipay' }),
      purchase('c', '2021-01-15', { amount_minor: 900 }),
      purchase('c', '2021-02-15'),
      purchase('b', '2021-03-10', online),
    ],
  })
})
afterAll(() => pilot.close())

test('January: 3 of 5 known payments; by value 100 + 200 (300 less the refund of 100) + 100 of 1,100; the unknown one is in neither', async () => {
  const rows = await pilot.rows('offline-share')
  expect(table(rows, 'period', 'connectivity', 'payments', 'value', 'share_payments', 'share_value', 'n', 'unknown', 'persons')).toEqual([
    ['2021-01-01', 'dual_offline', 3, 400, 3 / 5, 400 / 1100, 5, 1, 3],
    ['2021-01-01', 'online', 2, 700, 2 / 5, 700 / 1100, 5, 1, 3],
    ['2021-03-01', 'dual_offline', 0, 0, 0, 0, 1, 0, 1],
    ['2021-03-01', 'online', 1, 100, 1, 1, 1, 0, 1],
  ])
})

test('the interval counts persons: of a 2 of 2, b 1 of 2, c 0 of 1, se² = 3/2 · (0.8² + (−0.2)² + (−0.6)²) / 5² = 0.0624', async () => {
  // Effective number 0.6 · 0.4 / 0.0624 = 3.846; t of 2 degrees of freedom at p is (2p − 1) √(2 / 4p (1 − p)); Wilson with the two.
  const [n, t] = [0.24 / 0.0624, 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025))]
  const middle = (0.6 + t ** 2 / (2 * n)) / (1 + t ** 2 / n)
  const half = (t * Math.sqrt(0.24 / n + t ** 2 / (4 * n * n))) / (1 + t ** 2 / n)
  const [row] = await pilot.rows('offline-share')
  expect(row!.lower).toBeCloseTo(middle - half, 12)
  expect(row!.upper).toBeCloseTo(middle + half, 12)
})

test('one person gives a share and no interval', async () => {
  expect(table(await pilot.rows('offline-share', 'from=2021-03-01'), 'share_payments', 'lower', 'upper')).toEqual([
    [0, null, null],
    [1, null, null],
  ])
})

test('a month in which no connectivity is known has no row, and March, which ends after the cutoff of 10 March, is immature', async () => {
  expect(table(await pilot.rows('offline-share'), 'period', 'mature')).toEqual([
    ['2021-01-01', true],
    ['2021-01-01', true],
    ['2021-03-01', false],
    ['2021-03-01', false],
  ])
})

test('transport: both payments without a network, so 2 of 2; those aged 18–24: a, 2 of 2', async () => {
  expect(table(await pilot.rows('offline-share', 'scenario=transport'), 'connectivity', 'payments', 'share_payments')).toEqual([
    ['dual_offline', 2, 1],
  ])
  expect(table(await pilot.rows('offline-share', 'age_band=18-24'), 'connectivity', 'payments', 'share_payments')).toEqual([
    ['dual_offline', 2, 1],
    ['online', 0, 0],
  ])
})

test('days and weeks, which are not stored, come from purchases', async () => {
  const weeks = await pilot.rows('offline-share', 'grain=week&to=2021-01-31')
  expect(table(weeks, 'period', 'connectivity', 'payments', 'n')).toEqual([
    ['2021-01-04', 'dual_offline', 3, 5],
    ['2021-01-04', 'online', 2, 5],
  ])
})

test('the connectivity filter does not apply and says so', async () => {
  await expect(pilot.rows('offline-share', 'connectivity=online')).rejects.toThrow('not_applicable')
})
