import { checkCount } from './risk-set.ts'
import { StatisticsError } from './statistics-error.ts'

function checkSquare(matrix: readonly (readonly number[])[]): void {
  if (matrix.length === 0) throw new StatisticsError('empty', 'There are no states to move between.')
  if (matrix.some((row) => row.length !== matrix.length))
    throw new StatisticsError('invalid', `A transition matrix of ${matrix.length} states needs ${matrix.length} entries in each row.`)
}

/**
 * Maximum-likelihood transition probabilities: each count over its row's total. A state nobody left or stayed in has no row: null.
 *
 * @param counts persons from state i (row) to state j (column)
 * @throws StatisticsError `empty` without states; `invalid` for a count out of range or a matrix that is not square
 */
export function transitionProbabilities(counts: readonly (readonly number[])[]): (number[] | null)[] {
  checkSquare(counts)
  return counts.map((row) => {
    for (const count of row) checkCount(count, 'persons')
    const total = row.reduce((a, b) => a + b)
    return total > 0 ? row.map((count) => count / total) : null
  })
}

/**
 * Long-run shares of the states if the probabilities stayed as they are: π = π P. State reduction (no subtraction, so no cancellation).
 *
 * Source: Grassmann, Taksar & Heyman, Operations Research 33 (1985) 1107–1116.
 *
 * @param probability rows that each add up to 1
 * @throws StatisticsError `empty` without states; `singular` where states do not all reach each other, so that the long run depends on the
 *   start; `invalid` for a row that is not a distribution
 */
export function stationaryDistribution(probability: readonly (readonly number[])[]): number[] {
  checkSquare(probability)
  for (const row of probability) {
    if (row.some((p) => !(p >= 0 && p <= 1)) || Math.abs(row.reduce((a, b) => a + b) - 1) > 1e-6)
      throw new StatisticsError('invalid', `Each row of a transition matrix holds probabilities that add up to 1, not ${row.join(', ')}.`)
  }
  const states = probability.length
  const p = probability.map((row) => [...row])
  for (let n = states - 1; n > 0; n--) {
    const leaving = p[n]!.slice(0, n).reduce((a, b) => a + b)
    if (leaving === 0)
      throw new StatisticsError('singular', 'Some states cannot reach the others: their long-run shares depend on the start.')
    for (let i = 0; i < n; i++) {
      p[i]![n]! /= leaving
      for (let j = 0; j < n; j++) p[i]![j]! += p[i]![n]! * p[n]![j]!
    }
  }
  const shares = [1]
  for (let j = 1; j < states; j++) shares.push(shares.reduce((sum, share, i) => sum + share * p[i]![j]!, 0))
  if (shares.includes(0)) throw new StatisticsError('singular', 'Some states are never reached from the others: the chain falls apart.')
  const sum = shares.reduce((a, b) => a + b)
  return shares.map((share) => share / sum)
}
