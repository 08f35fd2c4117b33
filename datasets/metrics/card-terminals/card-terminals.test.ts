import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const store = { acceptance: 'in_store' }
const card = { ...store, rail_id: 'card' }

beforeAll(async () => {
  pilot = await HandMade.of({
    rails: [
      { rail_id: 'e_cny', kind: 'cbdc', mobile: true, label: 'e-CNY' },
      { rail_id: 'card', kind: 'bank_card', label: 'Bank card' },
    ],
    merchants: [
      { merchant_id: 'm', scenario: 'retail', region_id: 'suzhou', enabled_at: '2021-02-01T04:00:00Z' },
      { merchant_id: 'k', scenario: 'catering', enabled_at: '2021-02-10T04:00:00Z' },
      { merchant_id: 'idle', scenario: 'retail', enabled_at: '2021-02-01T04:00:00Z' },
      { merchant_id: 'early', scenario: 'retail', enabled_at: '2021-01-05T04:00:00Z' },
      { merchant_id: 'late', scenario: 'retail', enabled_at: '2021-03-20T04:00:00Z' },
      { merchant_id: 'never', scenario: 'retail' },
    ],
    payments: [
      // The first day of the data, and the last.
      purchase('a', '2021-01-01', { ...store, merchant_id: 'early' }),
      purchase('a', '2021-03-31', { ...store, merchant_id: 'late' }),
      // m: the last day before, the 30th before, the 31st before.
      purchase('a', '2021-01-31', { ...card, merchant_id: 'm', amount_minor: 300 }),
      purchase('b', '2021-01-02', { ...card, merchant_id: 'm', amount_minor: 200 }),
      purchase('b', '2021-01-01', { ...card, merchant_id: 'm', amount_minor: 5000 }),
      purchase('b', '2021-01-20', { ...card, merchant_id: 'm', acceptance: 'ecommerce' }),
      // m: its first day, the 30th, the 31st.
      purchase('a', '2021-02-01', { ...store, merchant_id: 'm', amount_minor: 600 }),
      purchase('b', '2021-03-02', { ...card, merchant_id: 'm', amount_minor: 200 }),
      purchase('b', '2021-03-03', { ...card, merchant_id: 'm', amount_minor: 7000 }),
      // k: one by card before, two of the rail after.
      purchase('c', '2021-02-09', { ...card, merchant_id: 'k', amount_minor: 100 }),
      purchase('c', '2021-02-10', { ...store, merchant_id: 'k', amount_minor: 100 }),
      purchase('c', '2021-02-11', { ...store, merchant_id: 'k', amount_minor: 100, connectivity: 'dual_offline' }),
      purchase('c', '2021-02-12', { ...card, merchant_id: 'never', amount_minor: 100 }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['window', 'merchants', 'card_payments', 'payments', 'card_value', 'value', 'share_payments', 'share_value']

test('one window: m, k and idle are seen throughout. Before: cards 300 + 200 + 100, all of it; after: card 200 of 600 + 200 + 200', async () => {
  expect(table(await pilot.rows('card-terminals', 'windows=1'), ...columns)).toEqual([
    [-1, 3, 3, 3, 600, 600, 1, 1],
    [0, 3, 1, 4, 200, 1000, 1 / 4, 200 / 1000],
  ])
})

test('after: m 1 of 2 by card and k 0 of 2, two merchants of equal size, so R = 1/4 and se² = 2 · 2 · (1/2)² / 4² = 1/16', async () => {
  const after = (await pilot.rows('card-terminals', 'windows=1'))[1]!
  // Effective number R(1 − R)/se² = 3; t with one degree of freedom is tan(0.475 π).
  const t2 = Math.tan(0.475 * Math.PI) ** 2
  const [r, n] = [1 / 4, 3]
  const middle = (r + t2 / (2 * n)) / (1 + t2 / n)
  const half = (Math.sqrt(t2) * Math.sqrt((r * (1 - r)) / n + t2 / (4 * n * n))) / (1 + t2 / n)
  expect(after.lower).toBeCloseTo(middle - half, 10)
  expect(after.upper).toBeCloseTo(middle + half, 10)
})

test('retail: m and idle; Suzhou: m alone; terminals of 10 February on: k alone', async () => {
  expect(
    table(await pilot.rows('card-terminals', 'windows=1&scenario=retail'), 'window', 'merchants', 'card_payments', 'payments'),
  ).toEqual([
    [-1, 2, 2, 2],
    [0, 2, 1, 2],
  ])
  expect(table(await pilot.rows('card-terminals', 'windows=1&region=suzhou'), 'merchants', 'payments')).toEqual([
    [1, 2],
    [1, 2],
  ])
  expect(table(await pilot.rows('card-terminals', 'windows=1&from=2021-02-10'), 'merchants', 'card_payments', 'payments')).toEqual([
    [1, 1, 1],
    [1, 0, 2],
  ])
})

test('without a network: one payment after, none before, which is no share', async () => {
  expect(table(await pilot.rows('card-terminals', 'windows=1&connectivity=dual_offline'), 'payments', 'share_payments', 'lower')).toEqual([
    [0, null, null],
    [1, 0, null],
  ])
})

test('three windows on each side do not fit into 90 days: nobody is seen throughout, and nothing is shown', async () => {
  expect(await pilot.rows('card-terminals')).toEqual([])
})
