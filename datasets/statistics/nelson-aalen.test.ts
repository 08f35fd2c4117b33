import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nelsonAalen } from './nelson-aalen.ts'
import { fewPersons, groups, numbersIn, oneByOne, survivalRows } from './survival.fixture.ts'

test.each(groups)('$name: every row as in R', ({ input, nelsonAalen: reference }) => {
  const hazard = nelsonAalen(input)
  expect(hazard.map((row) => row.time)).toEqual(reference.map((row) => row.time))
  hazard.forEach((row, i) => {
    expect(row.cumulativeHazard).toBeCloseTo(reference[i]!.cumulativeHazard, 10)
  })
})

test('2 of 4, then 1 of 2: 1/2 + 1/2 = 1, se √(2/16 + 1/4)', () => {
  const last = nelsonAalen([
    { time: 1, events: 2, censored: 0 },
    { time: 2, events: 1, censored: 1 },
  ]).at(-1)!
  expect(last.cumulativeHazard).toBe(1)
  expect(last.stdError).toBeCloseTo(Math.sqrt(0.375), 12)
  expect(last.lower * last.upper).toBeCloseTo(1, 12)
})

test('nobody is refused as empty', () => {
  expect(() => nelsonAalen([])).toThrow(expect.objectContaining({ code: 'empty' }))
})

test('the hazard never falls, its limits hold it, no number is NaN or infinite, counts equal repetition', () => {
  fc.assert(
    fc.property(survivalRows, (rows) => {
      let before = 0
      const hazard = nelsonAalen(rows)
      for (const { cumulativeHazard, lower, upper } of hazard) {
        expect(cumulativeHazard).toBeGreaterThanOrEqual(before)
        expect(lower).toBeLessThanOrEqual(cumulativeHazard)
        expect(upper).toBeGreaterThanOrEqual(cumulativeHazard)
        before = cumulativeHazard
      }
      expect(numbersIn(hazard).every(Number.isFinite)).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fewPersons, (rows) => {
      expect(nelsonAalen(oneByOne(rows))).toEqual(nelsonAalen(rows))
    }),
  )
})
