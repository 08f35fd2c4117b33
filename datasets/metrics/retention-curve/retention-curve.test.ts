import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'

let pilot: HandMade

// Cutoff 31 March. January: a, b start on the 1st (windows 1 and 2 end on 1 and 31 March). February: c starts on the 1st (window 1 ends on 1 April: not over).
// December: d starts on the 2nd (windows end 31 Dec, 30 Jan, 1 Mar, 31 Mar).
beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [
      { person_id: 'a', region_id: 'north' },
      { person_id: 'b', region_id: null },
      { person_id: 'c', region_id: 'north' },
      { person_id: 'd', region_id: 'north' },
    ],
    payments: [
      purchase('a', '2021-01-01'),
      purchase('a', '2021-02-10'),
      purchase('b', '2021-01-01'),
      purchase('c', '2021-02-01'),
      purchase('d', '2020-12-02'),
      purchase('d', '2021-01-05'),
      purchase('e', '2021-03-31', { rail_id: 'cash' }),
    ],
  })
})
afterAll(() => pilot.close())

const columns = ['segment', 'age', 'eligible', 'returned', 'mature']

test('pooled: window 1 is a and d of a, b, d; c has no window 1 yet, so not everybody is eligible', async () => {
  expect(table(await pilot.rows('retention-curve'), ...columns)).toEqual([
    ['', 0, 4, 4, true],
    ['', 1, 3, 2, false],
    ['', 2, 3, 0, false],
    ['', 3, 1, 0, false],
  ])
})

test('the plain mean of window 1: December 1/1, January 1/2 → 3/4, without an interval; pooled it is 2/3', async () => {
  const simple = (await pilot.rows('retention-curve', 'average=simple')).find((row) => row.age === 1)!
  expect(simple).toMatchObject({ rate: 0.75, lower: null, upper: null, eligible: 3 })
  const pooled = (await pilot.rows('retention-curve')).find((row) => row.age === 1)!
  expect(pooled.rate).toBeCloseTo(2 / 3, 12)
})

test('by region: the north is a, c, d; whose region is not known is a segment of its own', async () => {
  const rows = (await pilot.rows('retention-curve', 'segment=region')).filter((row) => row.age === 1)
  expect(table(rows, ...columns)).toEqual([
    ['', 1, 1, 0, true],
    ['north', 1, 2, 2, false],
  ])
})
