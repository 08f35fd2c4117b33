import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, type Tables, table } from '../../../test/hand-made.ts'

let pilot: HandMade
let unnamed: HandMade
let sparse: HandMade

const luohu = { campaign_id: 'luohu', label: 'Luohu', packets: 10, face_minor: 200, starts_on: '2021-01-10', ends_on: '2021-01-20' }

const tables: Tables = {
  persons: [
    { person_id: 'a', region_id: 'shenzhen' },
    { person_id: 'b', region_id: 'suzhou' },
    { person_id: 'c', region_id: 'shenzhen' },
  ],
  wallets: [
    { wallet_id: 'wa', person_id: 'a', opened_at: '2021-01-01T00:00:00Z' },
    { wallet_id: 'wb', person_id: 'b', opened_at: '2021-01-01T00:00:00Z' },
  ],
  campaigns: [
    luohu,
    { campaign_id: 'futian', label: 'Futian', packets: 1, face_minor: 100, starts_on: '2021-01-16', ends_on: '2021-01-30' },
    { campaign_id: 'later', label: 'Later', packets: 0, face_minor: 100, starts_on: '2021-03-01', ends_on: '2021-03-02' },
  ],
  lottery_entries: [
    { campaign_id: 'luohu', person_id: 'a', won: true, claimed_at: '2021-01-09T00:00:00Z' },
    { campaign_id: 'luohu', person_id: 'b', won: true },
    { campaign_id: 'luohu', person_id: 'c', won: false },
  ],
  grants: [
    { grant_id: 'ga', campaign_id: 'luohu', wallet_id: 'wa', amount_minor: 200, granted_at: '2021-01-09T00:00:00Z' },
    { grant_id: 'gb', campaign_id: 'luohu', wallet_id: 'wb', amount_minor: 200, granted_at: '2021-01-09T00:00:00Z' },
    { grant_id: 'fa', campaign_id: 'futian', wallet_id: 'wa', amount_minor: 100, granted_at: '2021-01-16T00:00:00Z' },
  ],
  payments: [
    purchase('a', '2021-01-12', { amount_minor: 200, subsidy_minor: 150, grant_id: 'ga', merchant_id: 'm1', acceptance: 'in_store' }),
    purchase('a', '2021-01-15', { amount_minor: 100, merchant_id: 'm2', acceptance: 'ecommerce' }),
    purchase('a', '2021-01-18', { amount_minor: 70, subsidy_minor: 30, grant_id: 'fa' }),
    purchase('a', '2021-01-21', { amount_minor: 50, subsidy_minor: 50, grant_id: 'ga', merchant_id: 'm2', acceptance: 'ecommerce' }),
    purchase('a', '2021-01-31', { amount_minor: 999 }),
    purchase('b', '2021-01-13', { amount_minor: 80, subsidy_minor: 80, grant_id: 'gb', payment_id: 'x' }),
    purchase('b', '2021-01-14', { amount_minor: 80, kind: 'refund', original_payment_id: 'x' }),
    purchase('c', '2021-01-15', { amount_minor: 999 }),
    purchase('a', '2021-01-15', { amount_minor: 999, rail_id: 'alipay' }),
  ],
}

beforeAll(async () => {
  pilot = await HandMade.of(tables)
  unnamed = await HandMade.of({ ...tables, payments: tables.payments!.map((payment) => ({ ...payment, grant_id: null })) })
  sparse = await HandMade.of({ campaigns: [luohu], payments: [purchase('a', '2021-01-12')] })
})
afterAll(() => {
  pilot.close()
  unnamed.close()
  sparse.close()
})

const columns = ['campaign', 'packets', 'entered', 'claimed', 'used', 'counted', 'payments', 'value', 'subsidy', 'own', 'merchants']
const rows = async (address = '') => table(await pilot.rows('campaign-results', address), ...columns)

