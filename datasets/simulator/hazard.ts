import type { Leaving, Parameters, Segment } from './parameters.ts'
import type { Random } from './random.ts'

export interface Bucket {
  from: number
  to: number
}

/**
 * Draws the day, counted from 1, on which something happens whose daily hazard is constant within each bucket; 0 = never within them.
 * A day's hazard is the probability that it happens on that day given that it has not before.
 */
export function drawDay(buckets: readonly Bucket[], hazards: readonly number[], random: Random): number {
  for (let i = 0; i < buckets.length; i++) {
    const { from, to } = buckets[i]!
    const wait = random.geometric(hazards[i]!)
    if (wait <= to - from + 1) return from + wait - 1
  }
  return 0
}

/** Probability that it has happened by the end of each day 1 … days. */
export function cumulativeHazard(buckets: readonly Bucket[], hazards: readonly number[], days: number): number[] {
  let survival = 1
  return Array.from({ length: days }, (_, i) => {
    const bucket = buckets.findIndex(({ from, to }) => i + 1 >= from && i + 1 <= to)
    survival *= 1 - (bucket < 0 ? 0 : hazards[bucket]!)
    return 1 - survival
  })
}

export interface FirstOwnMoney {
  /** Days since the clock started, from 1; 0 = neither happened. */
  day: number
  outcome: 'own_money' | 'uninstall' | 'close'
}

/** First own-money purchase against leaving, competing day by day. */
export function drawFirstOwnMoney(leaving: Leaving, segment: Segment, random: Random): FirstOwnMoney {
  const own = leaving.own_money[segment]
  const leaves = leaving.leaves[segment]
  for (let i = 0; i < leaving.buckets.length; i++) {
    const { from, to } = leaving.buckets[i]!
    const wait = random.geometric(own[i]! + leaves[i]!)
    if (wait > to - from + 1) continue
    const day = from + wait - 1
    if (random.chance(own[i]! / (own[i]! + leaves[i]!))) return { day, outcome: 'own_money' }
    return { day, outcome: random.chance(leaving.closes_of_leaving) ? 'close' : 'uninstall' }
  }
  return { day: 0, outcome: 'own_money' }
}

/** Cumulative incidence of the first own-money purchase by the end of each day 1 … days, leaving as the competing event. */
export function incidenceOfOwnMoney(leaving: Leaving, segment: Segment, days: number): number[] {
  let free = 1
  let incidence = 0
  return Array.from({ length: days }, (_, i) => {
    const bucket = leaving.buckets.findIndex(({ from, to }) => i + 1 >= from && i + 1 <= to)
    if (bucket >= 0) {
      incidence += free * leaving.own_money[segment][bucket]!
      free *= 1 - leaving.own_money[segment][bucket]! - leaving.leaves[segment][bucket]!
    }
    return incidence
  })
}

export type Exit = keyof Parameters['dormancy']['exit_shares']
