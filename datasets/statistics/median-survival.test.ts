import fc from 'fast-check'
import { expect, test } from 'vitest'
import { medianSurvival } from './median-survival.ts'
import { groups, survivalRows } from './survival.fixture.ts'

test.each(groups)('$name: $median ($medianLower to $medianUpper) as in R', ({ input, median, medianLower, medianUpper }) => {
  expect(medianSurvival(input)).toEqual({ median, medianLower, medianUpper })
})

test('half gone at 2, next at 6: the curve runs at one half in between, so the median is (2 + 6) / 2 = 4', () => {
  const rows = [1, 2, 6, 9].map((time) => ({ time, events: 1, censored: 0 }))
  expect(medianSurvival(rows).median).toBe(4)
})

test('10 of 30 gone: not reached, which is not zero', () => {
  expect(medianSurvival([{ time: 5, events: 10, censored: 20 }]).median).toBeNull()
})

test('nobody is refused as empty', () => {
  expect(() => medianSurvival([])).toThrow(expect.objectContaining({ code: 'empty' }))
})

test('limits hold the median', () => {
  fc.assert(
    fc.property(survivalRows, (rows) => {
      const { median, medianLower, medianUpper } = medianSurvival(rows)
      if (median === null) expect(medianUpper).toBeNull()
      if (median === null) return
      if (medianLower !== null) expect(medianLower).toBeLessThanOrEqual(median)
      if (medianUpper !== null) expect(medianUpper).toBeGreaterThanOrEqual(median)
    }),
  )
})