test('Luohu: 200 and, after its last day, 50 name its packet = 250, gift 150 + 50; b’s was refunded, a’s 100 names none; Futian: 70, gift 30', async () => {
  expect(await rows()).toEqual([
    ['luohu', 10, 3, 2, 1, 'named', 2, 250, 200, 50, 2],
    ['futian', 1, 0, 1, 1, 'named', 1, 70, 30, 40, null],
    ['later', 0, 0, 0, 0, 'named', 0, 0, 0, 0, 0],
  ])
})

test('where no payment names a packet: Luohu a’s 200 + 100 until 20 January; 18 January is of both and counts for Futian, as does 21 January: 70 + 50', async () => {
  expect(table(await unnamed.rows('campaign-results'), ...columns)).toEqual([
    ['luohu', 10, 3, 2, null, 'window', 2, 300, 150, 150, 2],
    ['futian', 1, 0, 1, null, 'window', 2, 120, 80, 40, 1],
    ['later', 0, 0, 0, null, 'window', 0, 0, 0, 0, 0],
  ])
})

test('without named packets who used one is not known: no redemption rate, and nothing to compare campaigns by', async () => {
  expect(table(await unnamed.rows('campaign-results'), 'claim_rate', 'redemption_rate')).toEqual([
    [2 / 10, null],
    [1, null],
    [null, null],
  ])
  expect(await unnamed.rows('campaign-comparison', 'outcome=redeemed')).toEqual([])
})

test('rates: 2 of 10 packets claimed, 1 of 2 claimants used theirs; without packets or claimants there is none', async () => {
  expect(table(await pilot.rows('campaign-results'), 'claim_rate', 'redemption_rate')).toEqual([
    [2 / 10, 1 / 2],
    [1, 1],
    [null, null],
  ])
})

test('Shenzhen: a and c; packets are nobody’s in particular, so no claim rate', async () => {
  const [row] = await pilot.rows('campaign-results', 'region=shenzhen')
  expect(table([row!], 'entered', 'claimed', 'claim_rate', 'used', 'redemption_rate')).toEqual([[2, 1, null, 1, 1]])
})

test('e-commerce: a’s 50 at m2, all of it the packet’s; who claimed and used stays', async () => {
  expect((await rows('acceptance=ecommerce'))[0]).toEqual(['luohu', 10, 3, 2, 1, 'named', 1, 50, 50, 0, 1])
})

test('without named packets e-commerce is a’s 100 and 50, each of its campaign', async () => {
  const found = await unnamed.rows('campaign-results', 'acceptance=ecommerce')
  expect(table(found, 'campaign', 'payments', 'value')).toEqual([
    ['luohu', 1, 100],
    ['futian', 1, 50],
    ['later', 0, 0],
  ])
})

test('dates choose campaigns by their first day', async () => {
  expect(table(await pilot.rows('campaign-results', 'from=2021-01-11&to=2021-02-28'), 'campaign')).toEqual([['futian']])
})

test('a campaign whose last day is after the cutoff of 31 January is not over', async () => {
  expect(table(await pilot.rows('campaign-results'), 'mature')).toEqual([[true], [true], [false]])
})

test('without grants and entries nothing is known of a campaign but its packets: null, not zero', async () => {
  expect(table(await sparse.rows('campaign-results'), ...columns)).toEqual([
    ['luohu', 10, null, null, null, null, null, null, null, null, null],
  ])
})

test('the published round stands beside: Luohu 47,573 claimed, 62,788 payments worth 8,764,000.00; another campaign has none', async () => {
  const published = await HandMade.of({
    campaigns: ['luohu-2020-10', 'village'].map((campaign_id) => ({
      ...{
        campaign_id,
        label: campaign_id,
        allocation: 'lottery',
        face_minor: 20000,
        packets: 10,
        starts_on: '2020-10-12',
        ends_on: '2020-10-18',
      },
    })),
    payments: [purchase('a', '2020-10-12')],
  })
  const rows = await published.rows('campaign-results')
  published.close()
  expect(table(rows, 'campaign', 'published_claimed', 'published_payments', 'published_value', 'claimed')).toEqual([
    ['luohu-2020-10', 47_573, 62_788, 876_400_000, null],
    ['village', null, null, null, null],
  ])
})
