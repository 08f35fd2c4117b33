import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newcombe } from './newcombe.ts'
import proportions from './reference/proportions.json'

test.each(proportions.newcombe)(
  '$x1/$n1 − $x2/$n2 = $difference ($lower to $upper) as published',
  ({ x1, n1, x2, n2, difference, lower, upper }) => {
    const result = newcombe(x1, n1, x2, n2)
    expect(result.difference).toBeCloseTo(difference, 12)
    expect(result.lower).toBeCloseTo(lower, 4)
    expect(result.upper).toBeCloseTo(upper, 4)
  },
)

test('all of 10 against none of 10: Wilson 0.7225…1 and 0…0.2775, so 1 − √(0.2775² + 0.2775²) = 0.6075 to 1', () => {
  const result = newcombe(10, 10, 0, 10)
  expect(result.upper).toBe(1)
  expect(result.lower).toBeCloseTo(1 - Math.SQRT2 * 0.2775327998629, 10)
})

test('no trials are refused as empty, more successes than trials as invalid', () => {
  expect(() => newcombe(1, 2, 0, 0)).toThrow(expect.objectContaining({ code: 'empty' }))
  expect(() => newcombe(3, 2, 0, 1)).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('holds the difference within [−1, 1], and swapping the two mirrors it', () => {
  const counts = fc.integer({ min: 1, max: 1_000_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(
    fc.property(counts, counts, ([x1, n1], [x2, n2]) => {
      const { difference, lower, upper } = newcombe(x1, n1, x2, n2)
      expect(lower).toBeGreaterThanOrEqual(-1)
      expect(lower).toBeLessThanOrEqual(difference)
      expect(upper).toBeGreaterThanOrEqual(difference)
      expect(upper).toBeLessThanOrEqual(1)
      expect(newcombe(x2, n2, x1, n1).lower).toBeCloseTo(-upper, 12)
    }),
  )
})
