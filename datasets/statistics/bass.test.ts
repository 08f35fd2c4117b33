import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bassFit } from './bass.ts'
import { bassShare } from './bass-curve.ts'
import reference from './reference/bass.json'
import { StatisticsError } from './statistics-error.ts'
import { numbersIn } from './survival.fixture.ts'

const agrees = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)))
const adoptions = (m: number, p: number, q: number, periods: number) =>
  Array.from({ length: periods }, (_, i) => m * bassShare(i + 1, p, q).f)
const squares = (series: number[], fitted: number[]) => series.reduce((sum, n, i) => sum + (n - fitted[i]!) ** 2, 0)

test('m, p, q, their standard errors and the peak as in R; the sum of squares is no larger than R reached', () => {
  const { series, m, p, q } = reference
  const fit = bassFit(series)
  for (const key of ['m', 'p', 'q', 'peakTime'] as const) agrees(fit[key], reference[key])
  for (const [i, se] of fit.se.entries()) agrees(se, reference.se[i]!)
  const fitted = fit.periods.map((period) => period.fitted)
  expect(squares(series, fitted)).toBeLessThanOrEqual(squares(series, adoptions(m, p, q, series.length)) + 1e-6)
})

test('the first five points, still rising, are refused in words', () => {
  expect(() => bassFit(reference.firstFivePointsMustRefuse)).toThrow(expect.objectContaining({ code: 'before_peak' }))
  expect(() => bassFit(reference.firstFivePointsMustRefuse)).toThrow('guesswork')
})

test('m is held down by 7 degrees of freedom: at its limits the best p and q leave SSE + s² · 2.3646²', () => {
  const { series } = reference
  const fit = bassFit(series)
  const least = squares(
    series,
    fit.periods.map((period) => period.fitted),
  )
  const allowed = least * (1 + 2.364624251592785 ** 2 / 7)
  for (const m of [fit.limits.m.lower!, fit.limits.m.upper!]) {
    let best = { sum: Number.POSITIVE_INFINITY, p: fit.p, q: fit.q }
    for (let [width, round] = [0.5, 0]; round < 60; round++, width *= 0.75) {
      const { p, q } = best
      for (let i = -6; i <= 6; i++)
        for (let j = -6; j <= 6; j++) {
          const [tryP, tryQ] = [p * Math.exp((width * i) / 6), q * Math.exp((width * j) / 6)]
          const sum = squares(series, adoptions(m, tryP, tryQ, series.length))
          if (sum < best.sum) best = { sum, p: tryP, q: tryQ }
        }
    }
    expect(best.sum / allowed).toBeCloseTo(1, 5)
  }
})

test('a forecast lies within its limits, which widen relative to it the further out it is', () => {
  const future = bassFit(reference.series, { horizon: 4 }).periods.slice(-4)
  expect(future.map((period) => [period.t, period.observed])).toEqual([11, 12, 13, 14].map((t) => [t, null]))
  let before = 0
  for (const { fitted, lower, upper } of future) {
    expect(lower).toBeLessThan(fitted)
    expect(upper).toBeGreaterThan(fitted)
    expect((upper! - lower!) / fitted).toBeGreaterThan(before)
    before = (upper! - lower!) / fitted
  }
})

test('adoptions that follow the curve exactly give its m, p and q back', () => {
  const fit = bassFit(adoptions(50_000, 0.02, 0.4, 14))
  agrees(fit.m, 50_000)
  agrees(fit.p, 0.02)
  agrees(fit.q, 0.4)
})

test.each([
  [[], 'empty'],
  [[0, 0, 0, 0, 0, 0], 'empty'],
  [[1, 3, 2], 'before_peak'],
  [[1, 2, 3, 4, 5, 6, 7], 'before_peak'],
  [[0, 0, 5, 0, 0, 0], 'singular'],
  [[1, 2, -3, 2, 1, 1], 'invalid'],
  [[1, 2, Number.NaN, 2, 1, 1], 'invalid'],
])('%j is refused as %s', (series, code) => {
  expect(() => bassFit(series)).toThrow(expect.objectContaining({ name: 'StatisticsError', code }))
})

test('whatever the series: a fit with finite numbers within their limits, or a refusal', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 10 }), (series) => {
      try {
        const fit = bassFit(series)
        expect(numbersIn(fit).every(Number.isFinite)).toBe(true)
        for (const key of ['m', 'p', 'q'] as const) {
          const { lower, upper } = fit.limits[key]
          if (lower !== null) expect(lower).toBeLessThanOrEqual(fit[key])
          if (upper !== null) expect(upper).toBeGreaterThanOrEqual(fit[key])
        }
      } catch (error) {
        if (!(error instanceof StatisticsError)) throw error
      }
    }),
    { numRuns: 30 },
  )
})
