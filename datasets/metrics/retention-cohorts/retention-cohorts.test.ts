import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

// Four persons, cutoff 31 March. Windows of 30 days: a and b start on 1 January (windows end 30 Jan, 1 Mar, 31 Mar), c on 20 January
// (windows end 18 Feb, 20 Mar, 19 Apr), d on 10 March (first window ends on 8 April: never over).
beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [
      { person_id: 'a', region_id: 'shenzhen' },
      { person_id: 'b', region_id: 'suzhou' },
      { person_id: 'c', region_id: 'shenzhen' },
      { person_id: 'd', region_id: null },
    ],
    wallets: [
      { wallet_id: 'w1', person_id: 'a', opened_at: '2020-12-31T17:00:00Z' },
      { wallet_id: 'w2', person_id: 'b', opened_at: '2020-12-02T00:00:00Z' },
    ],
    payments: [
      purchase('a', '2021-01-01', { subsidy_minor: 100 }),
      purchase('a', '2021-02-05', { scenario: 'catering' }),
      purchase('b', '2021-01-01'),
      purchase('b', '2021-03-15', { subsidy_minor: 40 }),
      purchase('c', '2021-01-20'),
      purchase('c', '2021-02-01', { payment_id: 'refunded' }),
      purchase('c', '2021-02-19', { kind: 'refund', original_payment_id: 'refunded' }),
      purchase('c', '2021-03-21'),
      purchase('d', '2021-03-10'),
      purchase('d', '2021-03-31', { status: 'declined' }),
      purchase('d', '2021-03-31', { kind: 'load' }),
      purchase('e', '2021-03-31', { rail_id: 'alipay' }),
    ],
  })
})
afterAll(() => pilot.close())

const cells = async (address: string) =>
  table(await pilot.rows('retention-cohorts', address), 'cohort', 'age', 'cohort_size', 'eligible', 'returned')
/** Those of cohorts with a window that is over. */
const over = async (address: string) => (await cells(address)).filter(([, , , eligible]) => eligible !== 0)

test('exact: January window 1 is a alone of a, b, c; window 2 is b alone of a, b, because c’s is not over', async () => {
  expect(await over('')).toEqual([
    ['2021-01-01', 0, 3, 3, 3],
    ['2021-01-01', 1, 3, 3, 1],
    ['2021-01-01', 2, 3, 2, 1],
  ])
})

test('the newest cohort, d alone, has no window that is over: it says so, with no rate rather than 0 %, and is in no mean', async () => {
  const rows = await pilot.rows('retention-cohorts', '')
  expect(rows.filter((row) => row.cohort === '2021-03-01')).toEqual([
    {
      ...{ cohort: '2021-03-01', age: 0, until: 1, cohort_size: 1, eligible: 0, returned: 0 },
      ...{ rate: null, lower: null, upper: null, mature: false },
    },
  ])
  const curve = await pilot.rows('retention-curve', 'average=both')
  expect(table(curve, 'age', 'eligible', 'rate', 'simple_rate')).toEqual([
    [0, 3, 1, 1],
    [1, 3, 1 / 3, 1 / 3],
    [2, 2, 1 / 2, 1 / 2],
  ])
})

test('a bracket over for nobody of a cohort is named by its first windows', async () => {
  expect(await cells('mode=bracket&brackets=2-5,0-1&from=2021-03-01')).toEqual([['2021-03-01', 2, 1, 0, 0]])
})

test('rolling: window 1 counts a (5 Feb), b (15 Mar) and c (21 Mar); window 2 counts b alone of those eligible', async () => {
  expect(await over('mode=rolling')).toEqual([
    ['2021-01-01', 0, 3, 3, 3],
    ['2021-01-01', 1, 3, 3, 3],
    ['2021-01-01', 2, 3, 2, 1],
  ])
})

test('bracket [1, 3): a by window 1, b by window 2, c not eligible before 19 April: 2 of 2', async () => {
  expect(await over('mode=bracket&brackets=1-3,0-1')).toEqual([
    ['2021-01-01', 0, 3, 3, 3],
    ['2021-01-01', 1, 3, 2, 2],
  ])
})

test('own money only: a’s first purchase was a gift, so window 0 is 2 of 3; b’s mixed purchase does not count', async () => {
  expect(await over('funding=own')).toEqual([
    ['2021-01-01', 0, 3, 3, 2],
    ['2021-01-01', 1, 3, 3, 1],
    ['2021-01-01', 2, 3, 2, 0],
  ])
})

test('a scenario narrows the return, not the start: catering once, in a’s window 1', async () => {
  expect(await over('scenario=catering')).toEqual([
    ['2021-01-01', 0, 3, 3, 0],
    ['2021-01-01', 1, 3, 3, 1],
    ['2021-01-01', 2, 3, 2, 0],
  ])
})

test('a region chooses persons: Shenzhen is a and c; c’s window 2 is not over', async () => {
  expect(await cells('region=shenzhen')).toEqual([
    ['2021-01-01', 0, 2, 2, 2],
    ['2021-01-01', 1, 2, 2, 1],
    ['2021-01-01', 2, 2, 1, 0],
  ])
})

test('from the opening of the wallet: a on 1 January local time (31 December 17:00 UTC), b on 2 December with window 1 = 1 Jan', async () => {
  expect(await cells('start=wallet_opened')).toEqual([
    ['2020-12-01', 0, 1, 1, 0],
    ['2020-12-01', 1, 1, 1, 1],
    ['2020-12-01', 2, 1, 1, 0],
    ['2020-12-01', 3, 1, 1, 1],
    ['2021-01-01', 0, 1, 1, 1],
    ['2021-01-01', 1, 1, 1, 1],
    ['2021-01-01', 2, 1, 1, 0],
  ])
})

test('weeks: d’s windows end on 16, 23 and 30 March, so three of them exist', async () => {
  expect(await cells('grain=week&from=2021-03-01')).toEqual([
    ['2021-03-01', 0, 1, 1, 1],
    ['2021-03-01', 1, 1, 1, 0],
    ['2021-03-01', 2, 1, 1, 0],
  ])
})

test('the interval is Wilson’s: 1 of 3 → 0.0615–0.7923', async () => {
  const row = (await pilot.rows('retention-cohorts', ''))[1]!
  expect(row.rate).toBeCloseTo(1 / 3, 12)
  expect(row.lower).toBeCloseTo(0.06149, 4)
  expect(row.upper).toBeCloseTo(0.79234, 4)
  expect(row.mature).toBe(true)
})

test('the clock starts at the first purchase of a scenario, while any purchase is a return: catering first on 5 February, back in no window', async () => {
  expect(await cells('start_scenario=catering')).toEqual([['2021-02-01', 0, 1, 1, 1]])
})

test('different conditions on the two sides: the first purchase with own money starts the clock, catering alone is a return', async () => {
  // a starts on 5 February (own money, catering: window 0 ends on 6 March), b on 1 January and c on 20 January as before.
  expect(await over('start_funding=own&scenario=catering')).toEqual([
    ['2021-01-01', 0, 2, 2, 0],
    ['2021-01-01', 1, 2, 2, 0],
    ['2021-01-01', 2, 2, 1, 0],
    ['2021-02-01', 0, 1, 1, 1],
  ])
})
