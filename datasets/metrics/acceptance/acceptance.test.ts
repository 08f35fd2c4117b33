import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

// Cutoff 10 March. The 30 days that end on 31 January begin on 2 January; those that end on 28 February begin on 30 January.
beforeAll(async () => {
  pilot = await HandMade.of({
    merchants: [
      { merchant_id: 'm1', region_id: 'shenzhen', scenario: 'catering', enabled_at: '2020-12-31T17:00:00Z' },
      { merchant_id: 'm2', region_id: 'suzhou', scenario: 'transport', enabled_at: '2021-01-15T00:00:00Z' },
      { merchant_id: 'm3', region_id: null, scenario: 'catering', enabled_at: '2021-02-20T00:00:00Z' },
      { merchant_id: 'm4', region_id: 'shenzhen', scenario: 'catering' },
    ],
    payments: [
      purchase('a', '2021-01-02', { merchant_id: 'm1' }),
      purchase('a', '2021-01-10', { merchant_id: 'm2' }),
      purchase('a', '2021-01-29', { merchant_id: 'm1', acceptance: 'ecommerce' }),
      purchase('b', '2021-02-01', { merchant_id: 'm4' }),
      purchase('b', '2021-02-25', { merchant_id: 'm1', rail_id: 'alipay' }),
      purchase('b', '2021-02-26', { merchant_id: 'm3', payment_id: 'x' }),
      purchase('b', '2021-02-27', { merchant_id: 'm3', kind: 'refund', original_payment_id: 'x' }),
      purchase('b', '2021-02-27', { merchant_id: 'm2', scenario: 'retail' }),
      purchase('b', '2021-03-10'),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['period', 'enabled', 'active_30d', 'gap', 'mature']
const rows = async (address = '') => table(await pilot.rows('acceptance', address), ...columns)

test('January: m1 of m1, m2, whose payment came before it was enabled; February: m2 alone, m3 was refunded, m4 never enabled', async () => {
  expect(await rows()).toEqual([
    ['2021-01-01', 2, 1, 1, true],
    ['2021-02-01', 3, 1, 2, true],
    ['2021-03-01', 3, 1, 2, false],
  ])
})

test('two payments within 30 days keep a merchant active once: m1 to 27 February, 29 January + 29 days', async () => {
  expect(table(await pilot.rows('acceptance', 'grain=week&region=shenzhen&from=2021-01-25&to=2021-03-07'), 'period', 'active_30d')).toEqual(
    [
      ['2021-01-25', 1],
      ['2021-02-01', 1],
      ['2021-02-08', 1],
      ['2021-02-15', 1],
      ['2021-02-22', 0],
      ['2021-03-01', 0],
    ],
  )
})

test('in March, which is not over, the 30 days end with the cutoff: 9 February to 10 March', async () => {
  expect((await rows('scenario=transport')).at(-1)).toEqual(['2021-03-01', 1, 1, 0, false])
})

test('the scenario is the merchant’s own: what m2 was paid for does not matter', async () => {
  expect(await rows('scenario=retail')).toEqual([])
})

test('acceptance narrows the payments, not the merchants: e-commerce is m1 alone in January', async () => {
  expect(await rows('acceptance=ecommerce')).toEqual([
    ['2021-01-01', 2, 1, 1, true],
    ['2021-02-01', 3, 0, 3, true],
    ['2021-03-01', 3, 0, 3, false],
  ])
})

test('of unknown region is m3: rows begin when it is enabled', async () => {
  expect(await rows('region=')).toEqual([
    ['2021-02-01', 1, 0, 1, true],
    ['2021-03-01', 1, 0, 1, false],
  ])
})

test('the 30th day back counts: 2 January for the month that ends on 31 January, leaving the e-commerce of the 29th out', async () => {
  expect((await rows('acceptance=unknown&region=shenzhen'))[0]).toEqual(['2021-01-01', 1, 1, 0, true])
})
