import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    payments: [
      purchase('a', '2021-01-05'),
      purchase('a', '2021-02-05'),
      purchase('b', '2021-01-31', { scenario: 'catering' }),
      purchase('b', '2021-04-01'),
      purchase('c', '2021-02-28'),
      purchase('d', '2021-01-01', { rail_id: 'cash' }),
      purchase('d', '2021-04-30', { rail_id: 'cash' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['period', 'new', 'retained', 'resurrected', 'dormant', 'churned', 'ever']

test('dormancy 30: March ends 59 days after b’s last purchase (dormant), 54 after a’s; April ends 84 after a’s and 61 after c’s (churned)', async () => {
  expect(table(await pilot.rows('lifecycle'), ...columns)).toEqual([
    ['2021-01-01', 2, 0, 0, 0, 0, 2],
    ['2021-02-01', 1, 1, 0, 1, 0, 3],
    ['2021-03-01', 0, 0, 0, 3, 0, 3],
    ['2021-04-01', 0, 0, 1, 0, 2, 3],
  ])
})

test('dormancy 15: at the end of March nobody’s last purchase is within 30 days but c’s is 31 days ago, so all have churned', async () => {
  const march = (await pilot.rows('lifecycle', 'dormancy=15&from=2021-03-01&to=2021-03-31'))[0]!
  expect(march).toMatchObject({ dormant: 0, churned: 3 })
})

test('the parts add up to everyone who ever paid, in every week', async () => {
  const rows = await pilot.rows('lifecycle', 'grain=week')
  expect(rows.length).toBeGreaterThan(15)
  for (const row of rows)
    expect(['new', 'retained', 'resurrected', 'dormant', 'churned'].reduce((sum, part) => sum + Number(row[part]), 0)).toBe(row.ever)
})

test('any rail: d, who pays in cash, is new in January and comes back in April', async () => {
  const rows = await pilot.rows('lifecycle', 'rail=any')
  expect(table(rows, 'new', 'resurrected', 'ever')).toEqual([
    [3, 0, 3],
    [1, 0, 4],
    [0, 0, 4],
    [0, 2, 4],
  ])
})
