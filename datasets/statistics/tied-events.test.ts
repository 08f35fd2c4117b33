import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TiedSums, tiedSums } from './tied-events.ts'

function oneByOne(r: number, t: number, d: number): TiedSums {
  const sums = { logs: 0, s1: 0, fs1: 0, s2: 0, fs2: 0, ffs2: 0 }
  for (let l = 0; l < d; l++) {
    const f = l / d
    const s = r - f * t
    sums.logs += Math.log(s)
    sums.s1 += 1 / s
    sums.fs1 += f / s
    sums.s2 += 1 / (s * s)
    sums.fs2 += f / (s * s)
    sums.ffs2 += (f * f) / (s * s)
  }
  return sums
}

function agree(r: number, t: number, d: number, digits = 1e-11) {
  const [got, wanted] = [tiedSums(r, t, d), oneByOne(r, t, d)]
  for (const key of Object.keys(wanted) as (keyof TiedSums)[]) {
    // The logarithms of numbers around 1 cancel in the sum, so their error is measured by their size.
    const size = key === 'logs' ? d * Math.max(Math.abs(Math.log(r)), Math.abs(Math.log(Math.max(r - t, r / d))), 1) : Math.abs(wanted[key])
    expect(Math.abs(got[key] - wanted[key]), `${key} of ${r}, ${t}, ${d}`).toBeLessThanOrEqual(digits * size)
  }
}

test('two events of 3 at risk, alike: ln 3 + ln 2, 1/3 + 1/2, (1/2)/2 and (1/2)²/2²', () => {
  const sums = tiedSums(3, 2, 2)
  expect(sums.logs).toBeCloseTo(Math.log(6), 14)
  expect(sums.s1).toBeCloseTo(5 / 6, 14)
  expect(sums.fs1).toBeCloseTo(1 / 4, 14)
  expect(sums.ffs2).toBeCloseTo(1 / 16, 14)
})

test.each([
  [193, 193, 193],
  [200_000, 200_000, 200_000],
  [1e9, 1000, 1000],
  [5000.5, 1234.5, 4321],
  [1e-7, 1e-8, 300],
])('r %s, t %s, %s events: as one by one', (r, t, d) => agree(r, t, d))

test('whatever the events: as one by one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      fc.double({ min: -12, max: 12, noNaN: true }),
      (d, share, scale) => {
        const r = 10 ** scale
        agree(r, share * r, d)
      },
    ),
    { numRuns: 300 },
  )
})

test('nine hundred million events of one day of twice as many at risk: Σ 1/s = 1/2d + … + 1/(d + 1) = ln 2 − 1/4d', () => {
  const d = 9e8
  const { s1, logs } = tiedSums(2 * d, d, d)
  expect(s1).toBeCloseTo(Math.log(2) - 1 / (4 * d), 12)
  expect(logs / d).toBeCloseTo(2 * Math.log(2) - 1 + Math.log(d), 7)
})
