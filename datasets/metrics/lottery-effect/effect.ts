import { type LotteryEffect, StatisticsError, twoStageLeastSquares } from '../../statistics/index.ts'
import { type Arm, applicantsOf, together, weighted } from './arm.ts'

export const statuses = ['estimated', 'not_drawn', 'no_losers', 'no_winners', 'no_stratum', 'not_enough', 'everyone'] as const
/** Below this first-stage F an effect per unit of treatment cannot be relied on (Staiger & Stock, Econometrica 65 (1997) 557–586). */
export const WEAK = 10

export type Status = (typeof statuses)[number]

export interface Effect {
  status: Status
  winners: number
  losers: number
  winners_mean: number | null
  losers_mean: number | null
  itt: number | null
  itt_lower: number | null
  itt_upper: number | null
  take_up_difference: number | null
  late: number | null
  late_lower: number | null
  late_upper: number | null
  first_stage_f: number | null
  p: number | null
  std_difference: number | null
}

const unknown = {
  ...{ itt: null, itt_lower: null, itt_upper: null, take_up_difference: null, p: null },
  ...{ late: null, late_lower: null, late_upper: null, first_stage_f: null, std_difference: null },
}

const attempted = (rows: Parameters<typeof twoStageLeastSquares>[0]): LotteryEffect | StatisticsError => {
  try {
    return twoStageLeastSquares(rows)
  } catch (error) {
    if (error instanceof StatisticsError) return error
    throw error
  }
}

/**
 * Effect of winning, and per person whom winning moved. Where the draw decides nothing about the treatment there is no second number; where
 * there is nobody to compare there is neither, and `status` says why.
 * @param refused why no comparison may be made at all
 * @param baseline outcomes that the draw cannot have changed have no effect per person moved
 */
export function effectOf(arms: readonly Arm[], refused: 'not_drawn' | 'everyone' | null, baseline: boolean): Effect {
  const winners = together(arms.filter(({ won }) => won))
  const losers = together(arms.filter(({ won }) => !won))
  const counts = {
    winners: winners.n,
    losers: losers.n,
    winners_mean: winners.n ? winners.wy / winners.w : null,
    losers_mean: losers.n && refused !== 'everyone' ? losers.wy / losers.w : null,
  }
  if (refused) return { status: refused, ...counts, ...unknown }
  if (!winners.n || !losers.n) return { status: winners.n ? 'no_losers' : 'no_winners', ...counts, ...unknown }
  const rows = arms.map(applicantsOf)
  const drawn = attempted(rows.map((row) => ({ ...row, treatment: row.won ? 1 : 0, treatmentVariance: 0, covariance: 0 })))
  if (drawn instanceof StatisticsError) return { status: drawn.code === 'one_group' ? 'no_stratum' : 'not_enough', ...counts, ...unknown }
  const moved = baseline ? null : attempted(rows)
  const late = moved && !(moved instanceof StatisticsError) ? moved : null
  const spread = Math.sqrt((weighted(winners).outcomeVariance + weighted(losers).outcomeVariance) / 2)
  return {
    status: 'estimated',
    ...counts,
    ...{ itt: drawn.itt, itt_lower: drawn.ittLower, itt_upper: drawn.ittUpper, p: drawn.ittP },
    take_up_difference: late?.takeUpDifference ?? null,
    ...{ late: late?.late ?? null, late_lower: late?.lateLower ?? null, late_upper: late?.lateUpper ?? null },
    first_stage_f: late?.firstStageF ?? null,
    std_difference: baseline && spread > 0 ? drawn.itt / spread : null,
  }
}
