import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantile } from './quantile.ts'
import reference from './reference/concentration.json'

test('1…10: p50 = 5.5, p90 = 1 + 9 · 0.9 = 9.1 as in R, type 7', () => {
  const { x, p50, p90 } = reference.quantileType7
  expect(quantile(x, 0.5)).toBe(p50)
  expect(quantile(x, 0.9)).toBeCloseTo(p90, 12)
})

test('numbers are ordered as numbers: the median of 10, 9, 100 is 10', () => {
  expect(quantile([10, 9, 100], 0.5)).toBe(10)
})

test.each([
  [[], 0.5, 'empty'],
  [[1], 1.1, 'invalid'],
  [[1], Number.NaN, 'invalid'],
  [[1, Number.NaN], 0.5, 'invalid'],
])('%j at %s is refused as %s', (x, p, code) => {
  expect(() => quantile(x, p)).toThrow(expect.objectContaining({ code }))
})

test('lies between least and greatest, never falls as p rises, and is finite', () => {
  const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
  const p = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(values, p, p, (x, a, b) => {
      const [low, high] = [quantile(x, Math.min(a, b)), quantile(x, Math.max(a, b))]
      expect(low).toBeLessThanOrEqual(high)
      expect(low).toBeGreaterThanOrEqual(Math.min(...x))
      expect(high).toBeLessThanOrEqual(Math.max(...x))
    }),
  )
})
