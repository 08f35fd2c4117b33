import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const dual = { connectivity: 'dual_offline' }

beforeAll(async () => {
  pilot = await HandMade.of({
    pilot: [{ title: 'Hand-made', time_zone: 'Asia/Shanghai', currency: 'CNY', focal_rail: 'e_cny', cutoff_at: '2021-01-09T04:00:00Z' }],
    persons: [{ person_id: 'b', age_band: '25-34' }],
    payments: [
      purchase('a', '2021-01-01', { connectivity: 'online', synced_at: null }),
      purchase('a', '2021-01-02', { ...dual, amount_minor: 50, synced_at: '2021-01-02T15:59:59Z' }),
      purchase('a', '2021-01-03', { ...dual, amount_minor: 1000, payment_id: 'x', synced_at: '2021-01-05T04:00:00Z' }),
      purchase('a', '2021-01-07', { kind: 'refund', amount_minor: 400, original_payment_id: 'x' }),
      purchase('b', '2021-01-04', { ...dual, amount_minor: 200, synced_at: '2021-01-04T16:00:00Z' }),
      purchase('b', '2021-01-07', { connectivity: 'payer_offline', amount_minor: 70 }),
      purchase('b', '2021-01-07', { ...dual, amount_minor: 30, rail_id: 'alipay' }),
      purchase('b', '2021-01-11', { ...dual, amount_minor: 999 }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['day', 'value', 'payments', 'oldest_days']

test('x: 1,000 less the refund of 400, out on the 3rd and 4th; b’s 200 is synchronised one second after midnight; 70 never', async () => {
  expect(table(await pilot.rows('unsynced-value'), ...columns)).toEqual([
    ['2021-01-02', 0, 0, null],
    ['2021-01-03', 600, 1, 0],
    ['2021-01-04', 800, 2, 1],
    ['2021-01-05', 0, 0, null],
    ['2021-01-06', 0, 0, null],
    ['2021-01-07', 70, 1, 0],
    ['2021-01-08', 70, 1, 1],
    ['2021-01-09', 70, 1, 2],
  ])
})

test('b alone: from b’s first payment without a network on the 4th', async () => {
  expect(table(await pilot.rows('unsynced-value', 'age_band=25-34&to=2021-01-05'), ...columns)).toEqual([
    ['2021-01-04', 200, 1, 0],
    ['2021-01-05', 0, 0, null],
  ])
})

test('what was paid before the range is outstanding in it: on the 4th, 600 of the day before', async () => {
  expect(table(await pilot.rows('unsynced-value', 'from=2021-01-04&to=2021-01-04'), ...columns)).toEqual([['2021-01-04', 800, 2, 1]])
})

test('a connectivity that was never out of reach has no days; the payer’s alone begins on the 7th', async () => {
  expect(await pilot.rows('unsynced-value', 'connectivity=online')).toEqual([])
  expect(table(await pilot.rows('unsynced-value', 'connectivity=payer_offline'), 'day', 'value')).toEqual([
    ['2021-01-07', 70],
    ['2021-01-08', 70],
    ['2021-01-09', 70],
  ])
})
