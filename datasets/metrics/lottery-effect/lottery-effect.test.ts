import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

const wins = ['a', 'b', 'c']
const loses = ['d', 'e', 'f']
const at = (day: string) => `${day}T04:00:00Z`
const campaign = (campaign_id: string, starts_on: string, ends_on: string, allocation = 'lottery') => ({
  ...{ campaign_id, label: campaign_id, allocation, face_minor: 200, packets: 3, starts_on, ends_on },
})

// Cutoff 30 April. Luohu, from 1 to 10 February: a and b take their packet of 2.00 and spend it in e-CNY, c does not take it. In Alipay winners spend 1.00
// each and losers 2.00. After the campaign a pays 0.50 of their own in e-CNY, d opens a wallet on 11 February and pays 0.50 too. In January every winner
// spent 4.00 in Alipay, losers 3.00, 4.00 and 5.00. Futian: only winners are known. Rush: not drawn.
beforeAll(async () => {
  const paid = (person: string) => purchase(person, '2021-02-03', { amount_minor: 200, subsidy_minor: 200 })
  const alipay = (person: string, day: string, minor: number) => purchase(person, day, { amount_minor: minor, rail_id: 'alipay' })
  pilot = await HandMade.of({
    persons: [...wins, ...loses].map((person_id, i) => ({
      person_id,
      region_id: 'shenzhen',
      age_band: i % 2 ? '25-34' : '18-24',
      panel_weight: person_id === 'f' ? 2 : 1,
    })),
    wallets: ['a', 'b', 'c', 'd'].map((person_id) => ({
      wallet_id: `w${person_id}`,
      person_id,
      opened_at: at(person_id === 'd' ? '2021-02-11' : '2021-02-01'),
    })),
    campaigns: [
      campaign('luohu', '2021-02-01', '2021-02-10'),
      campaign('futian', '2021-02-15', '2021-02-20'),
      campaign('rush', '2021-02-21', '2021-02-25', 'rush'),
    ],
    lottery_entries: [
      ...wins.map((person_id) => ({
        campaign_id: 'luohu',
        person_id,
        won: true,
        claimed_at: person_id === 'c' ? null : at('2021-02-01'),
      })),
      ...loses.map((person_id) => ({ campaign_id: 'luohu', person_id, won: false })),
      { campaign_id: 'futian', person_id: 'd', won: true },
      { campaign_id: 'rush', person_id: 'a', won: true },
      { campaign_id: 'rush', person_id: 'd', won: false },
    ],
    payments: [
      ...wins.map((person) => alipay(person, '2021-01-20', 400)),
      ...loses.map((person, i) => alipay(person, '2021-01-20', 300 + 100 * i)),
      alipay('a', '2020-12-01', 900),
      paid('a'),
      paid('b'),
      ...wins.map((person) => alipay(person, '2021-02-15', 100)),
      ...loses.map((person) => alipay(person, '2021-02-15', 200)),
      purchase('a', '2021-02-20', { amount_minor: 50 }),
      purchase('d', '2021-02-20', { amount_minor: 50 }),
      alipay('f', '2021-04-30', 1),
    ],
  })
})
afterAll(() => pilot.close())

const rows = (address = '') => pilot.rows('lottery-effect', address)
const one = async (outcome: string, item: string, address = '', lottery = 'luohu') =>
  (await rows(address)).find((row) => row.campaign === lottery && row.outcome === outcome && row.item === item)!

test('e-CNY in 30 days: winners (250 + 200 + 0) / 3 = 150; losers, f counting twice, (50 + 0 + 2 × 0) / 4 = 12.5; the effect is 137.5', async () => {
  const row = await one('spend', 'e_cny')
  expect(row).toMatchObject({ winners: 3, losers: 3, winners_mean: 150, losers_mean: 12.5, status: 'estimated', mature: true })
  expect(row.itt).toBeCloseTo(137.5, 10)
})

test('take-up 2/3 against 0, so the effect per person moved is 137.5 / (2/3) = 206.25', async () => {
  const row = await one('spend', 'e_cny')
  expect(row.take_up_difference).toBeCloseTo(2 / 3, 12)
  expect(row.late).toBeCloseTo(206.25, 10)
})

