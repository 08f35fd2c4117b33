import { groupsOf } from '../../groups.ts'
import type { Applicants } from '../../statistics/index.ts'

/** One row of the statement: see there. */
export interface Sums {
  campaign: string
  label: string
  starts_on: string
  allocation: string
  stratum: string | null
  won: boolean
  outcome: string | null
  item: string | null
  applicants: number
  wallets: number
  w: number
  w2: number
  wd: number
  w2d: number
  wy: number
  w2y: number
  w2y2: number
  w2yd: number
}

/** Winners or losers of one stratum: what they are, and sums of one outcome. */
export interface Arm {
  stratum: string
  won: boolean
  n: number
  wallets: number
  w: number
  w2: number
  wd: number
  w2d: number
  /** Sum of weight² × treatment², which is w2d where the treatment is 0 or 1. */
  w2d2: number
  wy: number
  w2y: number
  w2y2: number
  w2yd: number
}

const nothing = { wy: 0, w2y: 0, w2y2: 0, w2yd: 0 }

/** Arms of an outcome; whoever did nothing of it counts with zero. */
export function armsOf(rows: readonly Sums[], outcome: string, item: string | null): Arm[] {
  const key = (row: Sums) => JSON.stringify([row.campaign, row.stratum, row.won])
  const did = new Map(rows.filter((row) => row.outcome === outcome && row.item === item).map((row) => [key(row), row]))
  return rows
    .filter((row) => row.outcome === null)
    .map((row) => {
      const { wy, w2y, w2y2, w2yd } = did.get(key(row)) ?? nothing
      const { won, applicants: n, wallets, w, w2, wd, w2d } = row
      return { stratum: JSON.stringify([row.campaign, row.stratum]), won, n, wallets, w, w2, wd, w2d, w2d2: w2d, wy, w2y, w2y2, w2yd }
    })
}

/**
 * Means of an arm with the variances that make n equal weights of the weights they have: for a mean m of y under weights w, n Σw²(y − m)² / (Σw)²,
 * which is the population variance where the weights are alike. Sums are kept whole until the last division, so that equal values give zero.
 *
 * Source: linearised variance of a ratio; Särndal, Swensson & Wretman, Model Assisted Survey Sampling (1992), ch. 5.
 */
export function weighted({ n, w, w2, wd, w2d, w2d2, wy, w2y, w2y2, w2yd }: Omit<Arm, 'stratum' | 'won' | 'wallets'>) {
  const scale = n / w ** 4
  return {
    treatment: wd / w,
    outcome: wy / w,
    treatmentVariance: Math.max(0, scale * (w * w * w2d2 - 2 * w * wd * w2d + wd * wd * w2)),
    outcomeVariance: Math.max(0, scale * (w * w * w2y2 - 2 * w * wy * w2y + wy * wy * w2)),
    covariance: scale * (w * w * w2yd - w * wy * w2d - w * wd * w2y + wd * wy * w2),
  }
}

export const applicantsOf = (arm: Arm): Applicants => ({ won: arm.won, stratum: arm.stratum, count: arm.n, ...weighted(arm) })

/** All strata of one draw together. */
export function together(arms: readonly Arm[]): Omit<Arm, 'stratum' | 'won'> {
  const total = (key: Exclude<keyof Arm, 'stratum' | 'won'>) => arms.reduce((sum, arm) => sum + arm[key], 0)
  return {
    ...{ n: total('n'), wallets: total('wallets'), w: total('w'), w2: total('w2'), wd: total('wd'), w2d: total('w2d') },
    ...{ w2d2: total('w2d2'), wy: total('wy'), w2y: total('w2y'), w2y2: total('w2y2'), w2yd: total('w2yd') },
  }
}

/** The lotteries, or their strata, one after another. */
export const subjectsOf = (rows: readonly Sums[], by: 'campaign' | 'stratum'): Sums[][] => [
  ...groupsOf(rows, ({ campaign, stratum }) => JSON.stringify(by === 'campaign' ? [campaign] : [campaign, stratum])).values(),
]
