import type { Interval } from './interval.ts'
import { StatisticsError } from './statistics-error.ts'

/** How far published shares may miss 1 by rounding. */
const ROUNDING = 1e-6

function knownShare(shares: readonly number[]): number {
  if (shares.length === 0) throw new StatisticsError('empty', 'A market without participants has no structure.')
  const bad = shares.find((share) => !(share >= 0 && share <= 1))
  if (bad !== undefined)
    throw new StatisticsError('invalid', `A market share lies between 0 and 1, not at ${bad}: give shares, not per cent.`)
  const sum = shares.reduce((a, b) => a + b)
  if (sum > 1 + ROUNDING) throw new StatisticsError('invalid', `The market shares add up to ${sum}, more than the whole market.`)
  return Math.min(1, sum)
}

function wholeMarket(shares: readonly number[]): readonly number[] {
  const sum = knownShare(shares)
  if (sum < 1 - ROUNDING)
    throw new StatisticsError(
      'invalid',
      `The market shares add up to ${sum}, not 1: with part of the market unknown, use its bounds (hhiBounds).`,
    )
  return shares
}

/**
 * Herfindahl–Hirschman index: 10,000 × the sum of squared shares, from 10,000 / n (equal) to 10,000 (monopoly).
 *
 * Source: US Department of Justice, Merger Guidelines; 60, 30 and 10 % → 4600.
 *
 * @param shares of the whole market, adding up to 1
 * @throws StatisticsError `empty` without shares; `invalid` for a share outside [0, 1] or a sum that is not 1
 */
export const hhi = (shares: readonly number[]): number => 1e4 * wholeMarket(shares).reduce((sum, share) => sum + share * share, 0)

/**
 * Bounds of the index where only part of the market is known: the unknown remainder spread over countless participants (lower), or all
 * of it with one more participant (upper).
 *
 * @param shares known shares, adding up to 1 or less
 * @throws StatisticsError `empty` without shares; `invalid` for a share outside [0, 1] or a sum above 1
 */
export function hhiBounds(shares: readonly number[]): Interval & { unknownShare: number } {
  const unknownShare = 1 - knownShare(shares)
  const known = 1e4 * shares.reduce((sum, share) => sum + share * share, 0)
  return { lower: known, upper: known + 1e4 * unknownShare * unknownShare, unknownShare }
}

/**
 * Shannon entropy −Σ s ln s, in nats: 0 for a monopoly, ln n for n equal participants.
 *
 * @param shares of the whole market, adding up to 1
 * @throws StatisticsError `empty` without shares; `invalid` for a share outside [0, 1] or a sum that is not 1
 */
export const entropy = (shares: readonly number[]): number =>
  wholeMarket(shares).reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0)

/**
 * CR_k: the sum of the k largest shares. The remainder may be unknown if each unknown share is smaller than those given.
 *
 * @param shares adding up to 1 or less
 * @throws StatisticsError `empty` without shares; `invalid` for a share outside [0, 1], a sum above 1 or a k below 1
 */
export function concentrationRatio(shares: readonly number[], k: number): number {
  knownShare(shares)
  if (!Number.isInteger(k) || k < 1) throw new StatisticsError('invalid', `CR_k takes a whole number k of 1 or more, not ${k}.`)
  return Math.min(
    1,
    shares
      .toSorted((a, b) => b - a)
      .slice(0, k)
      .reduce((a, b) => a + b),
  )
}
