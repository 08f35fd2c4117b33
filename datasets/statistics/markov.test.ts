import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stationaryDistribution, transitionProbabilities } from './markov.ts'
import reference from './reference/markov.json'

test('probabilities and stationary distribution as in R', () => {
  const probability = transitionProbabilities(reference.counts) as number[][]
  probability.flat().forEach((p, i) => {
    expect(p).toBeCloseTo(reference.probability.flat()[i]!, 10)
  })
  stationaryDistribution(probability).forEach((share, i) => {
    expect(share).toBeCloseTo(reference.stationary[i]!, 10)
  })
})

test('out of A 1/4 go to B, out of B 1/2 to A: twice as many in A, 2/3 and 1/3', () => {
  const shares = stationaryDistribution([
    [0.75, 0.25],
    [0.5, 0.5],
  ])
  expect(shares[0]).toBeCloseTo(2 / 3, 12)
})

test('a state nobody was in has no probabilities', () => {
  expect(
    transitionProbabilities([
      [3, 1],
      [0, 0],
    ]),
  ).toEqual([[0.75, 0.25], null])
})

test('two states that never mix have no single long run', () => {
  const identity = [
    [1, 0],
    [0, 1],
  ]
  expect(() => stationaryDistribution(identity)).toThrow(expect.objectContaining({ code: 'singular' }))
})

test('no states, ragged rows and rows that are no distribution are refused', () => {
  expect(() => stationaryDistribution([])).toThrow(expect.objectContaining({ code: 'empty' }))
  expect(() => transitionProbabilities([[1, 2]])).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(() => stationaryDistribution([[0.4]])).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('the long run stays as it is after one more step', () => {
  const counts = fc
    .integer({ min: 1, max: 6 })
    .chain((k) => fc.array(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: k, maxLength: k }), { minLength: k, maxLength: k }))
  fc.assert(
    fc.property(counts, (matrix) => {
      const probability = transitionProbabilities(matrix) as number[][]
      const shares = stationaryDistribution(probability)
      shares.forEach((share, j) => {
        expect(shares.reduce((sum, s, i) => sum + s * probability[i]![j]!, 0)).toBeCloseTo(share, 12)
      })
    }),
  )
})
