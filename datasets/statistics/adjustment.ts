import { StatisticsError } from './statistics-error.ts'

function ascending(p: readonly number[]): number[] {
  if (p.length === 0) throw new StatisticsError('empty', 'There is no p-value to adjust.')
  const bad = p.find((value) => !(value >= 0 && value <= 1))
  if (bad !== undefined) throw new StatisticsError('invalid', `A p-value lies between 0 and 1, not at ${bad}.`)
  return p.map((_, i) => i).sort((a, b) => p[a]! - p[b]!)
}

/**
 * Holm's step-down adjustment, for a family of hypotheses fixed beforehand: controls the chance of any false rejection.
 *
 * Adjusted p of rank i of m = max over ranks j ≤ i of (m − j + 1) p_j, at most 1.
 *
 * Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65–70; R `p.adjust(method = "holm")`.
 *
 * @param p p-values of the whole family
 * @returns adjusted p-values in the order given
 * @throws StatisticsError `empty` for an empty family; `invalid` for a value outside [0, 1]
 */
export function holm(p: readonly number[]): number[] {
  const adjusted = p.map(() => 0)
  let highest = 0
  ascending(p).forEach((index, rank) => {
    highest = Math.min(1, Math.max(highest, (p.length - rank) * p[index]!))
    adjusted[index] = highest
  })
  return adjusted
}

/**
 * Benjamini and Hochberg's step-up adjustment, for exploration: controls the expected share of false discoveries.
 *
 * Adjusted p of rank i of m = min over ranks j ≥ i of (m / j) p_j, at most 1.
 *
 * Source: Benjamini & Hochberg, JRSS B 57 (1995) 289–300; R `p.adjust(method = "BH")`.
 *
 * @param p p-values of all that was looked at
 * @returns adjusted p-values in the order given
 * @throws StatisticsError `empty` for an empty family; `invalid` for a value outside [0, 1]
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const adjusted = p.map(() => 0)
  let lowest = 1
  ascending(p)
    .toReversed()
    .forEach((index, fromTop) => {
      lowest = Math.min(lowest, (p.length / (p.length - fromTop)) * p[index]!)
      adjusted[index] = lowest
    })
  return adjusted
}
