import quantile from '@stdlib/stats-base-dists-t-quantile'
import { bassShare } from './bass-curve.ts'
import { cholesky, inverse } from './cholesky.ts'
import { checkedLevel, DEFAULT_LEVEL } from './interval.ts'
import { type LeastSquares, leastSquares, type Model } from './least-squares.ts'
import { StatisticsError } from './statistics-error.ts'

/** Profile limits; null where the data do not bound the quantity on that side. */
export interface ProfileLimits {
  lower: number | null
  upper: number | null
}

export interface BassPeriod extends ProfileLimits {
  /** Period, from 1. */
  t: number
  /** Null in the future. */
  observed: number | null
  /** Expected adoptions; the limits are those of this expectation, not of a single period's scatter around it. */
  fitted: number
}

export interface BassFit {
  /** All who will adopt in the end. */
  m: number
  /** Innovation, per period. */
  p: number
  /** Imitation, per period. */
  q: number
  /** Standard errors of m, p, q. */
  se: [number, number, number]
  /** When adoption is fastest, in periods since the start of period 1; 0 where it falls from the start. */
  peakTime: number
  limits: { m: ProfileLimits; p: ProfileLimits; q: ProfileLimits }
  periods: BassPeriod[]
}

const FEWEST_PERIODS = 5

/**
 * Bass diffusion fitted to adoptions per period by nonlinear least squares.
 *
 * n_t = m [F(t) − F(t − 1)], F(t) = (1 − e^−(p+q)t) / (1 + (q/p) e^−(p+q)t); peak at ln(q/p) / (p + q); se from s² (JᵀJ)⁻¹ with T − 3
 * degrees of freedom; limits by profile: where the least sum of squares with the quantity held fixed exceeds the minimum by s² t².
 * Before the peak m is guesswork, so the fit is refused.
 *
 * Source: Bass, Management Science 15 (1969) 215–227; Srinivasan & Mason, Marketing Science 5 (1986) 169–178; R `nls`, `profile`.
 *
 * @param series adoptions in periods 1, 2, …, of equal length and over, ≥ 0
 * @param options `horizon`: periods to forecast beyond the series; `level`: confidence
 * @throws StatisticsError `empty` without adoptions; `before_peak` for fewer than five periods, where the last is the largest, or where the
 *   fitted peak is not a full period past; `singular` where the data do not tell m, p and q apart; `invalid` for values out of range
 */
export function bassFit(
  series: readonly number[],
  { horizon = 0, level = DEFAULT_LEVEL }: { horizon?: number; level?: number } = {},
): BassFit {
  const tail = (1 + checkedLevel(level)) / 2
  const total = checkedTotal(series, horizon)
  if (series.length < FEWEST_PERIODS)
    throw new StatisticsError('before_peak', `${series.length} periods cannot show a peak: at least ${FEWEST_PERIODS} are needed.`)
  if (series.at(-1)! >= Math.max(...series.slice(0, -1)))
    throw new StatisticsError(
      'before_peak',
      'Adoption is still highest in the last period: before the peak, a forecast of the total would be guesswork.',
    )

  // In shares of the total, so that the units of the series do not matter.
  const observed = series.map((value) => value / total)
  const best = leastSquares(observed, curve(series.length), start(observed))
  const [m, p, q] = (best?.theta ?? []).map(Math.exp)
  if (!best || !m || !p || !q || p < 1e-9 || q < 1e-6 || m > 1e4)
    throw new StatisticsError(
      'singular',
      'The series does not tell market size, innovation and imitation apart: it does not rise and fall as a diffusion does.',
    )
  const peakTime = Math.max(0, Math.log(q / p) / (p + q))
  if (peakTime > series.length - 1)
    throw new StatisticsError(
      'before_peak',
      `The fitted peak, at ${peakTime.toFixed(1)} periods, is not a full period past in a series of ${series.length}: a forecast of the total would be guesswork.`,
    )

  const df = series.length - 3
  const least = best.sum > 1e-24 ? best.sum : 0
  const variance = least / df
  const gradients = observed.map((_, i) => {
    const { f, byP, byQ } = bassShare(i + 1, p, q)
    return [f, m * byP, m * byQ]
  })
  const normal = [0, 1, 2].map((a) => [0, 1, 2].map((b) => gradients.reduce((sum, g) => sum + g[a]! * g[b]!, 0)))
  const covariance = inverse(cholesky(normal, () => 'The series does not tell market size, innovation and imitation apart.'))
  const se = [0, 1, 2].map((a) => Math.sqrt(variance * covariance[a]![a]!)) as [number, number, number]

  const allowed = least + variance * quantile(tail, df) ** 2
  const along = (constrained: Constrained, estimate: number): ProfileLimits => {
    if (variance === 0) return { lower: estimate, upper: estimate }
    return {
      lower: profileLimit(observed, constrained, estimate, allowed, -1),
      upper: profileLimit(observed, constrained, estimate, allowed, 1),
    }
  }
  const [lm, lp, lq] = best.theta as [number, number, number]
  const people = ({ lower, upper }: ProfileLimits): ProfileLimits => ({
    lower: lower === null ? null : lower * total,
    upper: upper === null ? null : upper * total,
  })
  return {
    m: m * total,
    p,
    q,
    se: [se[0] * total, se[1], se[2]],
    peakTime,
    limits: {
      m: people(along(holding(0, series.length, [lp, lq]), m)),
      p: along(holding(1, series.length, [lm, lq]), p),
      q: along(holding(2, series.length, [lm, lp]), q),
    },
    periods: Array.from({ length: series.length + horizon }, (_, i) => {
      const fitted = m * bassShare(i + 1, p, q).f
      return {
        t: i + 1,
        observed: series[i] ?? null,
        fitted: fitted * total,
        ...people(along(passing(i + 1, series.length, [lp, lq]), fitted)),
      }
    }),
  }
}

