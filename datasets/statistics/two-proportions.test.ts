import { expect, test } from 'vitest'
import { equalProportions } from './two-proportions.ts'

test('15 of 25 and 5 of 25: p = 0.4, z = 0.4 / √(0.24 × 0.08) = 2.8868, whose square 8.3333 is the chi-square of the table; p = 0.003892', () => {
  expect(equalProportions(15, 25, 5, 25)).toBeCloseTo(0.0038924, 6)
})

test('equal shares give 1; so do nobody and everybody in both', () => {
  expect(equalProportions(3, 10, 30, 100)).toBe(1)
  expect(equalProportions(0, 10, 0, 5)).toBe(1)
  expect(equalProportions(10, 10, 5, 5)).toBe(1)
})

test('the two sides are alike', () => {
  expect(equalProportions(7, 20, 11, 18)).toBeCloseTo(equalProportions(11, 18, 7, 20), 14)
})

test.each([
  ['nobody', [0, 0, 1, 2], 'empty'],
  ['more than all', [3, 2, 1, 2], 'invalid'],
  ['half a person', [0.5, 2, 1, 2], 'invalid'],
] as const)('%s is refused', (_, [x1, n1, x2, n2], code) => {
  expect(() => equalProportions(x1, n1, x2, n2)).toThrow(expect.objectContaining({ name: 'StatisticsError', code }))
})
