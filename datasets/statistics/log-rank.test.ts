import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logRank } from './log-rank.ts'
import aml from './reference/survival-aml.json'
import lung from './reference/survival-lung.json'
import { StatisticsError } from './statistics-error.ts'
import { fewPersons, numbersIn, oneByOne, survivalRows } from './survival.fixture.ts'

const inputs = (groups: Record<string, { input: { time: number; events: number; censored: number }[] }>) =>
  Object.fromEntries(Object.entries(groups).map(([name, { input }]) => [name, input]))

test.each([
  { name: aml.name, groups: inputs(aml.groups), reference: aml.logRank },
  { name: lung.name, groups: inputs(lung.groups), reference: lung.logRank },
])('$name: chi-square $reference.chiSquare, p $reference.p as in R', ({ groups, reference }) => {
  const result = logRank(groups)
  expect(result.groups).toEqual(Object.keys(groups))
  expect(result.df).toBe(reference.df)
  expect(result.observed).toEqual(reference.observed)
  expect(result.chiSquare).toBeCloseTo(reference.chiSquare, 9)
  expect(result.p).toBeCloseTo(reference.p, 10)
  result.expected.forEach((e, i) => {
    expect(e).toBeCloseTo(reference.expected[i]!, 9)
  })
})

test('A 1, 2; B 3, 4, no censoring: E_A = 2/4 + 1/3 = 5/6, V = 1/4 + 2/9 = 17/36, chi-square (2 − 5/6)² / (17/36) = 49/17', () => {
  const at = (...times: number[]) => times.map((time) => ({ time, events: 1, censored: 0 }))
  const result = logRank({ A: at(1, 2), B: at(3, 4) })
  expect(result.expected[0]).toBeCloseTo(5 / 6, 12)
  expect(result.chiSquare).toBeCloseTo(49 / 17, 12)
})

test('a very large chi-square keeps its p: two groups of 200, one all gone before the other', () => {
  const { p } = logRank([[{ time: 1, events: 200, censored: 0 }], [{ time: 2, events: 200, censored: 0 }]])
  expect(p).toBeGreaterThan(0)
  expect(p).toBeLessThan(1e-60)
})

const gone = [{ time: 1, events: 2, censored: 1 }]
test.each([
  [[], 'empty'],
  [[gone], 'one_group'],
  [[gone, []], 'empty'],
  [[[{ time: 1, events: 0, censored: 3 }], [{ time: 2, events: 0, censored: 3 }]], 'all_censored'],
  [[[{ time: 1, events: 0, censored: 3 }], [{ time: 2, events: 3, censored: 3 }]], 'singular'],
  [[[{ time: 1, events: 3, censored: 0 }], [{ time: 1, events: 3, censored: 0 }]], 'singular'],
])('%j is refused as %s', (groups, code) => {
  expect(() => logRank(groups)).toThrow(expect.objectContaining({ name: 'StatisticsError', code }))
})

const attempt = (groups: Parameters<typeof logRank>[0]) => {
  try {
    return logRank(groups)
  } catch (error) {
    if (error instanceof StatisticsError) return { code: error.code }
    throw error
  }
}

test('relabelled groups give the same chi-square; observed and expected have the same sum; never NaN', () => {
  fc.assert(
    fc.property(fc.array(survivalRows, { minLength: 2, maxLength: 5 }), (groups) => {
      const result = attempt(groups)
      const relabelled = attempt(groups.toReversed())
      if ('code' in result || 'code' in relabelled) {
        expect(relabelled).toEqual(result)
        return
      }
      expect(Math.abs(relabelled.chiSquare - result.chiSquare)).toBeLessThanOrEqual(1e-7 * (1 + result.chiSquare))
      const sum = (x: number[]) => x.reduce((a, b) => a + b)
      expect(sum(result.expected) / sum(result.observed)).toBeCloseTo(1, 9)
      expect(numbersIn(result).every(Number.isFinite)).toBe(true)
      expect(result.p).toBeLessThanOrEqual(1)
    }),
  )
})

test('counts equal repetition', () => {
  fc.assert(
    fc.property(fewPersons, fewPersons, (a, b) => {
      expect(attempt([oneByOne(a), oneByOne(b)])).toEqual(attempt([a, b]))
    }),
  )
})
