import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const store = { acceptance: 'in_store' }
const web = { acceptance: 'ecommerce' }

beforeAll(async () => {
  pilot = await HandMade.of({
    payments: [
      purchase('a', '2021-01-05', { ...store, amount_minor: 500, connectivity: 'dual_offline' }),
      purchase('a', '2021-01-06', { ...web, amount_minor: 1000, payment_id: 'x' }),
      purchase('a', '2021-01-07', { kind: 'refund', amount_minor: 400, original_payment_id: 'x' }),
      purchase('b', '2021-01-08', { ...store, amount_minor: 700 }),
      purchase('b', '2021-01-09', { ...store, rail_id: 'alipay' }),
      purchase('b', '2021-01-31', { amount_minor: 200 }),
      purchase('b', '2021-02-02', web),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['period', 'acceptance', 'payments', 'value', 'persons', 'share_payments', 'share_value', 'share_persons', 'n', 'mature']

test('January: in store 2 of 4 payments and 1,200 of 2,000, both persons; e-commerce 600 (1,000 less 400); the unknown is a kind', async () => {
  expect(table(await pilot.rows('acceptance-mix', 'to=2021-01-31'), ...columns)).toEqual([
    ['2021-01-01', 'ecommerce', 1, 600, 1, 1 / 4, 600 / 2000, 1 / 2, 4, true],
    ['2021-01-01', 'in_store', 2, 1200, 2, 2 / 4, 1200 / 2000, 1, 4, true],
    ['2021-01-01', 'unknown', 1, 200, 1, 1 / 4, 200 / 2000, 1 / 2, 4, true],
  ])
})

test('February, not over: e-commerce all, and none in store is a zero because the pilot knows in store', async () => {
  expect(table(await pilot.rows('acceptance-mix', 'from=2021-02-01'), 'acceptance', 'payments', 'share_value', 'mature')).toEqual([
    ['ecommerce', 1, 1, false],
    ['in_store', 0, 0, false],
    ['unknown', 0, 0, false],
  ])
})

test('a and b each paid 1 of 2 in store: they do not differ, so the interval is Wilson’s of half of 2 persons, t = 12.7062', async () => {
  const row = (await pilot.rows('acceptance-mix')).find((r) => r.acceptance === 'in_store')!
  const t2 = Math.tan(0.475 * Math.PI) ** 2
  // At one half both limits lie t √(1 / 4n + t² / 4n²) / (1 + t² / n) from the middle.
  const half = Math.sqrt(t2 * (1 / 8 + t2 / 16)) / (1 + t2 / 2)
  expect(row.lower).toBeCloseTo(0.5 - half, 12)
  expect(row.upper).toBeCloseTo(0.5 + half, 12)
})

test('connectivity narrows what counts: without a network, one payment in store', async () => {
  expect(table(await pilot.rows('acceptance-mix', 'connectivity=dual_offline'), 'acceptance', 'payments', 'n')).toEqual([
    ['in_store', 1, 1],
  ])
})

test('the acceptance filter does not apply and says so', async () => {
  await expect(pilot.rows('acceptance-mix', 'acceptance=in_store')).rejects.toThrow('not_applicable')
})
