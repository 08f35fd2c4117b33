import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kaplanMeier } from './kaplan-meier.ts'
import { fewPersons, groups, numbersIn, oneByOne, survivalRows } from './survival.fixture.ts'

test.each(groups)('$name: every row as in R', ({ input, kaplanMeier: reference }) => {
  const curve = kaplanMeier(input)
  expect(curve).toHaveLength(reference.length)
  curve.forEach((row, i) => {
    const { survival, stdError, lower, upper, ...counts } = reference[i]!
    expect(row).toMatchObject(counts)
    expect(row.survival).toBeCloseTo(survival, 10)
    for (const [value, expected] of [
      [row.stdError, stdError],
      [row.lower, lower],
      [row.upper, upper],
    ] as const) {
      if (expected === null) expect(value).toBeNull()
      else expect(value).toBeCloseTo(expected, 10)
    }
  })
})

test('4 persons, 1 event at 1, 1 censored at 1, 1 event at 2: 3/4, then 3/4 · 1/2 = 3/8, se 3/8 · √(1/12 + 1/2)', () => {
  const curve = kaplanMeier([
    { time: 2, events: 1, censored: 0 },
    { time: 1, events: 1, censored: 1 },
    { time: 5, events: 0, censored: 1 },
  ])
  expect(curve.map((row) => [row.time, row.atRisk, row.survival])).toEqual([
    [1, 4, 0.75],
    [2, 2, 0.375],
    [5, 1, 0.375],
  ])
  expect(curve[1]!.stdError).toBeCloseTo(0.375 * Math.sqrt(1 / 12 + 1 / 2), 12)
})

test('all censored: the curve stays at 1 with nobody lost', () => {
  expect(kaplanMeier([{ time: 3, events: 0, censored: 7 }])).toEqual([
    { time: 3, events: 0, censored: 7, atRisk: 7, survival: 1, stdError: 0, lower: 1, upper: 1 },
  ])
})

test.each([
  [[], 'empty'],
  [[{ time: 1, events: 0, censored: 0 }], 'empty'],
  [[{ time: -1, events: 1, censored: 0 }], 'invalid'],
  [[{ time: Number.NaN, events: 1, censored: 0 }], 'invalid'],
  [[{ time: 1, events: -1, censored: 2 }], 'invalid'],
  [[{ time: 1, events: 0.5, censored: 0 }], 'invalid'],
])('%j is refused as %s', (rows, code) => {
  expect(() => kaplanMeier(rows)).toThrow(expect.objectContaining({ name: 'StatisticsError', code }))
})

test('survival never rises, limits hold it and lie in [0, 1], no number is NaN or infinite', () => {
  fc.assert(
    fc.property(survivalRows, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (rows, level) => {
      const curve = kaplanMeier(rows, level)
      let before = 1
      for (const { survival, lower, upper } of curve) {
        expect(survival).toBeLessThanOrEqual(before)
        before = survival
        if (lower === null || upper === null) {
          expect(survival).toBe(0)
          continue
        }
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(lower).toBeLessThanOrEqual(survival)
        expect(upper).toBeGreaterThanOrEqual(survival)
        expect(upper).toBeLessThanOrEqual(1)
      }
      expect(numbersIn(curve).every(Number.isFinite)).toBe(true)
    }),
  )
})

test('counts equal repetition, in any order', () => {
  fc.assert(
    fc.property(fewPersons, (rows) => {
      expect(kaplanMeier(oneByOne(rows).reverse())).toEqual(kaplanMeier(rows))
    }),
  )
})

test('1 of a thousand million: ln S = −10⁻⁹, se of ln(−ln S) 1, so the limits are 1 − 10⁻⁹ e^±1.96 to the last digit', () => {
  const [row] = kaplanMeier([
    { time: 1, events: 1, censored: 0 },
    { time: 2, events: 0, censored: 1e9 - 1 },
  ])
  expect(1 - row!.upper!).toBeCloseTo(1e-9 * Math.exp(-1.959963984540054), 15)
  expect(1 - row!.lower!).toBeCloseTo(1e-9 * Math.exp(1.959963984540054), 15)
})

test('more persons than can be counted one by one are refused, not rounded', () => {
  const rows = [1, 2, 3].map((time) => ({ time, events: 1, censored: 9e15 }))
  expect(() => kaplanMeier(rows)).toThrow(
    expect.objectContaining({ code: 'invalid', message: expect.stringContaining('persons together') }),
  )
})
