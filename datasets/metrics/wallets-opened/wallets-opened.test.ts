import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'
import { parseQuery } from '../../query.ts'
import { metricById } from '../index.ts'

let pilot: HandMade

// The last payment is on 15 April, so April is not over.
beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [
      { person_id: 'a', region_id: 'shenzhen' },
      { person_id: 'b', region_id: 'suzhou' },
    ],
    wallets: [
      { wallet_id: 'w1', person_id: 'a', tier: '1', opened_at: '2021-01-05T04:00:00Z', closed_at: '2021-03-02T04:00:00Z' },
      { wallet_id: 'w2', person_id: 'b', tier: '2', opened_at: '2021-01-31T16:30:00Z' },
      { wallet_id: 'w3', person_id: 'a', opened_at: '2021-04-10T04:00:00Z' },
    ],
    payments: [purchase('a', '2021-04-15')],
  })
})
afterAll(() => pilot.close())

const columns = ['period', 'opened', 'closed', 'cumulative_opened', 'stock', 'mature']
const rows = async (address = '') => table(await pilot.rows('wallets-opened', address), ...columns)

test('w2 opened at 16:30 UTC on 31 January is February in Shanghai; stock at the end of March is 2 opened − 1 closed', async () => {
  expect(await rows()).toEqual([
    ['2021-01-01', 1, 0, 1, 1, true],
    ['2021-02-01', 1, 0, 2, 2, true],
    ['2021-03-01', 0, 1, 2, 1, true],
    ['2021-04-01', 1, 0, 3, 2, false],
  ])
})

test('from March: the two wallets opened before are in cumulative_opened all the same', async () => {
  expect(await rows('from=2021-03-15&to=2021-03-15')).toEqual([['2021-03-01', 0, 1, 2, 1, true]])
})

test('a’s region: w1 and w3; a month without an opening is there, with zero', async () => {
  expect(await rows('region=shenzhen')).toEqual([
    ['2021-01-01', 1, 0, 1, 1, true],
    ['2021-02-01', 0, 0, 1, 1, true],
    ['2021-03-01', 0, 1, 1, 0, true],
    ['2021-04-01', 1, 0, 2, 1, false],
  ])
})

test('the tier is the wallet’s own: of unknown tier is w3 alone, though a’s first wallet has tier 1', async () => {
  expect(await rows('tier=')).toEqual([['2021-04-01', 1, 0, 1, 1, false]])
})

test('the year: 3 opened, 1 closed, not over', async () => {
  expect(await rows('grain=year')).toEqual([['2021-01-01', 3, 1, 3, 2, false]])
})

test('no wallet at all under the filter: no rows', async () => {
  expect(await rows('region=xiongan')).toEqual([])
})

test('a payment filter does not apply, and the query says so', () => {
  const { notices } = parseQuery(metricById('wallets-opened')!, [['scenario', 'catering']])
  expect(notices.map(({ code, key }) => [code, key])).toEqual([['not_applicable', 'scenario']])
})
