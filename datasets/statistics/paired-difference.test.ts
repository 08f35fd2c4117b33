import { expect, test } from 'vitest'
import { pairedDifference } from './paired-difference.ts'

test('20 one way, 10 the other, of 100: 10 ± 1.96 √(30 − 100/100) = 10 ± 10.5547', () => {
  const { lower, upper } = pairedDifference(20, 10, 100)
  expect(upper - 10).toBeCloseTo(1.959963984540054 * Math.sqrt(29), 12)
  expect(10 - lower).toBeCloseTo(upper - 10, 12)
})

test('nobody changed: no movement, no width', () => {
  expect(pairedDifference(0, 0, 50)).toEqual({ lower: 0, upper: 0 })
  expect(pairedDifference(0, 0, 0)).toEqual({ lower: 0, upper: 0 })
})

test('more changes than persons are refused in words', () => {
  expect(() => pairedDifference(6, 5, 10)).toThrow(/6 and 5 among 10/)
})

test.each([0, 1, 95, Number.NaN])('level %s is refused, and gives no infinite interval', (level) => {
  expect(() => pairedDifference(2, 1, 10, level)).toThrow(expect.objectContaining({ code: 'invalid' }))
})
