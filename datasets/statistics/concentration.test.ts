import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gini, lorenz } from './concentration.ts'
import reference from './reference/concentration.json'

test.each(reference.gini)('gini of $x is $gini', ({ x, gini: expected }) => {
  expect(gini(x)).toBeCloseTo(expected, 12)
})

test('Lorenz of 1, 1, 2: the poorer 2/3 have 2/4', () => {
  expect(lorenz([2, 1, 1])).toEqual([
    { shareOfPersons: 0, shareOfTotal: 0 },
    { shareOfPersons: 2 / 3, shareOfTotal: 0.5 },
    { shareOfPersons: 1, shareOfTotal: 1 },
  ])
})

test.each([
  [[], 'empty'],
  [[0, 0], 'empty'],
  [[1, -1], 'invalid'],
  [[Number.NaN], 'invalid'],
  [[Number.MAX_VALUE, Number.MAX_VALUE], 'invalid'],
])('%j is refused as %s', (x, code) => {
  expect(() => gini(x)).toThrow(expect.objectContaining({ code }))
  expect(() => lorenz(x)).toThrow(expect.objectContaining({ code }))
})

const amounts = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 }), fc.double({ min: 0.01, max: 1e9, noNaN: true })), {
    minLength: 1,
    maxLength: 30,
  })
  .filter((x) => x.some((value) => value > 0))

test('gini is the mean absolute difference of all pairs over twice the mean, and 1 − twice the area under Lorenz', () => {
  fc.assert(
    fc.property(amounts, (x) => {
      const sum = x.reduce((a, b) => a + b)
      const pairs = x.flatMap((a) => x.map((b) => Math.abs(a - b))).reduce((a, b) => a + b)
      expect(gini(x)).toBeCloseTo(pairs / (2 * x.length * sum), 10)
      const curve = lorenz(x)
      const area = curve.slice(1).reduce((total, point, i) => {
        const before = curve[i]!
        expect(point.shareOfTotal).toBeLessThanOrEqual(point.shareOfPersons + 1e-12)
        return total + ((point.shareOfPersons - before.shareOfPersons) * (point.shareOfTotal + before.shareOfTotal)) / 2
      }, 0)
      expect(gini(x)).toBeCloseTo(1 - 2 * area, 10)
    }),
  )
})

test('counts equal repetition', () => {
  const counted = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(counted, (rows) => {
      const all = rows.flatMap(([value, count]) => Array.from({ length: count }, () => value))
      const [values, counts] = [rows.map((row) => row[0]), rows.map((row) => row[1])]
      expect(gini(values, counts)).toBeCloseTo(gini(all), 12)
      expect(lorenz(values, counts)).toEqual(lorenz(all))
    }),
  )
})
