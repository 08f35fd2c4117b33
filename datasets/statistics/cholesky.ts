import { StatisticsError } from './statistics-error.ts'

/** Symmetric matrices as arrays of rows. */
export type Matrix = readonly (readonly number[])[]

/** Share of its own variance that a row must keep, after those before it, to count as independent of them. */
const INDEPENDENT = 1e-10

/** Lower factor L of a positive definite A = L Lᵀ, or the index of the first row that depends on those before it. */
export function factor(a: Matrix): { lower: number[][] } | { dependent: number } {
  const lower: number[][] = a.map((row) => row.map(() => 0))
  for (let j = 0; j < a.length; j++) {
    for (let i = j; i < a.length; i++) {
      let rest = a[i]![j]!
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!
      if (i > j) lower[i]![j] = rest / lower[j]![j]!
      else if (rest > INDEPENDENT * a[j]![j]! && rest < Number.POSITIVE_INFINITY) lower[j]![j] = Math.sqrt(rest)
      else return { dependent: j }
    }
  }
  return { lower }
}

/** L of A = L Lᵀ. @throws StatisticsError `singular`, worded by `why` from the index of the dependent row. */
export function cholesky(a: Matrix, why: (dependent: number) => string): number[][] {
  const result = factor(a)
  if ('dependent' in result) throw new StatisticsError('singular', why(result.dependent))
  return result.lower
}

/** x of L x = b. */
export function forward(lower: Matrix, b: readonly number[]): number[] {
  const x: number[] = []
  for (let i = 0; i < lower.length; i++) {
    let rest = b[i]!
    for (let k = 0; k < i; k++) rest -= lower[i]![k]! * x[k]!
    x.push(rest / lower[i]![i]!)
  }
  return x
}

/** x of L Lᵀ x = b. */
export function solve(lower: Matrix, b: readonly number[]): number[] {
  const x = forward(lower, b)
  for (let i = lower.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < lower.length; k++) x[i]! -= lower[k]![i]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  return x
}

/** bᵀ A⁻¹ b. */
export const quadraticForm = (lower: Matrix, b: readonly number[]): number => forward(lower, b).reduce((sum, v) => sum + v * v, 0)

export function inverse(lower: Matrix): number[][] {
  return lower.map((_, j) =>
    solve(
      lower,
      lower.map((_, i) => (i === j ? 1 : 0)),
    ),
  )
}