function checkedTotal(series: readonly number[], horizon: number): number {
  const bad = series.find((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY))
  if (bad !== undefined) throw new StatisticsError('invalid', `Adoptions in a period must be a number of 0 or more, not ${bad}.`)
  if (!Number.isInteger(horizon) || horizon < 0 || horizon > 1000)
    throw new StatisticsError('invalid', `The horizon must be a whole number of periods from 0 to 1000, not ${horizon}.`)
  const total = series.reduce((sum, value) => sum + value, 0)
  if (total === 0) throw new StatisticsError('empty', 'Nobody has adopted yet.')
  if (total === Number.POSITIVE_INFINITY) throw new StatisticsError('invalid', 'The adoptions are too large to add up.')
  return total
}

/** Parameters ln m, ln p, ln q, which keep m, p, q positive. */
function curve(periods: number) {
  return ([lm, lp, lq]: readonly number[]): Model => {
    const [m, p, q] = [Math.exp(lm!), Math.exp(lp!), Math.exp(lq!)]
    const shares = Array.from({ length: periods }, (_, i) => bassShare(i + 1, p, q))
    return { values: shares.map(({ f }) => m * f), jacobian: shares.map(({ f, byP, byQ }) => [m * f, m * p * byP, m * q * byQ]) }
  }
}

/** Best of a grid over p and q, with the m that fits best given these. */
function start(observed: readonly number[]): number[] {
  let best = { sum: Number.POSITIVE_INFINITY, theta: [0, 0, 0] }
  for (const p of [1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3])
    for (const q of [0.03, 0.1, 0.2, 0.4, 0.7, 1.2, 2]) {
      const shares = observed.map((_, i) => bassShare(i + 1, p, q).f)
      const m = shares.reduce((sum, f, i) => sum + f * observed[i]!, 0) / shares.reduce((sum, f) => sum + f * f, 0)
      const sum = shares.reduce((total, f, i) => total + (observed[i]! - m * f) ** 2, 0)
      if (m > 0 && sum < best.sum) best = { sum, theta: [Math.log(m), Math.log(p), Math.log(q)] }
    }
  return best.theta
}

/** The model with one quantity held at e^value; the others start where the estimate has them. */
interface Constrained {
  model: (value: number) => (theta: readonly number[]) => Model
  start: number[]
}

function holding(index: number, periods: number, start: number[]): Constrained {
  const full = curve(periods)
  return {
    start,
    model: (value) => (theta) => {
      const { values, jacobian } = full(theta.toSpliced(index, 0, value))
      return { values, jacobian: jacobian.map((row) => row.toSpliced(index, 1)) }
    },
  }
}

/** Expected adoptions in period t held fixed: m follows from p and q. */
function passing(t: number, periods: number, start: number[]): Constrained {
  return {
    start,
    model:
      (value) =>
      ([lp, lq]) => {
        const [p, q] = [Math.exp(lp!), Math.exp(lq!)]
        const at = bassShare(t, p, q)
        const m = Math.exp(value) / at.f
        const shares = Array.from({ length: periods }, (_, i) => bassShare(i + 1, p, q))
        return {
          values: shares.map(({ f }) => m * f),
          jacobian: shares.map(({ f, byP, byQ }) => [m * p * (byP - (f * at.byP) / at.f), m * q * (byQ - (f * at.byQ) / at.f)]),
        }
      },
  }
}

/** Walks away from the estimate, each fit starting at the last, until the sum of squares passes `allowed`; then halves the last step. */
function profileLimit(
  observed: readonly number[],
  { model, start }: Constrained,
  estimate: number,
  allowed: number,
  side: 1 | -1,
): number | null {
  let inside = { value: Math.log(estimate), theta: start }
  let outside: number | null = null
  for (let stride = 0.02; stride < 20; stride *= 1.5) {
    const value: number = inside.value + side * stride
    const fit: LeastSquares | null = leastSquares(observed, model(value), inside.theta)
    if (!fit || !Number.isFinite(fit.sum)) return null
    if (fit.sum > allowed) {
      outside = value
      break
    }
    inside = { value, theta: fit.theta }
  }
  if (outside === null) return null
  for (let halving = 0; halving < 40 && Math.abs(outside - inside.value) > 1e-10; halving++) {
    const value: number = (inside.value + outside) / 2
    const fit: LeastSquares | null = leastSquares(observed, model(value), inside.theta)
    if (!fit) return null
    if (fit.sum > allowed) outside = value
    else inside = { value, theta: fit.theta }
  }
  return Math.exp(inside.value)
}
