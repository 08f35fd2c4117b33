import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kaplanMeier } from './kaplan-meier.ts'
import { restrictedMean, restrictedMeanDifference } from './restricted-mean.ts'
import { StatisticsError } from './statistics-error.ts'
import { groups, numbersIn, survivalRows } from './survival.fixture.ts'

test.each(groups)('$name: $rmst.mean ± $rmst.stdError up to $rmst.tau as in R', ({ input, rmst }) => {
  const result = restrictedMean(input, rmst.tau)
  expect(result.mean).toBeCloseTo(rmst.mean, 9)
  expect(result.stdError).toBeCloseTo(rmst.stdError, 9)
})

test('without censoring, the mean of min(time, tau): (1 + 3 + 4 + 4) / 4 = 3 and its √(Σ(x − 3)² / 4²) = √6 / 4', () => {
  const rows = [1, 3, 4, 8].map((time) => ({ time, events: 1, censored: 0 }))
  const result = restrictedMean(rows, 4)
  expect(result.mean).toBeCloseTo(3, 12)
  expect(result.stdError).toBeCloseTo(Math.sqrt(6) / 4, 12)
})

test.each([
  [[], 5, 'empty'],
  [[{ time: 9, events: 0, censored: 3 }], 5, 'all_censored'],
  [[{ time: 9, events: 1, censored: 3 }], 5, 'all_censored'],
  [[{ time: 3, events: 1, censored: 3 }], 5, 'invalid'],
  [[{ time: 3, events: 1, censored: 0 }], 0, 'invalid'],
  [[{ time: 3, events: 1, censored: 0 }], Number.POSITIVE_INFINITY, 'invalid'],
])('%j up to %s is refused as %s', (rows, tau, code) => {
  expect(() => restrictedMean(rows, tau)).toThrow(expect.objectContaining({ name: 'StatisticsError', code }))
})

test('equals the sum of the steps under the curve; limits hold it and lie in [0, tau]; never NaN', () => {
  fc.assert(
    fc.property(survivalRows, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (rows, tau) => {
      try {
        const result = restrictedMean(rows, tau)
        const steps = [{ time: 0, survival: 1 }, ...kaplanMeier(rows).filter((row) => row.time < tau), { time: tau, survival: 0 }]
        const area = steps.slice(1).reduce((sum, row, i) => sum + (row.time - steps[i]!.time) * steps[i]!.survival, 0)
        expect(Math.abs(result.mean - area)).toBeLessThanOrEqual(1e-9 * tau)
        expect(result.lower).toBeGreaterThanOrEqual(0)
        expect(result.lower).toBeLessThanOrEqual(result.mean)
        expect(result.upper).toBeGreaterThanOrEqual(result.mean)
        expect(result.upper).toBeLessThanOrEqual(tau)
        expect(numbersIn(result).every(Number.isFinite)).toBe(true)
      } catch (error) {
        if (!(error instanceof StatisticsError)) throw error
      }
    }),
  )
})

test('aml up to 24: 20.9205 − 17.0694 = 3.8510 with se √(1.5418² + 2.3613²) = 2.8201, z 1.3656, p 0.172', () => {
  const [maintained, not] = groups as [(typeof groups)[number], (typeof groups)[number]]
  const result = restrictedMeanDifference(maintained.input, not.input, 24)
  expect(result.difference).toBeCloseTo(3.851, 4)
  expect(result.stdError).toBeCloseTo(2.8201, 3)
  expect(result.lower).toBeCloseTo(3.851 - 1.96 * 2.8201, 2)
  expect(result.p).toBeCloseTo(0.172, 3)
})

test('swapping the groups turns the sign, not the p', () => {
  const rows = (...times: number[]) => times.map((time) => ({ time, events: 1, censored: 0 }))
  const [a, b] = [rows(1, 4, 6, 9), rows(2, 3, 5, 5)]
  const [ab, ba] = [restrictedMeanDifference(a, b, 8), restrictedMeanDifference(b, a, 8)]
  expect(ba.difference).toBe(-ab.difference)
  expect(ba.lower).toBe(-ab.upper)
  expect(ba.p).toBe(ab.p)
})
