import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'
import { wilson } from '../../statistics/index.ts'

let pilot: HandMade

const jd = { merchant_id: 'j', connectivity: 'online' }

beforeAll(async () => {
  pilot = await HandMade.of({
    merchants: [
      { merchant_id: 'j', scenario: 'online_shopping', platform: 'jd' },
      { merchant_id: 's', scenario: 'online_shopping', platform: 'suning' },
      { merchant_id: 'shop', scenario: 'retail' },
    ],
    persons: [{ person_id: 'a', region_id: 'suzhou' }],
    payments: [
      purchase('a', '2020-12-12', jd),
      purchase('a', '2020-12-20', jd),
      purchase('b', '2020-12-12', jd),
      purchase('b', '2020-12-12', { ...jd, amount_minor: 300 }),
      purchase('c', '2020-12-11', { merchant_id: 's' }),
      purchase('c', '2020-12-14', { ...jd, connectivity: 'unknown' }),
      purchase('d', '2020-12-14', { merchant_id: 'shop' }),
      purchase('e', '2020-12-14', { ...jd, rail_id: 'alipay' }),
      purchase('f', '2020-12-14', { ...jd, payment_id: 'x' }),
      purchase('f', '2020-12-15', { kind: 'refund', original_payment_id: 'x' }),
      purchase('b', '2021-01-05', jd),
      purchase('c', '2021-01-06', jd),
      purchase('f', '2021-01-07', jd),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['period', 'platform', 'users', 'repeat_users', 'share', 'payments', 'value', 'mature']

test('December: of JD’s a, b, c only a came back; b paid twice on one day; January: b and c had paid before, f’s was refunded', async () => {
  expect(table(await pilot.rows('platform-users'), ...columns)).toEqual([
    ['2020-12-01', 'jd', 3, 1, 1 / 3, 5, 700, true],
    ['2020-12-01', 'suning', 1, 0, 0, 1, 100, true],
    ['2021-01-01', 'jd', 3, 2, 2 / 3, 3, 300, false],
  ])
  const [first] = await pilot.rows('platform-users')
  expect([first!.lower, first!.upper]).toEqual([wilson(1, 3).lower, wilson(1, 3).upper])
})

test('over both years’ halves as years: 2020 as December, 2021 as January', async () => {
  expect(table(await pilot.rows('platform-users', 'grain=year'), 'period', 'users', 'repeat_users')).toEqual([
    ['2020-01-01', 3, 1],
    ['2020-01-01', 1, 0],
    ['2021-01-01', 3, 2],
  ])
})

test('online payments alone: c’s first of January is c’s first online, and still no first visit; Suzhou: only a', async () => {
  expect(table(await pilot.rows('platform-users', 'connectivity=online'), 'period', 'users', 'repeat_users')).toEqual([
    ['2020-12-01', 2, 1],
    ['2021-01-01', 3, 2],
  ])
  expect(table(await pilot.rows('platform-users', 'region=suzhou'), 'users', 'repeat_users')).toEqual([[1, 1]])
})