test('its error: winners 17500 / 3; losers 3/2 × (37.5² + 12.5² + 4 × 12.5²) / 4² = 205.08; t of 4 degrees 2.776: 137.5 ± 215.8', async () => {
  const row = await one('spend', 'e_cny')
  // 37.5² + 12.5² + 4 · 12.5² = 1406.25 + 781.25 = 2187.5; winners' sample variance (100² + 50² + 150²) / 2 = 17500.
  const error = Math.sqrt(17_500 / 3 + (1.5 * 2187.5) / 16)
  expect(row.itt_upper).toBeCloseTo(137.5 + 2.7764451 * error, 4)
  expect(row.itt_lower).toBeCloseTo(137.5 - 2.7764451 * error, 4)
})

test('Alipay: 100 against 200 for everybody, so −100 without any spread', async () => {
  expect(await one('spend', 'alipay')).toMatchObject({ itt: -100, itt_lower: -100, itt_upper: -100, p: 0 })
})

test('in all: 150 + 100 less 12.5 + 200 is 37.5', async () => {
  expect((await one('total_spend', '')).itt).toBeCloseTo(37.5, 10)
})

test('own money after the campaign: a of three winners, d with weight 1 of 4: 1/3 − 1/4 = 1/12', async () => {
  expect((await one('later_own_use', '')).itt).toBeCloseTo(1 / 12, 12)
})

test('no loser had a wallet by 10 February: the effect on e-CNY is mechanical, that on Alipay is not', async () => {
  expect(await one('spend', 'e_cny')).toMatchObject({ losers_with_wallet: 0, mechanical: true })
  expect((await one('spend', 'alipay')).mechanical).toBe(false)
})

test('before the draw: winners 400 each; losers (300 + 400 + 2 × 500) / 4 = 425; December is more than thirty days before', async () => {
  const row = await one('prior_spend', 'alipay')
  expect(row).toMatchObject({ kind: 'baseline', winners_mean: 400, losers_mean: 425, late: null })
  expect(row.itt).toBeCloseTo(-25, 10)
})

test('age is balanced as 2 of 3 against (0 + 1 + 0) / 4 of 18–24', async () => {
  expect((await one('age_band', '18-24')).itt).toBeCloseTo(2 / 3 - 1 / 4, 12)
})

test('Holm over the five effects of Luohu alone: what is refused is no test', async () => {
  const tested = (await rows()).filter((row) => row.kind === 'effect' && row.p !== null)
  expect(tested.map((row) => row.family)).toEqual([5, 5, 5, 5, 5])
  const smallest = tested.toSorted((x, y) => Number(x.p) - Number(y.p))
  expect(smallest[1]!.p_adjusted).toBeCloseTo(Math.min(1, 4 * Number(smallest[1]!.p)), 12)
})

test('where only winners are known, and where nobody drew, there is no effect but a reason', async () => {
  expect(await one('total_spend', '', '', 'futian')).toMatchObject({ status: 'no_losers', itt: null, p: null })
  expect(await one('total_spend', '', '', 'rush')).toMatchObject({ status: 'not_drawn', itt: null })
})

test('winners against everyone: refused, with no number that could be taken for an effect', async () => {
  const all = await rows('against=everyone')
  expect(new Set(all.map((row) => row.status))).toEqual(new Set(['everyone']))
  expect(all.every((row) => row.itt === null && row.late === null && row.losers_mean === null)).toBe(true)
})

test('90 days from 1 February end on 1 May, after the cutoff: shown, immature and untested', async () => {
  expect(await one('spend', 'alipay', 'days=90')).toMatchObject({ mature: false, p_adjusted: null, family: null })
})

test('wallets as take-up: all winners, d alone of the losers: 1 − 1/4; payments on e-CNY: 2/3 − 1/4', async () => {
  expect((await one('spend', 'e_cny', 'take_up=wallet')).take_up_difference).toBeCloseTo(3 / 4, 12)
  expect((await one('spend', 'e_cny', 'take_up=paid')).take_up_difference).toBeCloseTo(2 / 3 - 1 / 4, 12)
})

test('an age band chooses a and c against e: one loser leaves nothing to judge the difference by', async () => {
  expect(await one('total_spend', '', 'age_band=18-24')).toMatchObject({ winners: 2, losers: 1, status: 'not_enough', itt: null })
})

test('a lottery by its first day: none in March', async () => {
  expect(table(await rows('from=2021-03-01'), 'campaign')).toEqual([])
})
