import { z } from 'zod'
import { groupsOf } from '../groups.ts'
import {
  type CoxFit,
  coxEfron,
  kaplanMeier,
  logRank,
  medianSurvival,
  type RestrictedMean,
  restrictedMean,
  StatisticsError,
  type SurvivalRow,
} from '../statistics/index.ts'
import { mature, persons, probability, share } from './columns.ts'

/** Persons of a segment whose follow-up ends at one time. */
export interface FollowUp extends SurvivalRow {
  segment: string
}

const time = (unit: string) => z.number().nullable().meta({ unit })
const ratio = () => z.number().nullable().meta({ unit: 'ratio' })

/** Share of a segment that must still be followed for its curve to be drawn solid (Pocock, Clayton & Altman, Lancet 359 (2002) 1686–89). */
const STILL_FOLLOWED = 0.1

/** Columns of a point of a curve. */
export const pointColumns = {
  at_risk: persons(),
  events: persons(),
  censored: persons(),
  survival: share(),
  lower: share(),
  upper: share(),
  mature: mature().meta({ description: 'At least a tenth of the segment was still followed.' }),
}

/** Columns of a segment, the same in all its rows; null where it cannot be told. */
export const comparisonColumnsIn = (unit: 'days' | 'periods') => ({
  median: time(unit),
  median_lower: time(unit),
  median_upper: time(unit),
  tau: time(unit).meta({ description: 'Horizon of the restricted mean: the one asked for, or as long as every segment was followed.' }),
  mean: time(unit),
  mean_lower: time(unit),
  mean_upper: time(unit),
  hazard_ratio: ratio().meta({ description: 'Against the largest segment, whose own is 1 without an interval.' }),
  ratio_lower: ratio(),
  ratio_upper: ratio(),
  log_rank_p: probability(),
  proportional_p: probability().meta({ description: 'Test that hazard ratios stay the same over time; small: they do not.' }),
})
export const comparisonColumns = comparisonColumnsIn('days')

export type Comparison = z.output<z.ZodObject<typeof comparisonColumns>>
export type CurvePoint = { segment: string; time: number } & z.output<z.ZodObject<typeof pointColumns>>

export const isMature = (atRisk: number, followed: number): boolean => atRisk >= STILL_FOLLOWED * followed

/** The result, or null where the data cannot tell; an argument out of range is a mistake of the caller and is thrown. */
function told<T>(compute: () => T): T | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof StatisticsError && error.code !== 'invalid') return null
    throw error
  }
}

/** Segments in the order of their names, each with its rows. */
export const segmentsOf = <F extends { segment: string }>(rows: readonly F[]): [string, F[]][] =>
  [...groupsOf(rows, (row) => row.segment)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

export const followedIn = (rows: readonly SurvivalRow[]) => rows.reduce((sum, row) => sum + row.events + row.censored, 0)

/** Kaplan–Meier curve of each segment. */
export const curvesOf = (rows: readonly FollowUp[]): CurvePoint[] =>
  segmentsOf(rows).flatMap(([segment, own]) => {
    const followed = followedIn(own)
    return kaplanMeier(own).map(({ time, atRisk, events, censored, survival, lower, upper }) => ({
      ...{ segment, time, at_risk: atRisk, events, censored, survival, lower, upper, mature: isMature(atRisk, followed) },
    }))
  })

/** How long every segment was followed, or until nobody was left without the event; at most `tau`. */
function commonHorizon(segments: readonly (readonly SurvivalRow[])[], tau: number): number {
  const known = segments.map((rows) => {
    const last = kaplanMeier(rows).at(-1)!
    return last.survival > 0 ? last.time : Number.POSITIVE_INFINITY
  })
  return Math.min(tau, ...known)
}

/** Cox fit over the segments that had events, the largest of them as reference; a segment without any has no ratio. */
function hazardRatios(segments: readonly [string, readonly SurvivalRow[]][]): { fit: CoxFit; reference: string } | null {
  const compared = segments.filter(([, rows]) => rows.some((row) => row.events > 0))
  if (compared.length < 2) return null
  const reference = compared.reduce((most, next) => (followedIn(next[1]) > followedIn(most[1]) ? next : most))[0]
  const subjects = compared.flatMap(([segment, rows]) =>
    rows.map(({ time, events, censored }) => ({ time, events, censored, covariates: { segment } })),
  )
  const fit = told(() => coxEfron(subjects, { reference: { segment: reference } }))
  return fit && { fit, reference }
}

/**
 * What compares the segments, by name: medians, restricted means up to a horizon that all were followed to, hazard ratios, and the two tests.
 * Whatever cannot be told from the data (nobody had the event, one segment only) is null.
 */
export function comparisonsOf(rows: readonly FollowUp[], tau: number): Map<string, Comparison> {
  const segments = segmentsOf(rows).filter(([, own]) => followedIn(own) > 0)
  const horizon = segments.length
    ? commonHorizon(
        segments.map(([, own]) => own),
        tau,
      )
    : 0
  const test = segments.length > 1 ? told(() => logRank(segments.map(([, own]) => own))) : null
  const ratios = hazardRatios(segments)
  return new Map(
    segments.map(([name, own]) => {
      const { median, medianLower, medianUpper } = medianSurvival(own)
      const mean: RestrictedMean | null = horizon > 0 ? told(() => restrictedMean(own, horizon)) : null
      const term = ratios ? ratios.fit.terms.indexOf(`segment ${name}`) : -1
      const fit = ratios?.fit
      return [
        name,
        {
          ...{ median, median_lower: medianLower, median_upper: medianUpper },
          ...{
            tau: horizon > 0 ? horizon : null,
            mean: mean?.mean ?? null,
            mean_lower: mean?.lower ?? null,
            mean_upper: mean?.upper ?? null,
          },
          hazard_ratio: term >= 0 ? fit!.hazardRatio[term]! : ratios?.reference === name ? 1 : null,
          ratio_lower: term >= 0 ? fit!.lower[term]! : null,
          ratio_upper: term >= 0 ? fit!.upper[term]! : null,
          log_rank_p: test?.p ?? null,
          proportional_p: fit?.proportionalHazards?.p ?? null,
        },
      ]
    }),
  )
}

/** Points of every segment’s curve, each with the persons followed and what compares its segment with the others. */
export function comparedCurvesOf(rows: readonly FollowUp[], tau: number) {
  const comparisons = comparisonsOf(rows, tau)
  return segmentsOf(rows).flatMap(([segment, own]) => {
    const followed = followedIn(own)
    return curvesOf(own).map((point) => ({ ...point, followed, ...comparisons.get(segment)! }))
  })
}
