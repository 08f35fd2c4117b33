import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusteredRatio, clusteredShare, clusterSums } from './clustered-ratio.ts'
import { numbersIn } from './survival.fixture.ts'
import { wilson } from './wilson.ts'

test('1 of 2, 0 of 2, 4 of 4: 5/8; residuals −1/4, −5/4, 3/2; se² = 3/2 · (1/16 + 25/16 + 36/16) / 64', () => {
  const sums = clusterSums([
    { numerator: 1, denominator: 2 },
    { numerator: 0, denominator: 2 },
    { numerator: 4, denominator: 4 },
  ])
  const { ratio, stdError } = clusteredRatio(sums)
  expect(ratio).toBe(0.625)
  expect(stdError).toBeCloseTo(Math.sqrt((1.5 * (62 / 16)) / 64), 12)
})

test('one payment each is a plain proportion: 30 of 100 has se √(0.3 · 0.7 / 99) and nearly Wilson limits', () => {
  const persons = Array.from({ length: 100 }, (_, i) => ({ numerator: i < 30 ? 1 : 0, denominator: 1 }))
  const share = clusteredShare(clusterSums(persons))
  expect(share.stdError).toBeCloseTo(Math.sqrt(0.21 / 99), 12)
  expect(share.lower).toBeCloseTo(wilson(30, 100).lower, 2)
  expect(share.upper).toBeCloseTo(wilson(30, 100).upper, 2)
})

test('ten times the payments of the same persons, all alike, tell no more: same error and limits', () => {
  const persons = [1, 0, 0, 1, 1].map((y) => ({ numerator: y, denominator: 1 }))
  const alike = persons.map((p) => ({ numerator: 10 * p.numerator, denominator: 10 }))
  const [once, ten] = [clusteredShare(clusterSums(persons)), clusteredShare(clusterSums(alike))]
  expect(ten.stdError).toBeCloseTo(once.stdError!, 12)
  expect(ten.upper).toBeCloseTo(once.upper!, 12)
})

test('nobody did: from 0 up to what as many persons allow, not to 0', () => {
  const none = clusteredShare(clusterSums(Array.from({ length: 50 }, () => ({ numerator: 0, denominator: 20 }))))
  expect(none.lower).toBe(0)
  expect(none.upper).toBeGreaterThan(wilson(0, 50).upper)
})

test('one person has a ratio but no interval; those without a denominator are not counted', () => {
  const sums = clusterSums([
    { numerator: 1, denominator: 4 },
    { numerator: 0, denominator: 0 },
  ])
  expect(clusteredRatio(sums)).toEqual({ ratio: 0.25, stdError: null, lower: null, upper: null, persons: 1 })
})

test('nobody, impossible totals and parts above their whole are refused', () => {
  expect(() => clusteredRatio(clusterSums([]))).toThrow(expect.objectContaining({ code: 'empty' }))
  expect(() => clusterSums([{ numerator: 1, denominator: 0 }])).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(() => clusterSums([{ numerator: Number.NaN, denominator: 1 }])).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(() => clusteredShare(clusterSums([{ numerator: 2, denominator: 1 }]))).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('the sums give what the persons give; limits hold the share within [0, 1]; never NaN', () => {
  const person = fc
    .integer({ min: 1, max: 1_000_000 })
    .chain((x) => fc.record({ numerator: fc.integer({ min: 0, max: x }), denominator: fc.constant(x) }))
  fc.assert(
    fc.property(fc.array(person, { minLength: 2, maxLength: 50 }), (persons) => {
      const share = clusteredShare(clusterSums(persons))
      const x = persons.reduce((sum, p) => sum + p.denominator, 0)
      const ratio = persons.reduce((sum, p) => sum + p.numerator, 0) / x
      const residual = persons.reduce((sum, p) => sum + (p.numerator - ratio * p.denominator) ** 2, 0)
      const naive = Math.sqrt(((persons.length / (persons.length - 1)) * residual) / (x * x))
      expect(share.ratio).toBeCloseTo(ratio, 12)
      expect(share.stdError).toBeCloseTo(naive, 6)
      expect(share.lower).toBeGreaterThanOrEqual(0)
      expect(share.lower).toBeLessThanOrEqual(share.ratio)
      expect(share.upper).toBeGreaterThanOrEqual(share.ratio)
      expect(share.upper).toBeLessThanOrEqual(1)
      expect(numbersIn(share).every(Number.isFinite)).toBe(true)
    }),
  )
})
