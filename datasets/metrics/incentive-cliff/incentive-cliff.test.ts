import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContractRow, HandMade, purchase, table } from '../../../test/hand-made.ts'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type CliffPoint, cliffRatios } from './chart.ts'
import { incentiveCliff } from './metric.ts'

let pilot: HandMade

const wallet = (person: string, more: ContractRow = {}): ContractRow => ({
  ...{ wallet_id: `w-${person}`, person_id: person, form: 'app', opened_at: '2021-01-01T02:00:00Z' },
  ...more,
})
const grant = (person: string, more: ContractRow = {}): ContractRow => ({
  ...{ grant_id: `g-${person}`, campaign_id: 'luohu', wallet_id: `w-${person}`, amount_minor: 200 },
  ...{ granted_at: '2021-01-02T02:00:00Z', expires_at: '2021-01-10T16:00:00Z' },
  ...more,
})
/** Pays with the packet, half of it at a time. */
const packet = (person: string, day: string, subsidy = 100) =>
  purchase(person, day, { grant_id: `g-${person}`, subsidy_minor: subsidy, amount_minor: subsidy })

beforeAll(async () => {
  pilot = await HandMade.of({
    campaigns: [
      {
        campaign_id: 'luohu',
        label: 'Luohu',
        allocation: 'lottery',
        face_minor: 200,
        packets: 9,
        starts_on: '2021-01-02',
        ends_on: '2021-01-12',
      },
    ],
    persons: [...'abcdefgh'].map((person_id) => ({ person_id, region_id: 'abc'.includes(person_id) ? 'north' : 'south' })),
    wallets: [
      ...[...'abcdefg'].map((person) => wallet(person, person === 'd' ? { closed_at: '2021-02-01T02:00:00Z' } : {})),
      wallet('d', { wallet_id: 'second', closed_at: '2021-01-20T02:00:00Z' }),
    ],
    wallet_events: [
      { event_id: 'e1', wallet_id: 'w-c', occurred_at: '2021-01-08T02:00:00Z', kind: 'uninstall' },
      { event_id: 'e2', wallet_id: 'w-b', occurred_at: '2021-01-06T02:00:00Z', kind: 'uninstall' },
      { event_id: 'e3', wallet_id: 'w-e', occurred_at: '2021-01-04T02:00:00Z', kind: 'uninstall' },
      { event_id: 'e4', wallet_id: 'w-e', occurred_at: '2021-01-05T02:00:00Z', kind: 'install' },
    ],
    grants: [
      grant('a'),
      grant('b'),
      grant('c'),
      grant('d'),
      grant('e', { expires_at: null }),
      grant('f'),
      grant('f', { grant_id: 'again', granted_at: '2021-01-04T02:00:00Z', expires_at: '2021-01-31T16:00:00Z' }),
    ],
    payments: [
      packet('a', '2021-01-03'),
      packet('a', '2021-01-05'),
      purchase('a', '2021-01-05', { scenario: 'catering' }),
      purchase('a', '2021-01-12'),
      purchase('a', '2021-01-20', { scenario: 'catering' }),
      packet('b', '2021-01-03', 200),
      purchase('b', '2021-01-06'),
      packet('c', '2021-01-03'),
      packet('f', '2021-01-05', 200),
      purchase('f', '2021-02-05'),
      purchase('g', '2021-01-06'),
      purchase('h', '2021-03-31', { rail_id: 'cash' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['time', 'at_risk', 'own_money', 'left', 'censored']

/*
 * a: used up on 5 January, own money on the 12th (7 days; what is paid on the 5th itself is not after it).
 * b: used up on the 3rd, own money and uninstalling on the 6th: the purchase was first (3 days).
 * c: half is left when it runs out at midnight after the 10th; the app had been uninstalled on the 8th: left at 0 days.
 * d: never used, gone on the 10th; the second wallet is closed on 20 January, the first, the last of them, on 1 February: left at 22 days.
 * e: no expiry, so the campaign’s end on the 12th; uninstalled and installed again before: neither until 31 March, 78 days.
 * f: the second packet was given before the first was gone, so the clock starts on the 31st; own money after 5 days.
 */
test('of six: 1 left at 0, b paid at 3, f at 5, a at 7, d left at 22, e censored at 78', async () => {
  const rows = await pilot.rows('incentive-cliff')
  expect(table(rows, ...columns)).toEqual([
    [0, 6, 0, 1, 0],
    [3, 5, 1, 0, 0],
    [5, 4, 1, 0, 0],
    [7, 3, 1, 0, 0],
    [22, 2, 0, 1, 0],
    [78, 1, 0, 0, 1],
  ])
})

test('own money so far 0, 1/6, 2/6, 3/6; left so far 1/6, and 2/6 from day 22; half have paid by day 7', async () => {
  const rows = await pilot.rows('incentive-cliff')
  const close = (shares: number[]) => shares.map((share) => expect.closeTo(share, 12))
  expect(rows.map((row) => row.incidence)).toEqual(close([0, 1 / 6, 2 / 6, 3 / 6, 3 / 6, 3 / 6]))
  expect(rows.map((row) => row.incidence_left)).toEqual(close([1 / 6, 1 / 6, 1 / 6, 1 / 6, 2 / 6, 2 / 6]))
  expect(rows[0]).toMatchObject({ followed: 6, median: 7 })
})

test('1 − Kaplan–Meier with those who left censored would say 3/5 where 3/6 is true', async () => {
  const rows = await pilot.rows('incentive-cliff')
  const naive = 1 - rows.reduce((survival, row) => survival * (1 - Number(row.own_money) / Number(row.at_risk)), 1)
  expect(naive).toBeCloseTo(1 - (4 / 5) * (3 / 4) * (2 / 3), 12)
  expect(Number(rows.at(-1)!.incidence)).toBeCloseTo(1 / 2, 12)
})

test('catering only: a’s first purchase after the packet that counts is on the 20th, 15 days; b and f make none, and b leaves at 3', async () => {
  expect(table(await pilot.rows('incentive-cliff', 'scenario=catering'), ...columns)).toEqual([
    [0, 6, 0, 1, 0],
    [3, 5, 0, 1, 0],
    [15, 4, 1, 0, 0],
    [22, 3, 0, 1, 0],
    [59, 2, 0, 0, 1],
    [78, 1, 0, 0, 1],
  ])
})

test('south from 11 January on: e and f; nobody has left, and one of two has paid', async () => {
  const rows = await pilot.rows('incentive-cliff', 'region=south&from=2021-01-11')
  expect(table(rows, ...columns)).toEqual([
    [5, 2, 1, 0, 0],
    [78, 1, 0, 0, 1],
  ])
  expect(rows[0]).toMatchObject({ incidence: 0.5, incidence_left: 0, left_lower: 0, left_upper: 0, median: 5 })
})

test('e alone: neither happened, so both incidences are 0 and nothing can be compared', async () => {
  expect(await pilot.rows('incentive-cliff', 'from=2021-01-12&to=2021-01-12')).toMatchObject([
    { time: 78, at_risk: 1, censored: 1, incidence: 0, lower: 0, incidence_left: 0, median: null, hazard_ratio: null, log_rank_p: null },
  ])
})

test('the test between regions is of those who have not left, and is named so: the shares drawn fall with leaving too', async () => {
  const rows = (await pilot.rows('incentive-cliff', 'segment=region')) as unknown as CliffPoint[]
  expect(rows[0]!.log_rank_p).not.toBeNull()
  const text = cliffRatios.summary(rows, plainSpec(incentiveCliff as unknown as Metric, { segment: 'region' }))
  expect(text).toContain('chart.logRankCause p=')
  expect(text).not.toContain('chart.logRank p=')
})

test('before anybody’s packet is gone there is nothing', async () => {
  expect(await pilot.rows('incentive-cliff', 'to=2021-01-01')).toEqual([])
})
