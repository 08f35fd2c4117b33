import { type ChiSquareTest, chiSquareTest } from './chi-square.ts'
import { factor, quadraticForm, solve } from './cholesky.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { type Departure, partialLikelihood } from './partial-likelihood.ts'

/** The global test, and that of each term alone with the others held proportional. */
export interface ProportionalHazards extends ChiSquareTest {
  terms: (ChiSquareTest & { term: string })[]
}

/**
 * Grambsch and Therneau's test of proportional hazards, as the score test of added terms x · g(t), g(t) = 1 − KM(t−) of all persons.
 *
 * With V_t and U_t what time t adds to information and score: chi-square = Uᵀ (Σ g²V − Σ gV (Σ V)⁻¹ Σ gV)⁻¹ U, U = Σ g U_t.
 *
 * Source: Grambsch & Therneau, Biometrika 81 (1994) 515–526; R `cox.zph(transform = "km")`, survival 3.0 and later.
 *
 * @param departures latest first
 * @param beta the estimate, in the units of the departures' covariates
 * @returns null where the events fall on too few times to tell a trend
 */
export function proportionalHazards(
  departures: readonly Departure[],
  beta: readonly number[],
  terms: readonly string[],
): ProportionalHazards | null {
  const rows = departures.map(({ time, patterns }) => {
    const events = patterns.reduce((sum, pattern) => sum + pattern.events, 0)
    return { time, events, censored: patterns.reduce((sum, pattern) => sum + pattern.persons, 0) - events }
  })
  const elapsed = new Map<number, number>()
  let before = 1
  for (const { time, survival } of kaplanMeier(rows)) {
    elapsed.set(time, 1 - before)
    before = survival
  }
  // A constant added to g changes nothing; taking off the mean over events keeps the digits.
  const events = rows.reduce((sum, row) => sum + row.events, 0)
  const mean = rows.reduce((sum, row) => sum + elapsed.get(row.time)! * (row.events / events), 0)

  const k = beta.length
  const score = new Array<number>(k).fill(0)
  const joint = Array.from({ length: 2 * k }, () => new Array<number>(2 * k).fill(0))
  partialLikelihood(departures, beta, (time, gradient, information) => {
    const g = elapsed.get(time)! - mean
    for (let i = 0; i < k; i++) {
      score[i]! += g * gradient[i]!
      for (let j = 0; j < k; j++) {
        const v = information[i]![j]!
        joint[i]![j]! += v
        joint[k + i]![j]! += g * v
        joint[i]![k + j]! += g * v
        joint[k + i]![k + j]! += g * g * v
      }
    }
  })
  const proportional = factor(joint.slice(0, k).map((row) => row.slice(0, k)))
  const whole = factor(joint)
  if ('dependent' in whole || 'dependent' in proportional) return null
  const zeros = score.map(() => 0)
  return {
    ...chiSquareTest(quadraticForm(whole.lower, [...zeros, ...score]), k),
    terms: terms.map((term, j) => {
      const cross = joint[k + j]!.slice(0, k)
      const solved = solve(proportional.lower, cross)
      const left = joint[k + j]![k + j]! - cross.reduce((sum, value, i) => sum + value * solved[i]!, 0)
      return { term, ...chiSquareTest((score[j]! * score[j]!) / left, 1) }
    }),
  }
}
