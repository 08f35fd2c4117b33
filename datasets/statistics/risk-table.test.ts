import fc from 'fast-check'
import { expect, test } from 'vitest'
import { midpoint, riskTable } from './risk-table.ts'
import { survivalRows } from './survival.fixture.ts'

const rows = [
  { time: 1, events: 4, censored: 1 },
  { time: 3, events: 0, censored: 5 },
  { time: 6, events: 10, censored: 0 },
]

test('20 persons: all at risk at 0 and 1, 15 at 2 and 3, 10 at 4 and 6, none at 7', () => {
  expect(riskTable(rows, [0, 1, 2, 3, 4, 6, 7]).map((row) => row.atRisk)).toEqual([20, 20, 15, 15, 10, 10, 0])
  expect(riskTable(rows, [3])).toEqual([{ time: 3, atRisk: 15, events: 4, censored: 6 }])
})

test('midpoints of 6: 0 → 0, 1…6 → 3, 7…12 → 9', () => {
  expect([0, 1, 6, 7, 12, 13].map((count) => midpoint(count, 6))).toEqual([0, 3, 3, 9, 9, 15])
})

test('rounded to midpoints of 6: 20 → 21 persons, 4 → 3 events and 1 → 3 censored before 2, so 21 − 3 − 3 = 15 at risk', () => {
  expect(riskTable(rows, [2], 6)).toEqual([{ time: 2, atRisk: 15, events: 3, censored: 3 }])
})

test('nobody, a negative time and a width of 0 are refused', () => {
  expect(() => riskTable([], [1])).toThrow(expect.objectContaining({ code: 'empty' }))
  expect(() => riskTable(rows, [-1])).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(() => riskTable(rows, [1], 0)).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('those at risk never rise over time, rounded or not; unrounded, they and those who ended before add up to everyone', () => {
  fc.assert(
    fc.property(survivalRows, fc.integer({ min: 1, max: 10 }), (input, width) => {
      const times = [0, 1, 2, 5, 12, 1e6]
      const table = riskTable(input, times, width)
      for (const [i, row] of table.slice(1).entries()) expect(row.atRisk).toBeLessThanOrEqual(table[i]!.atRisk)
      const persons = input.reduce((sum, row) => sum + row.events + row.censored, 0)
      for (const row of riskTable(input, times)) {
        const ended = input.filter(({ time }) => time < row.time).reduce((sum, r) => sum + r.events + r.censored, 0)
        expect(row.atRisk + ended).toBe(persons)
      }
    }),
  )
})
