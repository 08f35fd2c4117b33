import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clopperPearson } from './clopper-pearson.ts'
import proportions from './reference/proportions.json'

test.each(proportions.single)('$x of $n: $clopperPearson as in R', ({ x, n, clopperPearson: [lower, upper] }) => {
  const interval = clopperPearson(x, n)
  expect(interval.lower).toBeCloseTo(lower!, 9)
  expect(interval.upper).toBeCloseTo(upper!, 9)
})

test('none of 10: exactly 0 to 1 − 0.025^(1/10)', () => {
  expect(clopperPearson(0, 10).lower).toBe(0)
  expect(clopperPearson(0, 10).upper).toBeCloseTo(1 - 0.025 ** 0.1, 12)
  expect(clopperPearson(10, 10).upper).toBe(1)
})

test('no trials are refused as empty, a share in place of a count as invalid', () => {
  expect(() => clopperPearson(0, 0)).toThrow(expect.objectContaining({ code: 'empty' }))
  expect(() => clopperPearson(0.5, 10)).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('the binomial tails at the limits are half of what the level leaves, for small n summed by hand', () => {
  const tail = (n: number, p: number, from: number, to: number) => {
    let sum = 0
    for (let k = from; k <= to; k++) {
      let term = 1
      for (let j = 0; j < k; j++) term *= ((n - j) / (j + 1)) * p
      sum += term * (1 - p) ** (n - k)
    }
    return sum
  }
  const counts = fc.integer({ min: 2, max: 40 }).chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n)))
  fc.assert(
    fc.property(counts, fc.double({ min: 0.5, max: 0.99, noNaN: true }), ([x, n], level) => {
      const { lower, upper } = clopperPearson(x, n, level)
      expect(tail(n, lower, x, n)).toBeCloseTo((1 - level) / 2, 8)
      expect(tail(n, upper, 0, x)).toBeCloseTo((1 - level) / 2, 8)
    }),
  )
})

test('holds the share within [0, 1] up to a million trials', () => {
  const counts = fc.integer({ min: 1, max: 1_000_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(
    fc.property(counts, ([x, n]) => {
      const { lower, upper } = clopperPearson(x, n)
      expect(lower).toBeGreaterThanOrEqual(0)
      expect(lower).toBeLessThanOrEqual(x / n)
      expect(upper).toBeGreaterThanOrEqual(x / n)
      expect(upper).toBeLessThanOrEqual(1)
    }),
  )
})

test('3 failures of a thousand million: the Poisson limits 0.6187 and 8.7673, each to nine digits', () => {
  const { lower, upper } = clopperPearson(3, 1e9)
  expect(lower * 1e9).toBeCloseTo(0.61867212, 7)
  expect(upper * 1e9).toBeCloseTo(8.76727307, 7)
  expect(1 - clopperPearson(1e9 - 3, 1e9).upper).toBeCloseTo(lower, 15)
})
