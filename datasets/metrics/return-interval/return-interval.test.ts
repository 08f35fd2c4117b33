import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [...'abcd'].map((person_id) => ({ person_id, age_band: 'ab'.includes(person_id) ? '18-24' : '25-34' })),
    payments: [
      purchase('a', '2021-01-01', { subsidy_minor: 100 }),
      purchase('a', '2021-01-01'),
      purchase('a', '2021-01-11', { scenario: 'catering' }),
      purchase('b', '2021-01-01'),
      purchase('b', '2021-01-06'),
      purchase('b', '2021-01-26'),
      purchase('c', '2021-01-21', { scenario: 'catering' }),
      purchase('d', '2021-01-01', { rail_id: 'cash' }),
      purchase('d', '2021-01-31', { rail_id: 'cash' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['gap_days', 'persons', 'at_risk', 'censored', 'survival']

test('first gaps: a 0 (same day), b 5, c still open after 10 days: not yet back 2/3, 1/3, 1/3', async () => {
  const rows = await pilot.rows('return-interval')
  expect(table(rows, 'gap_days', 'persons', 'at_risk', 'censored')).toEqual([
    [0, 1, 3, 0],
    [5, 1, 2, 0],
    [10, 0, 1, 1],
  ])
  expect(rows.map((row) => row.survival)).toEqual([2 / 3, 1 / 3, 1 / 3].map((share) => expect.closeTo(share, 12)))
  expect(rows[0]).toMatchObject({ followed: 3, median: 5 })
})

test('second gaps: a 10, b 20; c made no second purchase and is in none: 1/2, 0', async () => {
  expect(table(await pilot.rows('return-interval', 'nth=2'), ...columns)).toEqual([
    [10, 1, 2, 0, 0.5],
    [20, 1, 1, 0, 0],
  ])
})

test('third gaps: a’s is open since 11 January (20 days), b’s since 26 January (5 days)', async () => {
  expect(table(await pilot.rows('return-interval', 'nth=3'), ...columns)).toEqual([
    [5, 0, 2, 1, 1],
    [20, 0, 1, 1, 1],
  ])
})

test('own money: a’s first is the second of 1 January, so the gap is 10', async () => {
  expect(table(await pilot.rows('return-interval', 'funding=own&age_band=18-24'), ...columns)).toEqual([
    [5, 1, 2, 0, 0.5],
    [10, 1, 1, 0, 0],
  ])
})

test('catering: a comes back after 10 days, b never (30 days open), c’s own first purchase is no return to itself', async () => {
  expect(table(await pilot.rows('return-interval', 'scenario=catering'), 'gap_days', 'persons', 'censored')).toEqual([
    [10, 1, 1],
    [30, 0, 1],
  ])
})

test('any rail: d, who pays in cash, comes back after 30 days', async () => {
  expect((await pilot.rows('return-interval', 'rail=any')).at(-1)).toMatchObject({ gap_days: 30, persons: 1, censored: 0 })
})

test('started by 31 December: nobody', async () => {
  expect(await pilot.rows('return-interval', 'to=2020-12-31')).toEqual([])
})
