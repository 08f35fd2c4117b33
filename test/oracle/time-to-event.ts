import type { PersonFilter } from '../../datasets/filters.ts'
import { coxEfron, logRank, medianSurvival, restrictedMean } from '../../datasets/statistics/index.ts'
import type { Tables } from '../hand-made.ts'
import { attribute, byText } from './activity.ts'

export type Segmentation = 'none' | PersonFilter

/** One person (or wallet) as followed: to the event, or to where nothing more is known. */
export interface Followed {
  segment: string
  time: number
  event: boolean
}

export const segmentOf = (tables: Tables, person: string, by: Segmentation): string =>
  by === 'none' ? '' : (attribute(tables, person, by) ?? '')

export const segmentNames = (all: readonly { segment: string }[]): string[] => [...new Set(all.map(({ segment }) => segment))].sort(byText)

/** The product over all times of the share of those under observation that got through it. */
const survivalAt = (own: readonly Followed[], time: number): number =>
  [...new Set(own.filter((f) => f.event && f.time <= time).map((f) => f.time))].reduce((product, t) => {
    const under = own.filter((f) => f.time >= t).length
    const had = own.filter((f) => f.event && f.time === t).length
    return product * (1 - had / under)
  }, 1)

/** Points of the curve of one segment. */
export const pointsOf = (own: readonly Followed[]) =>
  [...new Set(own.map((f) => f.time))]
    .sort((a, b) => a - b)
    .map((time) => ({
      time,
      at_risk: own.filter((f) => f.time >= time).length,
      events: own.filter((f) => f.time === time && f.event).length,
      censored: own.filter((f) => f.time === time && !f.event).length,
      survival: survivalAt(own, time),
      mature: own.filter((f) => f.time >= time).length >= 0.1 * own.length,
      followed: own.length,
    }))

const grouped = (own: readonly Followed[]) => pointsOf(own).map(({ time, events, censored }) => ({ time, events, censored }))

function orNull<T>(compute: () => T): T | null {
  try {
    return compute()
  } catch {
    return null
  }
}

/** Comparison columns of a segment, from the statistics of all segments. */
export function comparedTo(all: readonly Followed[], segment: string, tau: number) {
  const names = segmentNames(all)
  const of = (name: string) => all.filter((f) => f.segment === name)
  const last = (name: string) => {
    const own = of(name)
    const end = Math.max(...own.map((f) => f.time))
    return survivalAt(own, end) > 0 ? end : Number.POSITIVE_INFINITY
  }
  const horizon = Math.min(tau, ...names.map(last))
  const mean = horizon > 0 ? orNull(() => restrictedMean(grouped(of(segment)), horizon)) : null
  const withEvents = names.filter((name) => of(name).some((f) => f.event))
  const reference = withEvents.toSorted((a, b) => of(b).length - of(a).length || byText(a, b))[0]
  const fit =
    withEvents.length > 1
      ? orNull(() =>
          coxEfron(
            withEvents.flatMap((name) => grouped(of(name)).map((row) => ({ ...row, covariates: { segment: name } }))),
            { reference: { segment: reference! } },
          ),
        )
      : null
  const term = fit ? fit.terms.indexOf(`segment ${segment}`) : -1
  const { median, medianLower, medianUpper } = medianSurvival(grouped(of(segment)))
  return {
    ...{ median, median_lower: medianLower, median_upper: medianUpper },
    ...{ tau: horizon > 0 ? horizon : null, mean: mean?.mean ?? null, mean_lower: mean?.lower ?? null, mean_upper: mean?.upper ?? null },
    hazard_ratio: !fit ? null : term >= 0 ? fit.hazardRatio[term]! : segment === reference ? 1 : null,
    ratio_lower: term >= 0 ? fit!.lower[term]! : null,
    ratio_upper: term >= 0 ? fit!.upper[term]! : null,
    log_rank_p: names.length > 1 ? (orNull(() => logRank(names.map((name) => grouped(of(name)))))?.p ?? null) : null,
    proportional_p: fit?.proportionalHazards?.p ?? null,
  }
}
