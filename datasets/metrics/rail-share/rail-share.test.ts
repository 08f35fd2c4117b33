import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [
      { person_id: 'a', age_band: '18-24' },
      { person_id: 'b', age_band: null },
    ],
    payments: [
      purchase('a', '2021-01-05', { amount_minor: 1000 }),
      purchase('a', '2021-01-06', { amount_minor: 3000, rail_id: 'alipay', payment_id: 'x' }),
      purchase('b', '2021-01-31', { amount_minor: 6000, rail_id: 'alipay' }),
      purchase('a', '2021-02-01', { amount_minor: 500, rail_id: 'alipay', kind: 'refund', original_payment_id: 'x' }),
      purchase('a', '2021-02-10', { amount_minor: 700, rail_id: 'cash' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['period', 'rail', 'persons', 'payments', 'value', 'share_persons', 'share_payments', 'share_value', 'mature']

test('January: Alipay 2500 (3000 less the refund of 500) + 6000 of 9500, 2 of 3 payments, both persons', async () => {
  expect(table(await pilot.rows('rail-share'), ...columns)).toEqual([
    ['2021-01-01', 'alipay', 2, 2, 8500, 1, 2 / 3, 8500 / 9500, true],
    ['2021-01-01', 'e_cny', 1, 1, 1000, 1 / 2, 1 / 3, 1000 / 9500, true],
    ['2021-02-01', 'cash', 1, 1, 700, 1, 1, 1, false],
  ])
})

test('over the year each person counts once: Alipay 2 persons, e-CNY 1, cash 1, of 2', async () => {
  expect(table(await pilot.rows('rail-share', 'grain=year'), 'rail', 'persons', 'share_persons', 'share_value')).toEqual([
    ['alipay', 2, 1, 8500 / 10200],
    ['cash', 1, 0.5, 700 / 10200],
    ['e_cny', 1, 0.5, 1000 / 10200],
  ])
})

test('an empty filter value means not known: b alone', async () => {
  expect(table(await pilot.rows('rail-share', 'age_band='), 'rail', 'persons', 'value')).toEqual([['alipay', 1, 6000]])
})

test('two values of a key mean either: all again', async () => {
  expect(await pilot.rows('rail-share', 'age_band=&age_band=18-24')).toEqual(await pilot.rows('rail-share'))
})

test('dates widen to whole months: from 31 January holds all of January', async () => {
  expect(table(await pilot.rows('rail-share', 'from=2021-01-31&to=2021-01-31'), 'rail', 'payments')).toEqual([
    ['alipay', 2],
    ['e_cny', 1],
  ])
})

test('a week that is not stored is worked out from purchases', async () => {
  expect(table(await pilot.rows('rail-share', 'grain=week'), 'period', 'rail')).toEqual([
    ['2021-01-04', 'alipay'],
    ['2021-01-04', 'e_cny'],
    ['2021-01-25', 'alipay'],
    ['2021-02-08', 'cash'],
  ])
})

test('mean over persons, January by value: a pays 2500 of 3500 by Alipay, b all of it → (5/7 + 1) / 2', async () => {
  const [alipay, eCny] = await pilot.rows('rail-share', 'average=persons&to=2021-01-31')
  expect(alipay!.share_value).toBeCloseTo((5 / 7 + 1) / 2, 11)
  expect(eCny!.share_value).toBeCloseTo((2 / 7 + 0) / 2, 11)
  expect(alipay!.share_payments).toBeCloseTo((1 / 2 + 1) / 2, 11)
})
