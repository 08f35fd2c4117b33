import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairedDifference } from './paired-difference.ts'

const z = 1.959963984540054

test('20 one way, 10 the other, of 100: 100 (10 ± 1.96 √((32 − 100 / 102))) / 102', () => {
  const { lower, upper } = pairedDifference(20, 10, 100)
  expect(upper).toBeCloseTo((100 * (10 + z * Math.sqrt(32 - 100 / 102))) / 102, 10)
  expect(lower).toBeCloseTo((100 * (10 - z * Math.sqrt(32 - 100 / 102))) / 102, 10)
})

test('nobody of 48 changed: ± 48 × 1.96 √2 / 50, not none', () => {
  const { lower, upper } = pairedDifference(0, 0, 48)
  expect(upper).toBeCloseTo((48 * z * Math.sqrt(2)) / 50, 12)
  expect(lower).toBeCloseTo(-upper, 12)
  expect(pairedDifference(0, 0, 0).upper).toBe(0)
})

test('all of 10 changed one way: never more than 10', () => {
  expect(pairedDifference(10, 0, 10).upper).toBe(10)
})

test('holds the difference seen, turns with the direction, and is narrower with a lower level', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), fc.nat(5_000), (b, c, others) => {
      const n = b + c + others
      const { lower, upper } = pairedDifference(b, c, n)
      expect(lower).toBeLessThanOrEqual(b - c)
      expect(upper).toBeGreaterThanOrEqual(b - c)
      const turned = pairedDifference(c, b, n)
      expect(turned.lower).toBeCloseTo(-upper, 9)
      expect(pairedDifference(b, c, n, 0.5).upper).toBeLessThanOrEqual(upper)
    }),
  )
})

test('more changes than persons are refused in words', () => {
  expect(() => pairedDifference(6, 5, 10)).toThrow(/6 and 5 among 10/)
})

test.each([0, 1, 95, Number.NaN])('level %s is refused, and gives no infinite interval', (level) => {
  expect(() => pairedDifference(2, 1, 10, level)).toThrow(expect.objectContaining({ code: 'invalid' }))
})
