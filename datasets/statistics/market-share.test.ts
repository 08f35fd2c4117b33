import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concentrationRatio, entropy, hhi, hhiBounds } from './market-share.ts'
import reference from './reference/concentration.json'

test.each(reference.hhi)('hhi of $shares is $hhi', ({ shares, hhi: expected }) => {
  expect(hhi(shares)).toBeCloseTo(expected, 8)
})

test(`entropy of ${reference.entropy.shares} is 1.5 ln 2 nats`, () => {
  expect(entropy(reference.entropy.shares)).toBeCloseTo(reference.entropy.nats, 9)
  expect(entropy([1, 0])).toBe(0)
})

test('55 and 39 known, 6 unknown: 3025 + 1521 = 4546 if spread thin, 4582 with one more of 6', () => {
  const bounds = hhiBounds([0.55, 0.39])
  expect(bounds.lower).toBeCloseTo(4546, 8)
  expect(bounds.upper).toBeCloseTo(4582, 8)
  expect(bounds.unknownShare).toBeCloseTo(0.06, 12)
})

test('CR2 of 39, 55, 6: 94 %', () => {
  expect(concentrationRatio([0.39, 0.55, 0.06], 2)).toBeCloseTo(0.94, 12)
})

test.each([
  [[], 'empty'],
  [[60, 40], 'invalid'],
  [[0.6, 0.3], 'invalid'],
  [[0.6, 0.6], 'invalid'],
  [[1.1, -0.1], 'invalid'],
  [[Number.NaN], 'invalid'],
])('%j is refused as %s', (shares, code) => {
  expect(() => hhi(shares)).toThrow(expect.objectContaining({ code }))
  expect(() => entropy(shares)).toThrow(expect.objectContaining({ code }))
})

test('hhi from 10,000 / n to 10,000, entropy from 0 to ln n; bounds hold the truth whatever is left unknown', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 10 })
  fc.assert(
    fc.property(weights, (w) => {
      const sum = w.reduce((a, b) => a + b)
      const shares = w.map((x) => x / sum)
      const index = hhi(shares)
      expect(index).toBeGreaterThanOrEqual(1e4 / w.length - 1e-6)
      expect(index).toBeLessThanOrEqual(1e4)
      expect(entropy(shares)).toBeLessThanOrEqual(Math.log(w.length) + 1e-12)
      const { lower, upper } = hhiBounds(shares.slice(1))
      expect(lower).toBeLessThanOrEqual(index)
      expect(upper).toBeGreaterThanOrEqual(index - 1e-8)
    }),
  )
})
