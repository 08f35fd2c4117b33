import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const lottery = (campaign_id: string, allocation = 'lottery') => ({
  ...{ campaign_id, label: campaign_id, allocation, packets: 3, face_minor: 1000 },
  ...{ starts_on: '2021-01-10', ends_on: '2021-01-20' },
})
const entries = (campaign_id: string, winners: string, losers: string) =>
  [...winners, ...losers].map((person_id) => ({ campaign_id, person_id, won: winners.includes(person_id) }))
const spend = (rail_id: string, of: Record<string, number>) =>
  Object.entries(of).map(([person, amount_minor]) => purchase(person, '2021-01-15', { rail_id, amount_minor }))

beforeAll(async () => {
  pilot = await HandMade.of({
    campaigns: [...['faint', 'luohu', 'single', 'still'].map((id) => lottery(id)), lottery('rush', 'rush')],
    lottery_entries: [
      ...entries('luohu', 'abc', 'def'),
      ...entries('faint', 'gh', 'ij'),
      ...entries('still', 'kl', 'mn'),
      ...entries('single', 'o', ''),
      ...entries('rush', 'p', 'q'),
    ],
    persons: [...'abcdefghijklmnopq'].map((person_id) => ({ person_id, region_id: 'be'.includes(person_id) ? 'south' : 'north' })),
    wallets: [...'abcghij'].map((person_id) => ({
      ...{ wallet_id: `w-${person_id}`, person_id, form: 'app', opened_at: '2021-01-01T00:00:00Z' },
    })),
    payments: [
      ...spend('e_cny', { a: 900, b: 1000, c: 1100 }),
      ...spend('alipay', { a: 400, b: 400, c: 400, d: 1000, e: 1000, f: 1000 }),
      ...spend('cash', { a: 300, b: 300, c: 300, d: 500, e: 500, f: 500 }),
      // Before the first day, and after the thirty.
      purchase('a', '2021-01-09', { rail_id: 'alipay', amount_minor: 7 }),
      purchase('d', '2021-02-09', { amount_minor: 1000 }),
      ...spend('e_cny', { h: 1000 }),
      ...spend('alipay', { k: 100, l: 300, m: 200, n: 200 }),
      purchase('q', '2021-04-30', { rail_id: 'cash' }),
    ],
  })
})
afterAll(() => pilot.close())

const of = async (campaign: string, address = '') => (await pilot.rows('diversion', address)).filter((row) => row.campaign === campaign)

test('winners spend 1000 more in e-CNY, 600 less on Alipay, 200 less in cash, 200 more in all: 60 %, 20 %, and 20 % new', async () => {
  const rows = await of('luohu')
  expect(table(rows, 'source', 'rail', 'status', 'winners', 'losers')).toEqual([
    ['rail', 'alipay', 'estimated', 3, 3],
    ['rail', 'cash', 'estimated', 3, 3],
    ['expansion', '', 'estimated', 3, 3],
  ])
  expect(rows.map((row) => row.share)).toEqual([0.6, 0.2, 0.2].map((share) => expect.closeTo(share, 12)))
  expect(rows[0]).toMatchObject({ added: expect.closeTo(1000, 9), mature: true })
})

test('F: 1000² / (variance 10000 / 3) = 300', async () => {
  expect((await of('luohu'))[0]!.first_stage_f).toBeCloseTo(300, 8)
})

test('Alipay’s residuals are 0.6 of e-CNY’s, of variance 3600: 0.6 ± 2.776 × √(3600 / 3) / 1000; all rails’ are 1 − 0.2 of them', async () => {
  const rows = await of('luohu')
  const t = 2.7764451
  const half = (variance: number) => (t * Math.sqrt(variance / 3)) / 1000
  expect(rows[0]!.lower).toBeCloseTo(0.6 - half(3600), 7)
  expect(rows[0]!.upper).toBeCloseTo(0.6 + half(3600), 7)
  expect(rows[2]!.lower).toBeCloseTo(0.2 - half(6400), 7)
  expect(rows[2]!.upper).toBeCloseTo(0.2 + half(6400), 7)
})

test('no loser of luohu had a wallet; both of faint had', async () => {
  expect((await of('luohu'))[0]).toMatchObject({ losers_with_wallet: 0, mechanical: true })
  expect((await of('faint'))[0]).toMatchObject({ losers_with_wallet: 1, mechanical: false })
})

test('winners 0 and 1000 in e-CNY, losers nothing: F = 500² / (500000 / 2) = 1, too weak for shares', async () => {
  const rows = await of('faint')
  expect(table(rows, 'source', 'status', 'share', 'lower', 'upper', 'added')).toEqual([['expansion', 'weak', null, null, null, 500]])
  expect(rows[0]!.first_stage_f).toBeCloseTo(1, 10)
})

test('nobody of still used e-CNY: there is nothing whose origin could be asked for', async () => {
  expect(table(await of('still'), 'rail', 'status', 'share', 'added', 'first_stage_f')).toEqual([
    ['alipay', 'unmoved', null, 0, null],
    ['', 'unmoved', null, 0, null],
  ])
})

test('only winners, and no lot: refused', async () => {
  expect(table(await of('single'), 'status', 'share', 'added')).toEqual([['no_losers', null, null]])
  expect(table(await of('rush'), 'status', 'share', 'added')).toEqual([['not_drawn', null, null]])
})

test('all together: faint, luohu and still, in which winning moved so different amounts that no share is given', async () => {
  const rows = await of('')
  expect(table(rows, 'source', 'rail', 'winners', 'losers', 'status', 'share')).toEqual([
    ['rail', 'alipay', 7, 7, 'weak', null],
    ['rail', 'cash', 7, 7, 'weak', null],
    ['expansion', '', 7, 7, 'weak', null],
  ])
  // Winning is 1/2 from its mean everywhere: Σ z̃ d = (3000 + 1000 + 0) / 2 over Σ z̃² = 14 / 4.
  expect(rows[0]!.added).toBeCloseTo(4000 / 7, 8)
})

test('to the cutoff d’s 1000 in e-CNY count: 1000 less 333⅓ are added, from Alipay 600 of them', async () => {
  const [row] = await of('luohu', 'days=cutoff')
  expect(row!.added).toBeCloseTo(2000 / 3, 8)
  expect(row!.status).toBe('weak')
})

test('north: a and c against d and f, again 600 of 1000', async () => {
  expect((await of('luohu', 'region=north'))[0]).toMatchObject({ winners: 2, losers: 2, share: expect.closeTo(0.6, 12) })
})

test('no lottery in February', async () => {
  expect(await pilot.rows('diversion', 'from=2021-02-01')).toEqual([])
})
