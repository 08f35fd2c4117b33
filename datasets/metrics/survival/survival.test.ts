import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

/** Complete to 30 June, so that at dormancy 30 it is known through 31 May who was still active. */
const end = purchase('nobody', '2021-06-30', { rail_id: 'cash' })
const gift = { subsidy_minor: 100 }
let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [...'abcdef'].map((person_id) => ({ person_id, region_id: 'acd'.includes(person_id) ? 'north' : 'south' })),
    wallets: ['w1', 'w2'].map((wallet_id) => ({ wallet_id, person_id: 'a', form: 'app', opened_at: '2021-01-01T00:00:00Z' })),
    payments: [
      purchase('a', '2021-01-01', { wallet_id: 'w1' }),
      purchase('a', '2021-01-21', { wallet_id: 'w2', scenario: 'catering' }),
      purchase('a', '2021-02-10', { wallet_id: 'w1' }),
      purchase('a', '2021-03-20', { payment_id: 'taken back' }),
      purchase('a', '2021-03-21', { kind: 'refund', original_payment_id: 'taken back' }),
      purchase('b', '2021-01-01'),
      ...['2021-03-01', '2021-03-31', '2021-04-30', '2021-05-30', '2021-06-20'].map((day) => purchase('c', day)),
      purchase('d', '2021-03-01'),
      purchase('d', '2021-04-15'),
      purchase('e', '2021-06-10'),
      purchase('f', '2021-01-05', gift),
      end,
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['time', 'at_risk', 'events', 'censored', 'survival']

test('dormancy 30: b stops at once, d comes back after 45 days, a lasts 40 days, c is active to 31 May: 1 − 2/4 = 0.5, × (1 − 1/2) = 0.25', async () => {
  expect(table(await pilot.rows('survival'), ...columns)).toEqual([
    [0, 4, 2, 0, 0.5],
    [40, 2, 1, 0, 0.25],
    [91, 1, 0, 1, 0.25],
  ])
})

test('dormancy 60, known through 1 May: d’s absence of 45 days is none, and d lasts 45 days: 3/4, × 2/3, × 1/2', async () => {
  const rows = await pilot.rows('survival', 'dormancy=60')
  expect(table(rows, 'time', 'at_risk', 'events', 'censored')).toEqual([
    [0, 4, 1, 0],
    [40, 3, 1, 0],
    [45, 2, 1, 0],
    [61, 1, 0, 1],
  ])
  expect(rows.map((row) => Number(row.survival))).toEqual([0.75, 0.5, 0.25, 0.25].map((share) => expect.closeTo(share, 12)))
})

test('e began on 10 June, less than 30 days before the cutoff: not followed, and said so', async () => {
  expect((await pilot.rows('survival'))[0]).toMatchObject({ followed: 4, pending: 1 })
  expect(await pilot.rows('survival', 'from=2021-06-01')).toMatchObject([
    { time: null, survival: null, lower: null, mature: false, followed: 0, pending: 1, median: null, mean: null },
  ])
})

test('a gift is no own money: f is followed only with any money, and stops at once: 1 − 3/5 = 0.4', async () => {
  expect(table(await pilot.rows('survival', 'money=any'), ...columns)[0]).toEqual([0, 5, 3, 0, 0.4])
})

test('catering only: a’s clock still starts on 1 January, and of the later purchases only 21 January counts: a lasts 20 days', async () => {
  const rows = await pilot.rows('survival', 'scenario=catering&region=north&to=2021-01-31')
  expect(table(rows, ...columns)).toEqual([[20, 1, 1, 0, 0]])
  expect(rows[0]).toMatchObject({ lower: null, upper: null })
})

test('by wallet: a’s first wallet is silent for 40 days (0 days), the second for good (0 days); purchases without a wallet are in none', async () => {
  expect(table(await pilot.rows('survival', 'level=wallet'), ...columns)).toEqual([[0, 2, 2, 0, 0]])
})

test('north: a 40, c censored at 91, d 0: mean of the first 90 days (0 + 40 + 90) / 3 = 43⅓; south: only b, 0', async () => {
  const rows = await pilot.rows('survival', 'segment=region')
  const first = (segment: string) => rows.find((row) => row.segment === segment)!
  expect(first('north')).toMatchObject({
    followed: 3,
    median: 40,
    tau: 90,
    mean: expect.closeTo(130 / 3, 10),
    hazard_ratio: 1,
    ratio_lower: null,
  })
  expect(first('south')).toMatchObject({ followed: 1, median: 0, mean: 0 })
})

test('one person, last seen on 2 May, 59 days before the cutoff: not churned at dormancy 60, so there is no test, no ratio, and no spread of the mean', async () => {
  const only = await HandMade.of({
    payments: [...['2021-03-01', '2021-03-15', '2021-04-10', '2021-05-02'].map((day) => purchase('c', day)), end],
  })
  const rows = await only.rows('survival', 'dormancy=60')
  only.close()
  expect(rows).toMatchObject([
    { time: 61, events: 0, censored: 1, survival: 1, mean: null, log_rank_p: null, hazard_ratio: null, proportional_p: null },
  ])
})
