import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const people = Array.from({ length: 8 }, (_, i) => `p${i}`)
const campaign = (campaign_id: string, starts_on: string, ends_on: string) => ({
  ...{ campaign_id, label: campaign_id.toUpperCase(), allocation: 'lottery', face_minor: 100, packets: 4, starts_on, ends_on },
})

// Cutoff 31 March. p0–p3 took packets of A (until 10 January), p4–p7 of B (until 20 January), p0 of C (until 15 March: 30 days are not over).
// With own money: p0 on 11 January, p1 on 9 February (30 days after A), p2 on 10 February (31 days after); p4 on 20 January (B’s last day).
beforeAll(async () => {
  const holders = [...people.map((person, i) => [person, i < 4 ? 'a' : 'b'] as const), ['p0', 'c'] as const]
  pilot = await HandMade.of({
    persons: people.map((person_id, i) => ({ person_id, region_id: i % 4 ? 'north' : 'south' })),
    wallets: people.map((person_id) => ({ wallet_id: `w${person_id}`, person_id, opened_at: '2021-01-01T01:00:00Z' })),
    campaigns: [
      campaign('a', '2021-01-01', '2021-01-10'),
      campaign('b', '2021-01-11', '2021-01-20'),
      campaign('c', '2021-03-01', '2021-03-15'),
    ],
    grants: holders.map(([person, id], i) => ({
      ...{ grant_id: `g${i}`, campaign_id: id, wallet_id: `w${person}`, amount_minor: 100, granted_at: '2021-01-01T02:00:00Z' },
    })),
    payments: [
      purchase('p0', '2021-01-05', { subsidy_minor: 100, grant_id: 'g0' }),
      purchase('p0', '2021-01-11'),
      purchase('p1', '2021-02-09'),
      purchase('p2', '2021-02-10'),
      purchase('p3', '2021-01-20', { subsidy_minor: 10 }),
      purchase('p3', '2021-01-21', { rail_id: 'alipay' }),
      purchase('p4', '2021-01-20'),
      purchase('p7', '2021-03-31', { rail_id: 'cash' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['campaign_a', 'campaign_b', 'x_a', 'n_a', 'x_b', 'n_b', 'mature', 'family']
const rows = (address = '') => pilot.rows('campaign-comparison', address)

test('own money within 30 days after the last day: p0 and p1 of A’s four, nobody of B’s; C is not over and is tested with none', async () => {
  expect(table(await rows(), ...columns)).toEqual([
    ['a', 'b', 2, 4, 0, 4, true, 1],
    ['a', 'c', 2, 4, 0, 1, false, null],
    ['b', 'c', 0, 4, 0, 1, false, null],
  ])
})

test('2/4 − 0/4 = 0.5, Newcombe; Wilson of 2 in 4 is 0.150–0.850, of 0 in 4 0–0.490: 0.5 − √(0.35² + 0.49²) = −0.102, 0.5 + 0.35 = 0.850', async () => {
  const [row] = await rows()
  expect(row!.difference).toBe(0.5)
  expect(row!.lower).toBeCloseTo(-0.102, 3)
  expect(row!.upper).toBeCloseTo(0.85, 3)
})

test('within 90 days no campaign but none is over by 31 March: A’s would end on 10 April', async () => {
  expect((await rows('within=90')).every((row) => row.mature === false && row.p_adjusted === null)).toBe(true)
})

test('used the packet: p0 alone of A', async () => {
  expect(table(await rows('outcome=redeemed'), 'campaign_a', 'campaign_b', 'x_a', 'n_a', 'x_b', 'n_b', 'family')).toEqual([
    ['a', 'b', 1, 4, 0, 4, 3],
    ['a', 'c', 1, 4, 0, 1, 3],
    ['b', 'c', 0, 4, 0, 1, 3],
  ])
})

test('three pairs by Holm: p 0.285 of A and B is multiplied by 3; A against C, 0.576, is not lowered below it', async () => {
  const [ab, ac] = await rows('outcome=redeemed')
  expect(ab!.p_adjusted).toBeCloseTo(Math.min(1, 3 * Number(ab!.p)), 12)
  expect(Number(ac!.p_adjusted)).toBeGreaterThanOrEqual(Number(ab!.p_adjusted))
})

test('a region chooses recipients: the south is p0 and p4', async () => {
  expect(table(await rows('region=south'), 'campaign_a', 'campaign_b', 'x_a', 'n_a', 'x_b', 'n_b')[0]).toEqual(['a', 'b', 1, 1, 0, 1])
})

test('one campaign has nothing to be compared with', async () => {
  expect(await rows('from=2021-02-01')).toEqual([])
})
