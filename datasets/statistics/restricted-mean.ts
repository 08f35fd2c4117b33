import cdf from '@stdlib/stats-base-dists-normal-cdf'
import { criticalValue, DEFAULT_LEVEL } from './interval.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import type { SurvivalRow } from './risk-set.ts'
import { StatisticsError } from './statistics-error.ts'

export interface RestrictedMean {
  tau: number
  /** Mean time without the event during the first tau, in the unit of the rows. */
  mean: number
  stdError: number
  lower: number
  upper: number
}

/**
 * Restricted mean survival time: the area under the Kaplan–Meier curve from 0 to tau.
 *
 * se² = Σ A(t)² d / (n (n − d)) over the event times t ≤ tau, where A(t) is the area from t to tau; limits mean ± z se,
 * kept within [0, tau].
 *
 * Source: Irwin 1949; Royston & Parmar, BMC Medical Research Methodology 13 (2013) 152; R `print(survfit(…), rmean = tau)`.
 *
 * @param rows persons grouped by time
 * @param tau horizon, > 0, in the unit of the rows
 * @param level confidence, 0 < level < 1
 * @throws StatisticsError `empty` without persons; `all_censored` where no event falls in [0, tau), so that there is no
 *   standard error; `invalid` where tau lies beyond the last time while some still have no event, and for arguments out of range
 */
export function restrictedMean(rows: readonly SurvivalRow[], tau: number, level = DEFAULT_LEVEL): RestrictedMean {
  if (!(tau > 0 && tau < Number.POSITIVE_INFINITY))
    throw new StatisticsError('invalid', `The horizon tau must be a number above 0, not ${tau}.`)
  const z = criticalValue(level)
  const curve = kaplanMeier(rows, level)
  const last = curve.at(-1)!
  if (tau > last.time && last.survival > 0)
    throw new StatisticsError(
      'invalid',
      `Nobody is followed for longer than ${last.time}, so the mean up to ${tau} is not known: choose tau up to ${last.time}.`,
    )
  const within = curve.filter((row) => row.time < tau)
  if (!within.some((row) => row.events > 0))
    throw new StatisticsError('all_censored', `No event before ${tau}: the restricted mean is ${tau} itself and has no standard error.`)

  let variance = 0
  let area = 0
  let end = tau
  for (const { time, survival, atRisk, events } of within.toReversed()) {
    area += survival * (end - time)
    end = time
    if (atRisk > events) variance += (area * area * events) / (atRisk * (atRisk - events))
  }
  const mean = Math.min(tau, area + end)
  const stdError = Math.sqrt(variance)
  return { tau, mean, stdError, lower: Math.max(0, mean - z * stdError), upper: Math.min(tau, mean + z * stdError) }
}

export interface RestrictedMeanDifference {
  tau: number
  /** First mean less the second, in the unit of the rows. */
  difference: number
  stdError: number
  lower: number
  upper: number
  p: number
}

/**
 * Difference of two independent groups' restricted means: what to report where hazards are not proportional.
 *
 * se² = se₁² + se₂²; limits difference ± z se, kept within ±tau; two-sided p from the normal distribution.
 *
 * Source: Royston & Parmar, BMC Medical Research Methodology 13 (2013) 152; R `survRM2::rmst2`, unadjusted.
 *
 * @param tau horizon that both groups are followed to
 * @throws StatisticsError as `restrictedMean`, of either group
 */
export function restrictedMeanDifference(
  first: readonly SurvivalRow[],
  second: readonly SurvivalRow[],
  tau: number,
  level = DEFAULT_LEVEL,
): RestrictedMeanDifference {
  const z = criticalValue(level)
  const [a, b] = [restrictedMean(first, tau, level), restrictedMean(second, tau, level)]
  const difference = a.mean - b.mean
  const stdError = Math.hypot(a.stdError, b.stdError)
  return {
    tau,
    difference,
    stdError,
    lower: Math.max(-tau, difference - z * stdError),
    upper: Math.min(tau, difference + z * stdError),
    p: stdError > 0 ? Math.min(1, 2 * cdf(-Math.abs(difference / stdError), 0, 1)) : difference === 0 ? 1 : 0,
  }
}
