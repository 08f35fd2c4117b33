import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

// Cutoff 31 March. Two packets of 2.00 that expire at the end of 12 January (16:00 UTC): a uses all of it on the 8th and 10th; b half of it on the
// 9th, so it ends on the 12th; c’s two grants overlap (until the 12th, and from the 11th to the 20th), so c is without one on the 21st; d’s was
// paid back in full, so it ran out on the 12th; e has none.
beforeAll(async () => {
  const grant = (id: string, wallet: string, from: string, to: string) => ({
    ...{ grant_id: id, campaign_id: 'luohu', wallet_id: wallet, amount_minor: 200 },
    granted_at: `${from}T01:00:00Z`,
    expires_at: `${to}T16:00:00Z`,
  })
  const paid = (person: string, day: string, id: string, minor: number, more = {}) =>
    purchase(person, day, { amount_minor: minor, subsidy_minor: minor, grant_id: id, ...more })
  pilot = await HandMade.of({
    persons: ['a', 'b', 'c', 'd', 'e'].map((person_id) => ({ person_id })),
    wallets: ['a', 'b', 'c', 'd'].map((person_id) => ({ wallet_id: `w${person_id}`, person_id, opened_at: '2021-01-01T01:00:00Z' })),
    campaigns: [
      {
        ...{ campaign_id: 'luohu', label: 'Luohu', allocation: 'lottery', face_minor: 200, packets: 4 },
        ...{ starts_on: '2021-01-05', ends_on: '2021-01-12' },
      },
    ],
    grants: [
      grant('ga', 'wa', '2021-01-05', '2021-01-12'),
      grant('gb', 'wb', '2021-01-05', '2021-01-12'),
      grant('gc', 'wc', '2021-01-05', '2021-01-12'),
      grant('gc2', 'wc', '2021-01-11', '2021-01-20'),
      grant('gd', 'wd', '2021-01-05', '2021-01-12'),
    ],
    payments: [
      paid('a', '2021-01-08', 'ga', 120),
      paid('a', '2021-01-10', 'ga', 80),
      purchase('a', '2021-01-30'),
      paid('b', '2021-01-09', 'gb', 100),
      purchase('b', '2021-01-10'),
      purchase('c', '2021-02-25'),
      paid('d', '2021-01-06', 'gd', 200, { payment_id: 'back' }),
      purchase('d', '2021-01-07', { kind: 'refund', amount_minor: 200, original_payment_id: 'back' }),
      purchase('d', '2021-01-13'),
      purchase('e', '2021-03-31'),
    ],
  })
})
afterAll(() => pilot.close())

test('clocks start on 11 January (a), 13 January (b, d) and 21 January (c)', async () => {
  const rows = await pilot.rows('retention-cohorts', 'start=incentive_used_up&cohort=day')
  expect(table(rows, 'cohort', 'age', 'eligible', 'returned')).toEqual([
    ['2021-01-11', 0, 1, 1],
    ['2021-01-11', 1, 1, 0],
    ['2021-01-13', 0, 2, 1],
    ['2021-01-13', 1, 2, 0],
    ['2021-01-21', 0, 1, 0],
    ['2021-01-21', 1, 1, 1],
  ])
})

test('what the packet itself paid on its last day is no return: pooled, 2 of 4 within 30 days, 1 of 4 in the next 30', async () => {
  const rows = await pilot.rows('retention-curve', 'start=incentive_used_up&average=both')
  expect(table(rows, 'age', 'eligible', 'returned', 'rate', 'simple_rate')).toEqual([
    [0, 4, 2, 0.5, 0.5],
    [1, 4, 1, 0.25, 0.25],
  ])
})
