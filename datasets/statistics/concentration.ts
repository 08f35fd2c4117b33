import { checkCount } from './risk-set.ts'
import { StatisticsError } from './statistics-error.ts'

interface Holding {
  value: number
  count: number
}

function ascending(values: readonly number[], counts?: readonly number[]): { holdings: Holding[]; persons: number; total: number } {
  if (counts && counts.length !== values.length)
    throw new StatisticsError('invalid', `There are ${values.length} values but ${counts.length} counts.`)
  const holdings = values.map((value, i) => {
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
      throw new StatisticsError('invalid', `Concentration is of amounts of 0 or more, not ${value}.`)
    const count = counts?.[i] ?? 1
    checkCount(count, 'persons')
    return { value, count }
  })
  holdings.sort((a, b) => a.value - b.value)
  const persons = holdings.reduce((sum, { count }) => sum + count, 0)
  if (persons === 0) throw new StatisticsError('empty', 'There is nobody among whom to measure concentration.')
  const total = holdings.reduce((sum, { value, count }) => sum + value * count, 0)
  if (total === 0) throw new StatisticsError('empty', 'All amounts are 0: there is nothing to be concentrated.')
  if (total === Number.POSITIVE_INFINITY)
    throw new StatisticsError('invalid', 'The amounts are too large to add up: give them in a larger unit.')
  return { holdings, persons, total }
}

/**
 * Gini coefficient, those with nothing included: 0 when all have the same, (n − 1) / n when one of n has all.
 *
 * G = Σ (2i − n − 1) x_i / (n Σ x), x ascending: half the mean absolute difference over the mean, of the n persons themselves
 * (no correction n / (n − 1)).
 *
 * @param x amount of each person, ≥ 0, any unit
 * @param counts persons with each amount; 1 each where not given
 * @throws StatisticsError `empty` without persons or with zeros only; `invalid` for a negative amount
 */
export function gini(x: readonly number[], counts?: readonly number[]): number {
  const { holdings, persons, total } = ascending(x, counts)
  let before = 0
  let gini = 0
  for (const { value, count } of holdings) {
    gini += (value / total) * (count / persons) * (2 * before + count - persons)
    before += count
  }
  return Math.max(0, gini)
}

export interface LorenzPoint {
  shareOfPersons: number
  shareOfTotal: number
}

/**
 * Lorenz curve from (0, 0) to (1, 1): what share of the total the poorest share of persons has. One point per distinct amount.
 *
 * @param x amount of each person, ≥ 0, any unit
 * @param counts persons with each amount; 1 each where not given
 * @throws StatisticsError `empty` without persons or with zeros only; `invalid` for a negative amount
 */
export function lorenz(x: readonly number[], counts?: readonly number[]): LorenzPoint[] {
  const { holdings, persons, total } = ascending(x, counts)
  const points: LorenzPoint[] = [{ shareOfPersons: 0, shareOfTotal: 0 }]
  let below = 0
  let sum = 0
  holdings.forEach(({ value, count }, i) => {
    below += count
    sum += value * count
    if (count > 0 && holdings[i + 1]?.value !== value)
      points.push({ shareOfPersons: below / persons, shareOfTotal: Math.min(1, sum / total) })
  })
  points[points.length - 1] = { shareOfPersons: 1, shareOfTotal: 1 }
  return points
}
