import cdf from '@stdlib/stats-base-dists-normal-cdf'
import { type ChiSquareTest, chiSquareTest } from './chi-square.ts'
import { cholesky, factor, forward, inverse, type Matrix, quadraticForm, solve } from './cholesky.ts'
import { type Covariate, design } from './covariate.ts'
import { criticalValue, DEFAULT_LEVEL } from './interval.ts'
import { type Departure, type Likelihood, partialLikelihood } from './partial-likelihood.ts'
import { type ProportionalHazards, proportionalHazards } from './proportional-hazards.ts'
import { checkCount, checkTime } from './risk-set.ts'
import { StatisticsError } from './statistics-error.ts'

interface Observed {
  /** Follow-up since the start, ≥ 0. */
  time: number
  covariates: Readonly<Record<string, Covariate>>
}

/** One person (or `count` alike), or all persons of one time with the same covariates. */
export type CoxSubject = (Observed & { event: boolean | 0 | 1; count?: number }) | (Observed & { events: number; censored: number })

export interface CoxOptions {
  level?: number
  /** Category that the others are compared with, by covariate. */
  reference?: Readonly<Record<string, string>>
}

/** Arrays hold one entry per term. */
export interface CoxFit {
  terms: string[]
  /** Category that the others are compared with, by covariate. */
  reference: Record<string, string>
  coefficient: number[]
  stdError: number[]
  hazardRatio: number[]
  /** Limits of the hazard ratio. */
  lower: number[]
  upper: number[]
  z: number[]
  p: number[]
  n: number
  events: number
  /** Log partial likelihood without covariates and at the estimate. */
  logLik: [number, number]
  likelihoodRatioTest: ChiSquareTest
  waldTest: ChiSquareTest
  scoreTest: ChiSquareTest
  /** Null where the events fall on too few times to tell whether the ratios change. */
  proportionalHazards: ProportionalHazards | null
  iterations: number
}

const MOST_ITERATIONS = 50
/** Newton step, per standard deviation of the covariate, after which nothing the reader sees moves. */
const CONVERGED = 1e-9
/** Variance among those at risk, of a covariate with variance 1 over all persons, that is rounding error. */
const STILL = 1e-10
/** Share of the log-likelihood that a step may promise and still be rounding error. */
const ROUNDING = 1e-15

/**
 * Cox's proportional hazards regression, ties by Efron's method, by Newton–Raphson.
 *
 * hazard(t | x) = h₀(t) exp(β x); se from the inverse information; limits exp(β ± z se); tests that all β are 0 by likelihood ratio, Wald
 * and score, df = terms; and the global test of proportional hazards.
 *
 * Source: Cox, JRSS B 34 (1972) 187–220; Efron, JASA 72 (1977) 557–565; R `coxph(ties = "efron")`. A `count` repeats a person, so ties within
 * it are ties (R's case weights are not).
 *
 * @param subjects persons, single or grouped, in any order
 * @throws StatisticsError `empty` without persons; `all_censored` without events; `one_group` for a category everyone shares;
 *   `singular` for covariates that repeat each other or do not vary among those at risk; `monotone` where the likelihood rises without
 *   bound, as when a group has no event at all; `invalid` for values out of range
 */
export function coxEfron(subjects: readonly CoxSubject[], options: CoxOptions = {}): CoxFit {
  const z = criticalValue(options.level ?? DEFAULT_LEVEL)
  const persons = subjects.map(counted).filter((row) => row.persons > 0)
  if (persons.length === 0) throw new StatisticsError('empty', 'There is nobody to follow.')
  const events = persons.reduce((sum, row) => sum + row.events, 0)
  if (events === 0) throw new StatisticsError('all_censored', 'Nobody had the event, so hazards cannot be compared.')
  const { terms, reference, rows } = design(
    persons.map((row) => row.covariates),
    options.reference ?? {},
  )
  const { scale, departures } = standardise(persons, rows)

  const unbounded = () => {
    const extreme = separating(departures, terms)
    return new StatisticsError(
      'monotone',
      `The likelihood rises without bound${extreme}: the hazard ratio is 0 or infinite as far as these data tell. Merge categories or leave the covariate out.`,
    )
  }
  const start = partialLikelihood(
    departures,
    terms.map(() => 0),
  )
  const untold = (j: number) => `${terms[j]} does not vary among those at risk, or follows from the other covariates.`
  const still = start.information.findIndex((row, j) => row[j]! < STILL * events)
  if (still >= 0) throw new StatisticsError('singular', untold(still))
  const null0 = cholesky(start.information, untold)
  const { beta, fit, iterations } = maximise(departures, start, null0, unbounded)
  const lower = factor(fit.information)
  if ('dependent' in lower) throw unbounded()

  const coefficient = beta.map((b, j) => b / scale[j]!)
  const stdError = inverse(lower.lower).map((row, j) => Math.sqrt(row[j]!) / scale[j]!)
  const ratio = (exponent: number, j: number) => {
    const value = Math.exp(exponent)
    if (Number.isFinite(value)) return value
    throw new StatisticsError(
      'invalid',
      `The hazard ratio per unit of ${terms[j]} is too large to write: give ${terms[j]} in a smaller unit.`,
    )
  }
  const wald = coefficient.map((b, j) => b / stdError[j]!)
  const df = terms.length
  return {
    terms,
    reference,
    coefficient,
    stdError,
    hazardRatio: coefficient.map(ratio),
    lower: coefficient.map((b, j) => ratio(b - z * stdError[j]!, j)),
    upper: coefficient.map((b, j) => ratio(b + z * stdError[j]!, j)),
    z: wald,
    p: wald.map((value) => Math.min(1, 2 * cdf(-Math.abs(value), 0, 1))),
    n: persons.reduce((sum, row) => sum + row.persons, 0),
    events,
    logLik: [start.logLik, fit.logLik],
    likelihoodRatioTest: chiSquareTest(Math.max(0, 2 * (fit.logLik - start.logLik)), df),
    waldTest: chiSquareTest(
      beta.reduce((sum, b, i) => sum + b * fit.information[i]!.reduce((s, v, j) => s + v * beta[j]!, 0), 0),
      df,
    ),
    scoreTest: chiSquareTest(quadraticForm(null0, start.gradient), df),
    proportionalHazards: proportionalHazards(departures, beta, terms),
    iterations,
  }
}

