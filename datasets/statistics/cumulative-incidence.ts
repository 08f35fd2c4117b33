import { criticalValue, DEFAULT_LEVEL } from './interval.ts'
import { checkCount, checkTime, checkTotal } from './risk-set.ts'
import { StatisticsError } from './statistics-error.ts'

export interface CompetingSubject {
  /** Time since the start, ≥ 0. */
  time: number
  /** 0 = censored; 1, 2, … = the event that ended the follow-up. */
  cause: number
  /** Persons this row stands for; 1 where not given. */
  count?: number
}

/** Columns by time: cif1, se1, lower1, upper1 belong to cause 1, and so on. Limits are null where the incidence is 1. */
export interface CumulativeIncidence {
  /** Times at which an event of any cause happened, ascending; before the first every incidence is 0. */
  times: number[]
  /** Persons under observation without any event just before each time. */
  atRisk: number[]
  /** Share without any event. */
  survival: number[]
  [cif: `cif${number}`]: number[]
  [se: `se${number}`]: number[]
  [events: `events${number}`]: number[]
  [lower: `lower${number}`]: (number | null)[]
  [upper: `upper${number}`]: (number | null)[]
}

const MOST_CAUSES = 100

/**
 * Cumulative incidence of each of several events that exclude each other (Aalen–Johansen). The incidences and the survival add up to 1;
 * 1 − Kaplan–Meier with the other events censored would overstate each.
 *
 * F_c(t) = Σ S(t−) d_c / n. Variance by the delta method:
 * Σ (F_c(t) − F_c(u))² d / (n (n − d)) + Σ S(u−)² d_c (n − d_c) / n³ − 2 Σ (F_c(t) − F_c(u)) S(u−) d_c / n², over u ≤ t.
 * Limits F^exp(∓ z se / (F ln F)), both 0 before the first event.
 *
 * Source: Aalen & Johansen 1978; Marubini & Valsecchi (1995), §10.3; R `survfit` with several states.
 *
 * @param subjects one row per person, or grouped with `count`; any order
 * @param options `causes`: how many causes to return, also those never seen; `level`: confidence
 * @throws StatisticsError `empty` without persons; `all_censored` without any event; `invalid` for a time, cause or count out of range
 */
export function cumulativeIncidence(
  subjects: readonly CompetingSubject[],
  { causes = 1, level = DEFAULT_LEVEL }: { causes?: number; level?: number } = {},
): CumulativeIncidence {
  const z = criticalValue(level)
  checkCount(causes, 'causes')
  let most = Math.max(1, causes)
  const byTime = new Map<number, number[]>()
  for (const { time, cause, count = 1 } of subjects) {
    checkTime(time)
    checkCount(count, 'persons')
    if (!Number.isInteger(cause) || cause < 0 || cause > MOST_CAUSES)
      throw new StatisticsError('invalid', `A cause must be 0 (censored) or a whole number up to ${MOST_CAUSES}, not ${cause}.`)
    if (count === 0) continue
    most = Math.max(most, cause)
    const counts = byTime.get(time) ?? []
    counts[cause] = (counts[cause] ?? 0) + count
    byTime.set(time, counts)
  }
  if (byTime.size === 0) throw new StatisticsError('empty', 'There is nobody to follow.')

  const ended = (time: number, cause: number) => byTime.get(time)![cause] ?? 0
  const each = Array.from({ length: most }, (_, c) => c + 1)
  const times: number[] = []
  const atRisk: number[] = []
  let remaining = 0
  for (const time of [...byTime.keys()].sort((a, b) => b - a)) {
    const events = each.reduce((sum, cause) => sum + ended(time, cause), 0)
    remaining += events + ended(time, 0)
    if (events === 0) continue
    times.unshift(time)
    atRisk.unshift(remaining)
  }
  checkTotal(remaining)
  if (times.length === 0) throw new StatisticsError('all_censored', 'Nobody had an event of any cause: there is no incidence to show.')
  const events = times.map((time) => each.reduce((sum, cause) => sum + ended(time, cause), 0))
  const before: number[] = []
  const survival: number[] = []
  times.forEach((_, i) => {
    before.push(survival[i - 1] ?? 1)
    survival.push(before[i]! * ((atRisk[i]! - events[i]!) / atRisk[i]!))
  })

  const result: CumulativeIncidence = { times, atRisk, survival }
  for (const cause of each) {
    const cif: number[] = []
    const se: number[] = []
    const limits: { lower: number | null; upper: number | null }[] = []
    let incidence = 0
    let [happened, others] = [0, 0]
    // Sums over earlier times u of a, (F − F(u)) a, (F − F(u))² a, b, (F − F(u)) b: each grows by positive terms as F rises.
    let [a, fa, ffa, b, fb, own] = [0, 0, 0, 0, 0, 0]
    times.forEach((time, i) => {
      const n = atRisk[i]!
      const d = ended(time, cause)
      const rise = (before[i]! * d) / n
      ffa += 2 * rise * fa + rise * rise * a
      fa += rise * a
      fb += rise * b
      if (n > events[i]!) a += events[i]! / (n * (n - events[i]!))
      b += (before[i]! * d) / n / n
      own += (before[i]! ** 2 * (d / n) * ((n - d) / n)) / n
      happened += d
      others += events[i]! - d
      // Where this cause alone ended everybody, the steps add up to 1 but for rounding, which would pass for a variance.
      const everybody = survival[i] === 0 && others === 0
      incidence = everybody ? 1 : Math.min(1, incidence + rise)
      const stdError = everybody || happened === 0 ? 0 : Math.sqrt(Math.max(0, ffa + own - 2 * fb))
      cif.push(incidence)
      se.push(stdError)
      limits.push(logLogLimits(incidence, stdError, z))
    })
    result[`cif${cause}`] = cif
    result[`se${cause}`] = se
    result[`events${cause}`] = times.map((time) => ended(time, cause))
    result[`lower${cause}`] = limits.map((limit) => limit.lower)
    result[`upper${cause}`] = limits.map((limit) => limit.upper)
  }
  return result
}

function logLogLimits(share: number, stdError: number, z: number): { lower: number | null; upper: number | null } {
  if (share === 0) return { lower: 0, upper: 0 }
  if (share === 1) return { lower: null, upper: null }
  const spread = (z * stdError) / (-share * Math.log(share))
  return { lower: Math.min(share, share ** Math.exp(spread)), upper: Math.max(share, share ** Math.exp(-spread)) }
}
