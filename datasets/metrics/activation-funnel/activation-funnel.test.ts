import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'
import { median } from './median.ts'

let pilot: HandMade

// Cutoff 31 March. b’s purchase is on day 30 after registration, b’s own money on day 31; d’s day 30 would be 1 April.
beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [
      { person_id: 'a', region_id: 'shenzhen', enrolled_at: '2021-01-01T01:00:00Z' },
      { person_id: 'b', region_id: 'suzhou', enrolled_at: '2021-01-01T01:00:00Z' },
      { person_id: 'c' },
      { person_id: 'd', enrolled_at: '2021-03-02T01:00:00Z' },
      { person_id: 'e', enrolled_at: '2021-03-01T01:00:00Z' },
    ],
    wallets: [
      { wallet_id: 'wa', person_id: 'a', opened_at: '2021-01-02T01:00:00Z' },
      { wallet_id: 'wb', person_id: 'b', opened_at: '2021-01-11T01:00:00Z' },
      { wallet_id: 'wc', person_id: 'c', opened_at: '2021-02-01T01:00:00Z' },
    ],
    wallet_events: [
      { event_id: '1', wallet_id: 'wc', occurred_at: '2021-01-31T16:10:00Z', kind: 'register' },
      { event_id: '2', wallet_id: 'wb', occurred_at: '2020-12-01T00:00:00Z', kind: 'register' },
    ],
    campaigns: [{ campaign_id: 'k', label: 'K', packets: 1, starts_on: '2021-01-01', ends_on: '2021-02-01' }],
    grants: [{ grant_id: 'g', campaign_id: 'k', wallet_id: 'wb', amount_minor: 100, granted_at: '2021-01-11T02:00:00Z' }],
    payments: [
      purchase('a', '2021-01-03', { kind: 'load' }),
      purchase('a', '2021-01-05', { subsidy_minor: 100 }),
      purchase('a', '2021-01-15'),
      purchase('b', '2021-01-31', { subsidy_minor: 100, grant_id: 'g' }),
      purchase('b', '2021-02-01'),
      purchase('c', '2021-02-05'),
      purchase('f', '2021-03-31'),
    ],
  })
})
afterAll(() => pilot.close())

const rows = async (address = '') =>
  table(await pilot.rows('activation-funnel', address), 'step', 'persons', 'share_of_previous', 'share_of_first', 'median_days')

test('30 days: a, b, c, e registered; c opened but had no money; b’s own money came on day 31; days to open 0, 1, 10 → 1', async () => {
  expect(await rows()).toEqual([
    ['registered', 4, null, 1, null],
    ['opened', 3, 3 / 4, 3 / 4, 1],
    ['funded', 2, 2 / 3, 2 / 4, (0 + 1) / 2],
    ['purchased', 2, 1, 2 / 4, (2 + 20) / 2],
    ['own', 1, 1 / 2, 1 / 4, 10],
  ])
})

test('29 days: d’s window ends on 31 March, so 5 registered; b’s purchase on day 30 no longer counts', async () => {
  expect(table(await pilot.rows('activation-funnel', 'window=29'), 'persons')).toEqual([[5], [3], [2], [1], [1]])
})

test('31 days: e’s window ends on 1 April, so 3 registered; b’s own money counts', async () => {
  expect(table(await pilot.rows('activation-funnel', 'window=31'), 'persons')).toEqual([[3], [3], [2], [2], [2]])
})

test('90 days from 1 January end on 1 April: nobody’s window is over, no rows', async () => {
  expect(await rows('window=90')).toEqual([])
})

test('registered in February: c alone, at 00:10 of 1 February in Shanghai; shares after a step nobody reached are null', async () => {
  expect(await rows('from=2021-02-01&to=2021-02-28')).toEqual([
    ['registered', 1, null, 1, null],
    ['opened', 1, 1, 1, 0],
    ['funded', 0, 0, 0, null],
    ['purchased', 0, null, 0, null],
    ['own', 0, null, 0, null],
  ])
})

test('Suzhou: b, registered by enrolment, not by the register event of December', async () => {
  expect(table(await pilot.rows('activation-funnel', 'region=suzhou'), 'step', 'persons')).toEqual([
    ['registered', 1],
    ['opened', 1],
    ['funded', 1],
    ['purchased', 1],
    ['own', 0],
  ])
})

test('Wilson of the opened: 3 of 4 → 0.3006–0.9544', async () => {
  const opened = (await pilot.rows('activation-funnel'))[1]!
  expect(opened.lower).toBeCloseTo(0.3006, 4)
  expect(opened.upper).toBeCloseTo(0.9544, 4)
})

test('median of 2, 2, 5, 9 is 3.5, of 1, 4, 4 is 4, of nobody null', () => {
  const bars = (days: Record<number, number>) => Object.entries(days).map(([day, persons]) => ({ days: Number(day), persons }))
  expect(median(bars({ 2: 2, 5: 1, 9: 1 }))).toBe(3.5)
  expect(median(bars({ 1: 1, 4: 2 }))).toBe(4)
  expect(median([])).toBeNull()
})
