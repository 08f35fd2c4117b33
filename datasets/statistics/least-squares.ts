import { factor, solve } from './cholesky.ts'

/** Fitted values and, for each, its derivatives by the parameters. */
export interface Model {
  values: number[]
  jacobian: number[][]
}

export interface LeastSquares {
  theta: number[]
  sum: number
}

const MOST_STEPS = 200

/**
 * Nonlinear least squares by Levenberg and Marquardt's method.
 * @returns null where it does not come to rest
 */
export function leastSquares(
  observed: readonly number[],
  model: (theta: readonly number[]) => Model,
  start: readonly number[],
): LeastSquares | null {
  const squares = ({ values }: Model) => values.reduce((sum, value, i) => sum + (observed[i]! - value) ** 2, 0)
  let theta = [...start]
  let fit = model(theta)
  let sum = squares(fit)
  let damping = 1e-3
  for (let step = 0; step < MOST_STEPS; step++) {
    const { values, jacobian } = fit
    const product = (a: number, b: number) => jacobian.reduce((total, row) => total + row[a]! * row[b]!, 0)
    const normal = theta.map((_, a) => theta.map((__, b) => product(a, b) * (a === b ? 1 + damping : 1)))
    const slope = theta.map((_, a) => jacobian.reduce((total, row, i) => total + row[a]! * (observed[i]! - values[i]!), 0))
    const lower = factor(normal)
    if ('dependent' in lower) {
      if (damping > 1e10) return null
      damping = Math.max(damping * 10, 1e-6)
      continue
    }
    const move = solve(lower.lower, slope)
    const next = theta.map((value, a) => value + move[a]!)
    const trial = model(next)
    const left = squares(trial)
    const rest = move.every((m, a) => Math.abs(m) <= 1e-11 * (1 + Math.abs(theta[a]!)))
    if (left <= sum) {
      theta = next
      fit = trial
      sum = left
      damping = damping < 1e-12 ? 0 : damping / 10
      if (rest) return { theta, sum }
    } else {
      if (rest) return { theta, sum }
      if (damping > 1e16) return null
      damping = Math.max(damping * 10, 1e-9)
    }
  }
  return null
}
