import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cumulativeIncidence } from './cumulative-incidence.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import mgus from './reference/competing-risks-mgus2.json'
import { numbersIn } from './survival.fixture.ts'

test(`${mgus.name}: incidences and standard errors at ${mgus.times.length} times as in R`, () => {
  const result = cumulativeIncidence(mgus.input)
  expect(result.times).toEqual(mgus.times)
  mgus.times.forEach((_, i) => {
    expect(result.cif1![i]).toBeCloseTo(mgus.cif1[i]!, 10)
    expect(result.cif2![i]).toBeCloseTo(mgus.cif2[i]!, 10)
    expect(result.se1![i]).toBeCloseTo(mgus.se1[i]!, 10)
    expect(result.se2![i]).toBeCloseTo(mgus.se2[i]!, 10)
  })
})

test('4 persons: cause 1 at 1, cause 2 at 2, cause 1 at 3, censored at 4: 1/4, then + 3/4 · 2/3 · 1/2 = 1/2; cause 2: 3/4 · 1/3 = 1/4', () => {
  const result = cumulativeIncidence([1, 2, 1, 0].map((cause, i) => ({ time: i + 1, cause })))
  expect(result.cif1!.map((x) => Number(x.toFixed(12)))).toEqual([0.25, 0.25, 0.5])
  expect(result.cif2!.map((x) => Number(x.toFixed(12)))).toEqual([0, 0.25, 0.25])
})

test('a cause that may happen but was never seen has its column of zeros', () => {
  expect(cumulativeIncidence([{ time: 1, cause: 1 }], { causes: 2 }).cif2).toEqual([0])
})

test.each([
  [[], 'empty'],
  [[{ time: 1, cause: 1, count: 0 }], 'empty'],
  [[{ time: 1, cause: 0 }], 'all_censored'],
  [[{ time: -1, cause: 1 }], 'invalid'],
  [[{ time: 1, cause: -1 }], 'invalid'],
  [[{ time: 1, cause: 1.5 }], 'invalid'],
  [[{ time: 1, cause: 1, count: 0.5 }], 'invalid'],
])('%j is refused as %s', (subjects, code) => {
  expect(() => cumulativeIncidence(subjects)).toThrow(expect.objectContaining({ name: 'StatisticsError', code }))
})

const subjects = fc
  .array(
    fc.record({
      time: fc.integer({ min: 0, max: 15 }),
      cause: fc.integer({ min: 0, max: 3 }),
      count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 100_000 })),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .filter((rows) => rows.some((row) => row.cause > 0))

test('incidences never fall, add up to 1 with the survival, lie within their limits; never NaN', () => {
  fc.assert(
    fc.property(subjects, (rows) => {
      const result = cumulativeIncidence(rows, { causes: 3 })
      result.times.forEach((_, i) => {
        expect(result.survival[i]! + result.cif1![i]! + result.cif2![i]! + result.cif3![i]!).toBeCloseTo(1, 10)
        const { [i]: cif } = result.cif1!
        expect(cif).toBeGreaterThanOrEqual(result.cif1![i - 1] ?? 0)
        if (result.lower1![i] !== null) {
          expect(result.lower1![i]).toBeLessThanOrEqual(cif!)
          expect(result.upper1![i]).toBeGreaterThanOrEqual(cif!)
          expect(result.upper1![i]).toBeLessThanOrEqual(1)
        }
      })
      expect(numbersIn(result).every(Number.isFinite)).toBe(true)
    }),
  )
})

test('with one cause it is 1 − Kaplan–Meier, with the standard error of Greenwood', () => {
  fc.assert(
    fc.property(subjects, (rows) => {
      const result = cumulativeIncidence(rows.map((row) => ({ ...row, cause: Math.min(row.cause, 1) })))
      const curve = kaplanMeier(rows.map(({ time, cause, count }) => ({ time, events: cause ? count : 0, censored: cause ? 0 : count })))
      curve
        .filter((row) => row.events > 0)
        .forEach((row, i) => {
          expect(result.cif1![i]).toBeCloseTo(1 - row.survival, 10)
          if (row.stdError !== null) expect(result.se1![i]).toBeCloseTo(row.stdError, 7)
        })
    }),
  )
})

test('counts equal repetition', () => {
  const few = subjects.map((rows) => rows.map((row) => ({ ...row, count: row.count % 4 })).concat({ time: 1, cause: 1, count: 1 }))
  fc.assert(
    fc.property(few, (rows) => {
      const persons = rows.flatMap(({ time, cause, count }) => Array.from({ length: count }, () => ({ time, cause })))
      expect(cumulativeIncidence(persons, { causes: 3 })).toEqual(cumulativeIncidence(rows, { causes: 3 }))
    }),
  )
})

test.each([6, 10, 11, 97])(
  '%i persons, each with the event on their own day: 1 at the end, without a spread and so without limits',
  (n) => {
    const all = cumulativeIncidence(
      Array.from({ length: n }, (_, i) => ({ time: i + 1, cause: 1 })),
      { causes: 2 },
    )
    expect([all.cif1!.at(-1), all.se1!.at(-1), all.lower1!.at(-1), all.upper1!.at(-1)]).toEqual([1, 0, null, null])
    expect([all.cif2!.at(-1), all.se2!.at(-1), all.lower2!.at(-1), all.upper2!.at(-1)]).toEqual([0, 0, 0, 0])
  },
)

test('both causes end everybody, 7 and 3 of 10: 0.7 and 0.3, each with √(0.7 · 0.3 / 10)', () => {
  const all = cumulativeIncidence(Array.from({ length: 10 }, (_, i) => ({ time: i + 1, cause: i % 3 === 2 ? 2 : 1 })))
  expect(all.cif1!.at(-1)).toBeCloseTo(0.7, 12)
  expect(all.se1!.at(-1)).toBeCloseTo(Math.sqrt(0.021), 9)
  expect(all.se2!.at(-1)).toBeCloseTo(Math.sqrt(0.021), 9)
})
