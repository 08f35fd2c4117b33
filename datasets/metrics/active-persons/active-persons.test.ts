import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

// The last payment is on 1 April, so April is not over.
beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [
      { person_id: 'a', region_id: 'shenzhen' },
      { person_id: 'b', region_id: null },
    ],
    payments: [
      purchase('a', '2021-01-05'),
      purchase('a', '2021-01-20', { scenario: 'catering' }),
      purchase('a', '2021-02-03'),
      purchase('a', '2021-04-01', { scenario: 'catering' }),
      purchase('b', '2021-02-10', { payment_id: 'x' }),
      purchase('b', '2021-02-11', { kind: 'refund', original_payment_id: 'x' }),
      purchase('b', '2021-03-01'),
      purchase('c', '2021-03-15', { rail_id: 'alipay' }),
      purchase('d', '2021-01-10'),
      purchase('d', '2021-02-20', { scenario: 'catering' }),
      purchase('d', '2021-03-20', { status: 'declined' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['period', 'active', 'new', 'retained', 'resurrected', 'mature']
const rows = async (address = '') => table(await pilot.rows('active-persons', address), ...columns)

test('b’s refunded February does not count, so b is new in March; a, away in March, is resurrected in April', async () => {
  expect(await rows()).toEqual([
    ['2021-01-01', 2, 2, 0, 0, true],
    ['2021-02-01', 2, 0, 2, 0, true],
    ['2021-03-01', 1, 1, 0, 0, true],
    ['2021-04-01', 1, 0, 0, 1, false],
  ])
})

test('catering: d’s first catering is in February, yet d is not new, the first purchase of all was in January', async () => {
  expect(await rows('scenario=catering')).toEqual([
    ['2021-01-01', 1, 1, 0, 0, true],
    ['2021-02-01', 1, 0, 0, 1, true],
    ['2021-03-01', 0, 0, 0, 0, true],
    ['2021-04-01', 1, 0, 0, 1, false],
  ])
})

test('any rail: c’s Alipay purchase makes March 2 new persons', async () => {
  expect((await rows('rail=any'))[2]).toEqual(['2021-03-01', 2, 2, 0, 0, true])
})

test('weeks: a of 5 January is new in the week of the 4th; the week of 11 January has nobody; a is resurrected on the 20th', async () => {
  expect(await rows('grain=week&to=2021-01-24')).toEqual([
    ['2021-01-04', 2, 2, 0, 0, true],
    ['2021-01-11', 0, 0, 0, 0, true],
    ['2021-01-18', 1, 0, 0, 1, true],
  ])
})

test('of unknown region are b, c and d: January d new, February d retained, March b new', async () => {
  expect(await rows('region=&to=2021-03-31')).toEqual([
    ['2021-01-01', 1, 1, 0, 0, true],
    ['2021-02-01', 1, 0, 1, 0, true],
    ['2021-03-01', 1, 1, 0, 0, true],
  ])
})

test('nobody under the filter: no rows, not a row of zeros', async () => {
  expect(await rows('region=xiongan')).toEqual([])
})
