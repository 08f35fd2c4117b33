import type { Interval } from '../statistics/index.ts'
import { newcombe, pairedDifference, wilson } from '../statistics/index.ts'

/** A figure of one period with its own 95 % limits. */
export interface Bounded {
  value: number | null
  lower: number | null
  upper: number | null
}

/**
 * Limits of a difference by squaring and adding the distances of each figure's own limits, as Newcombe's method does with Wilson limits: the
 * figures are taken as independent, so that where the same persons stand in both the limits are rather too wide.
 *
 * Source: Zou and Donner, Statistics in Medicine 27 (2008) 1693–1702.
 */
export function squareAndAdd(a: Bounded, b: Bounded): Interval | null {
  if (a.value === null || b.value === null || a.lower === null || a.upper === null || b.lower === null || b.upper === null) return null
  const difference = a.value - b.value
  return {
    lower: difference - Math.hypot(a.value - a.lower, b.upper - b.value),
    upper: difference + Math.hypot(a.upper - a.value, b.value - b.lower),
  }
}

/** Limits of the difference of two shares of persons. */
export const shareDifference = (x1: number, n1: number, x2: number, n2: number): Interval | null =>
  n1 > 0 && n2 > 0 ? newcombe(x1, n1, x2, n2) : null

/** Limits of the change in how many persons were active: those who came against those who left, among all who were active in either period. */
export function turnover(active: number, kept: number, before: number): Interval | null {
  const [came, left] = [active - kept, before - kept]
  return came < 0 || left < 0 ? null : pairedDifference(came, left, came + left + kept)
}

/**
 * Limits of the change in a number of events, as if each happened independently of the others: given all events of both periods, those of
 * the later one are binomial. Periods of different length are compared by their daily rate, scaled to the days of the later one.
 *
 * Source: conditional test of two Poisson rates (Przyborowski and Wilenski 1940), with Wilson limits.
 */
export function eventDifference(now: number, days: number, before: number, daysBefore: number): (Interval & { expected: number }) | null {
  if (now + before === 0 || days <= 0 || daysBefore <= 0) return null
  const expected = (before * days) / daysBefore
  const { lower, upper } = wilson(now, now + before)
  // A share p of both periods' events is p (1 − p)⁻¹ times as many as before.
  const change = (p: number) => (p >= 1 ? Number.POSITIVE_INFINITY : before * (p / (1 - p)) - expected)
  return { expected, lower: change(lower), upper: change(upper) }
}

export type Verdict = 'up' | 'down' | 'none'

/** Which way a change goes; none where its interval holds zero. */
export const verdict = ({ lower, upper }: Interval): Verdict => (lower > 0 ? 'up' : upper < 0 ? 'down' : 'none')
