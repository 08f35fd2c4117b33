import { expect, test } from 'vitest'
import { chiSquareTest } from './chi-square.ts'
import lung from './reference/survival-lung.json'

test('with 2 degrees of freedom the tail is e^(−x/2), also where 1 − cdf would be 0', () => {
  for (const x of [0, 1, 10, 100, 1000]) expect(chiSquareTest(x, 2).p / Math.exp(-x / 2)).toBeCloseTo(1, 10)
})

test('p of the reference as in R', () => {
  expect(chiSquareTest(lung.logRank.chiSquare, 1).p).toBeCloseTo(lung.logRank.p, 12)
})
