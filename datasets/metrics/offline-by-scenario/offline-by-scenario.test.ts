import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const dual = { connectivity: 'dual_offline' }
const online = { connectivity: 'online' }

beforeAll(async () => {
  pilot = await HandMade.of({
    pilot: [{ title: 'Hand-made', time_zone: 'Asia/Shanghai', currency: 'CNY', focal_rail: 'e_cny', cutoff_at: '2021-02-20T04:00:00Z' }],
    persons: [
      { person_id: 'a', region_id: 'north' },
      { person_id: 'b', region_id: null },
    ],
    merchants: [
      { merchant_id: 'm', region_id: 'south', scenario: 'catering' },
      { merchant_id: 'n', region_id: null, scenario: 'catering' },
    ],
    payments: [
      purchase('a', '2021-01-05', { ...dual, scenario: 'catering', merchant_id: 'm' }),
      purchase('a', '2021-01-06', { ...online, scenario: 'catering', merchant_id: 'm' }),
      purchase('b', '2021-01-07', { ...online, scenario: 'catering', merchant_id: 'm' }),
      purchase('a', '2021-01-08', { ...dual, scenario: 'catering', merchant_id: 'n' }),
      purchase('a', '2021-01-09', { ...dual, scenario: 'transport' }),
      purchase('b', '2021-02-09', online),
      purchase('b', '2021-02-10', { scenario: 'medical' }),
      purchase('a', '2021-02-25', { ...dual, scenario: 'transport' }),
    ],
  })
})
afterAll(() => pilot.close())

test('the merchant’s region (m south), else the person’s (n, none: north), else not known; medical, never known, has no row', async () => {
  expect(table(await pilot.rows('offline-by-scenario'), 'scenario', 'region', 'offline', 'n', 'share', 'persons')).toEqual([
    ['catering', 'north', 1, 1, 1, 1],
    ['catering', 'south', 1, 3, 1 / 3, 2],
    ['transport', 'north', 1, 1, 1, 1],
    [null, null, 0, 1, 0, 1],
  ])
})

test('catering in the south: a 1 of 2, b 0 of 1; se² = 2/1 · ((1 − 2/3)² + (0 − 1/3)²) / 3² = 4/81, effective 2/9 ÷ 4/81 = 4.5', async () => {
  const [n, t2] = [4.5, Math.tan(0.475 * Math.PI) ** 2]
  const middle = (1 / 3 + t2 / (2 * n)) / (1 + t2 / n)
  const half = Math.sqrt(t2 * (2 / 9 / n + t2 / (4 * n * n))) / (1 + t2 / n)
  const row = (await pilot.rows('offline-by-scenario'))[1]!
  expect(row.lower).toBeCloseTo(middle - half, 10)
  expect(row.upper).toBeCloseTo(middle + half, 10)
})

test('one person in a cell has no interval', async () => {
  expect(table(await pilot.rows('offline-by-scenario'), 'lower')[0]).toEqual([null])
})

test('February holds the payment of the 9th; that of the 25th is after the cutoff of the 20th', async () => {
  expect(table(await pilot.rows('offline-by-scenario', 'from=2021-02-15'), 'scenario', 'n')).toEqual([[null, 1]])
})

test('the region filter chooses who lives in the north: a, whose payment in the south stays in the south', async () => {
  expect(table(await pilot.rows('offline-by-scenario', 'region=north&scenario=catering'), 'region', 'offline', 'n')).toEqual([
    ['north', 1, 1],
    ['south', 1, 2],
  ])
})
