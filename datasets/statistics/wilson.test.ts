import fc from 'fast-check'
import { expect, test } from 'vitest'
import markov from './reference/markov.json'
import proportions from './reference/proportions.json'
import { StatisticsError } from './statistics-error.ts'
import { wilson } from './wilson.ts'

test.each(proportions.single)('$x of $n: $wilson as in R', ({ x, n, wilson: [lower, upper] }) => {
  const interval = wilson(x, n)
  expect(interval.lower).toBeCloseTo(lower!, 10)
  expect(interval.upper).toBeCloseTo(upper!, 10)
})

test('none of 10: from exactly 0 to z² / (10 + z²) = 3.8415 / 13.8415 = 0.2775; all of 10: from 0.7225 to exactly 1', () => {
  expect(wilson(0, 10).lower).toBe(0)
  expect(wilson(0, 10).upper).toBeCloseTo(0.2775327998629, 10)
  expect(wilson(10, 10).lower).toBeCloseTo(0.7224672001371, 10)
  expect(wilson(10, 10).upper).toBe(1)
})

test('every share of the transition matrix has its interval as in R', () => {
  markov.counts.forEach((row, i) => {
    const n = row.reduce((a, b) => a + b)
    row.forEach((x, j) => {
      const interval = wilson(x, n)
      expect(interval.lower).toBeCloseTo(markov.wilson[i]![j]![0]!, 10)
      expect(interval.upper).toBeCloseTo(markov.wilson[i]![j]![1]!, 10)
    })
  })
})

test('a narrower level gives a narrower interval: 50 % of 5 / 10 inside 95 %', () => {
  const half = wilson(5, 10, 0.5)
  const wide = wilson(5, 10, 0.95)
  expect(half.lower).toBeGreaterThan(wide.lower)
  expect(half.upper).toBeLessThan(wide.upper)
})

test.each([
  [0, 0, 'empty'],
  [-1, 10, 'invalid'],
  [11, 10, 'invalid'],
  [0.3, 10, 'invalid'],
  [Number.NaN, 10, 'invalid'],
  [1, Number.POSITIVE_INFINITY, 'invalid'],
])('%s of %s is refused as %s', (x, n, code) => {
  expect(() => wilson(x, n)).toThrow(expect.objectContaining({ name: 'StatisticsError', code }))
})

test.each([0, 1, -0.5, 95, Number.NaN])('level %s is refused', (level) => {
  expect(() => wilson(1, 2, level)).toThrow(StatisticsError)
})

test('holds the estimate, lies in [0, 1], and mirrors: the interval of n − x is 1 minus that of x', () => {
  const counts = fc.integer({ min: 1, max: 2_000_000_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(
    fc.property(counts, fc.double({ min: 0.01, max: 0.9999, noNaN: true }), ([x, n], level) => {
      const { lower, upper } = wilson(x, n, level)
      expect(lower).toBeGreaterThanOrEqual(0)
      expect(upper).toBeLessThanOrEqual(1)
      expect(lower).toBeLessThanOrEqual(x / n)
      expect(upper).toBeGreaterThanOrEqual(x / n)
      const mirrored = wilson(n - x, n, level)
      expect(1 - mirrored.upper).toBeCloseTo(lower, 12)
      expect(1 - mirrored.lower).toBeCloseTo(upper, 12)
    }),
  )
})
