import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

/** A purchase on a rail in each of the months named: `at('a', 'alipay', 1, 3)` is January and March. */
const at = (person: string, rail_id: string, ...months: number[]) =>
  months.map((month) => purchase(person, `2021-0${month}-10`, { rail_id }))

// The last day is 10 July, so that January to June are over and July is not.
beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [...'abcdefgh'].map((person_id) => ({ person_id, region_id: person_id < 'e' ? 'north' : 'south' })),
    payments: [
      // Back after two months, and again later: only the first spell counts.
      ...at('a', 'alipay', 1, 4),
      ...at('a', 'e_cny', 2, 3, 5),
      // From cash to e-CNY in March, silent in April, on a third rail in May, still not back in June: 3 periods.
      ...at('b', 'cash', 1, 2),
      ...at('b', 'e_cny', 3),
      ...at('b', 'alipay', 5),
      // Silent in February: the old rail is that of January, and May is one period after April.
      ...at('c', 'alipay', 1, 5),
      ...at('c', 'e_cny', 4),
      // Two payments in e-CNY against one on Alipay in March; back in July, which is not over: 3 periods, censored.
      ...at('d', 'alipay', 2, 3, 7),
      ...at('d', 'e_cny', 3, 3),
      // From the start on the pilot’s rail, then Alipay, then e-CNY in June: the spell begins in June and has no time left.
      ...at('e', 'e_cny', 1, 6),
      ...at('e', 'alipay', 3),
      // Never on another rail; never on the pilot’s.
      ...at('f', 'e_cny', 1, 2, 3),
      ...at('g', 'cash', 1, 2, 3),
      // Turns in July only, which is not over.
      ...at('h', 'cash', 1),
      ...at('h', 'e_cny', 7),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['time', 'at_risk', 'events', 'censored']

test('a back after 2 months, c after 1; b and d open for 3, e for 0; f, g, h have no spell: not back 1, 1 − 1/4, × (1 − 1/3)', async () => {
  const rows = await pilot.rows('switch-back')
  expect(table(rows, ...columns)).toEqual([
    [0, 5, 0, 1],
    [1, 4, 1, 0],
    [2, 3, 1, 0],
    [3, 2, 0, 2],
  ])
  expect(rows.map((row) => row.survival)).toEqual([1, 3 / 4, 1 / 2, 1 / 2].map((share) => expect.closeTo(share, 12)))
  expect(rows[0]).toMatchObject({ followed: 5, median: 2 })
})

test('log(−log) interval after one month: 0.75 to the power exp(±1.96 × √(1/(4 × 3)) / ln 0.75) is 0.128 to 0.961', async () => {
  const row = (await pilot.rows('switch-back'))[1]!
  const spread = Math.exp((1.959964 * Math.sqrt(1 / 12)) / Math.log(0.75))
  expect(row.upper).toBeCloseTo(0.75 ** spread, 6)
  expect(row.lower).toBeCloseTo(0.75 ** (1 / spread), 6)
})

test('by old rail: Alipay is a, c, d and e, cash is b alone', async () => {
  const rows = await pilot.rows('switch-back', 'segment=old_rail')
  expect(table(rows, 'segment', 'time', 'events', 'censored', 'followed')).toEqual([
    ['alipay', 0, 0, 1, 4],
    ['alipay', 1, 1, 0, 4],
    ['alipay', 2, 1, 0, 4],
    ['alipay', 3, 0, 1, 4],
    ['cash', 3, 0, 1, 1],
  ])
})

test('spells that began by 15 February, widened to the month: a alone, back after 2 months', async () => {
  expect(table(await pilot.rows('switch-back', 'to=2021-02-15'), ...columns)).toEqual([[2, 1, 1, 0]])
})

test('quarters: of seven main rails before April only e’s turns to e-CNY in the second quarter, the last that is over', async () => {
  // a: e-CNY by 2 to 1 from the start. b: cash, then Alipay. c: Alipay, then one payment each, which is Alipay by value and identifier.
  // d: 2 each, so Alipay, then nothing. e: one each, so Alipay, then e-CNY.
  expect(table(await pilot.rows('switch-back', 'grain=quarter'), ...columns)).toEqual([[0, 1, 0, 1]])
})

test('south: e alone; nobody can have been followed', async () => {
  expect(table(await pilot.rows('switch-back', 'region=south'), ...columns)).toEqual([[0, 1, 0, 1]])
})