function counted(subject: CoxSubject) {
  const { time, covariates } = subject
  checkTime(time)
  if ('events' in subject) {
    checkCount(subject.events, 'events')
    checkCount(subject.censored, 'censored')
    return { time, covariates, events: subject.events, persons: subject.events + subject.censored }
  }
  const count = subject.count ?? 1
  checkCount(count, 'persons')
  if (![0, 1, true, false].includes(subject.event))
    throw new StatisticsError('invalid', `An event either happened or not: event must be true or false, not ${subject.event}.`)
  return { time, covariates, events: subject.event ? count : 0, persons: count }
}

/** Covariates with mean 0 and standard deviation 1 over persons, so that units do not matter; persons by time, latest first. */
function standardise(persons: readonly ReturnType<typeof counted>[], rows: readonly number[][]) {
  const n = persons.reduce((sum, row) => sum + row.persons, 0)
  const mean = (of: (x: number[]) => number) => persons.reduce((sum, row, i) => sum + of(rows[i]!) * (row.persons / n), 0)
  const centre = rows[0]!.map((_, j) => mean((x) => x[j]!))
  const scale = centre.map((c, j) => Math.sqrt(mean((x) => (x[j]! - c) ** 2)))
  const byTime = new Map<number, Departure>()
  for (const [i, { time, events, persons: count }] of persons.entries()) {
    const departure = byTime.get(time) ?? { time, patterns: [] }
    departure.patterns.push({ x: rows[i]!.map((value, j) => (value - centre[j]!) / scale[j]!), events, persons: count })
    byTime.set(time, departure)
  }
  return { scale, departures: [...byTime.values()].sort((a, b) => b.time - a.time) }
}

function maximise(departures: readonly Departure[], start: Likelihood, null0: Matrix, unbounded: () => Error) {
  let beta = start.gradient.map(() => 0)
  let fit = start
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    const lower = factor(fit.information)
    if ('dependent' in lower || flattened(fit.information, null0)) throw unbounded()
    const { gradient } = fit
    const step = solve(lower.lower, gradient)
    let size = 1
    let next = beta.map((b, j) => b + step[j]!)
    let trial = partialLikelihood(departures, next)
    while (!(trial.logLik >= fit.logLik - 1e-12 * Math.abs(fit.logLik)) && size > 1e-6) {
      size /= 2
      next = beta.map((b, j) => b + size * step[j]!)
      trial = partialLikelihood(departures, next)
    }
    beta = next
    fit = trial
    const promised = step.reduce((sum, s, j) => sum + s * gradient[j]!, 0)
    if (size === 1 && (step.every((s) => Math.abs(s) < CONVERGED) || promised < ROUNDING * Math.abs(fit.logLik)))
      return { beta, fit, iterations }
  }
  throw unbounded()
}

/** Whether in some direction less than 1e-8 of the null model's information is left: there the likelihood has become a plateau. */
function flattened(information: Matrix, null0: Matrix): boolean {
  const half = information.map((row) => forward(null0, row))
  const relative = half[0]!.map((_, j) =>
    forward(
      null0,
      half.map((row) => row[j]!),
    ),
  )
  const lower = factor(relative)
  return 'dependent' in lower || lower.lower.some((row, j) => row[j]! ** 2 < 1e-8)
}

/** Names the terms that on their own separate the events: largest, or smallest, among all at risk at every event. */
function separating(departures: readonly Departure[], terms: readonly string[]): string {
  const names = terms.filter((_, j) =>
    [1, -1].some((sign) => {
      let most = Number.NEGATIVE_INFINITY
      return departures.every(({ patterns }) => {
        most = Math.max(most, ...patterns.map(({ x }) => sign * x[j]!))
        return patterns.every(({ x, events }) => events === 0 || sign * x[j]! >= most)
      })
    }),
  )
  return names.length > 0 ? ` in ${names.join(', ')}` : ''
}
