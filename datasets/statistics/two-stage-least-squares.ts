import cdf from '@stdlib/stats-base-dists-t-cdf'
import quantile from '@stdlib/stats-base-dists-t-quantile'
import { checkedLevel, DEFAULT_LEVEL } from './interval.ts'
import { checkCount } from './risk-set.ts'
import { StatisticsError } from './statistics-error.ts'

/** One applicant, or `count` applicants of one stratum with the same draw, by the means and population variances of what they did. */
export interface Applicants {
  /** Drawn as winner (1) or not (0). */
  won: boolean | 0 | 1
  /** What winning moves: taken up (0, 1), or an amount such as spend in e-CNY. Mean of the row. */
  treatment: number
  /** What is asked about, any unit. Mean of the row. */
  outcome: number
  count?: number
  /** Group within which the draw was made. */
  stratum?: string | null
  /** Within the row, divided by its count (SQL var_pop, covar_pop); 0 where all are alike. */
  treatmentVariance?: number
  outcomeVariance?: number
  covariance?: number
}

export interface LotteryEffect {
  /** Effect of winning on the outcome (intention to treat). */
  itt: number
  ittStdError: number
  ittLower: number
  ittUpper: number
  ittP: number
  /** Effect of winning on the treatment. */
  takeUpDifference: number
  takeUpStdError: number
  /** Effect of one unit of treatment on the outcome, among those whom winning moved. */
  late: number
  lateStdError: number
  lateLower: number
  lateUpper: number
  lateP: number
  /** Robust F of the instrument; below 10 the LATE is unreliable. Null where winning decides take-up without exception. */
  firstStageF: number | null
  /** Residual degrees of freedom of the intervals. */
  df: number
  /** Applicants compared; those of strata with only winners or only losers carry no comparison and are left out. */
  n: number
  leftOut: number
}

interface Cell extends Required<Omit<Applicants, 'stratum' | 'won'>> {
  z: number
  stratum: string
}

/** Share of the variances that may be left of them by rounding, where the outcome follows the treatment without exception. */
const ROUNDING = 1e-12

/**
 * Two-stage least squares of outcome on treatment with the lottery as instrument and a constant per stratum; standard errors HC2.
 *
 * With z̃ = z − its stratum's mean: itt = Σ z̃ y / Σ z̃², take-up π = Σ z̃ d / Σ z̃², late = itt / π;
 * V(late) = Σ z̃² e² / (1 − h) / (Σ z̃ d)², e the residual with the treatment as observed, h = 1/n_s + z̃²/Σ z̃²; itt and take-up likewise.
 * Rows of means with variances give exactly what their persons would.
 *
 * Source: Angrist, Imbens & Rubin, JASA 91 (1996) 444–455; MacKinnon & White 1985; R `estimatr::iv_robust(y ~ d | z, se_type = "HC2")`.
 *
 * @param rows winners and losers among all applicants, never winners against everyone
 * @param level confidence, 0 < level < 1
 * @throws StatisticsError `empty` without applicants; `one_group` where no stratum has winners and losers; `singular` where winning does not
 *   move the treatment at all, or a draw has a single winner or loser in all; `invalid` for values out of range
 */
export function twoStageLeastSquares(rows: readonly Applicants[], level = DEFAULT_LEVEL): LotteryEffect {
  const tail = (1 + checkedLevel(level)) / 2
  const everyone = rows.map(cell).filter((row) => row.count > 0)
  if (everyone.length === 0) throw new StatisticsError('empty', 'Nobody applied.')
  const strata = new Map<string, Cell[]>()
  for (const row of everyone) {
    const same = strata.get(row.stratum)
    if (same) same.push(row)
    else strata.set(row.stratum, [row])
  }
  const compared = [...strata.values()].filter((cells) => cells.some((c) => c.z === 1) && cells.some((c) => c.z === 0))
  if (compared.length === 0) throw new StatisticsError('one_group', 'No stratum has both winners and losers: there is nothing to compare.')

  const means = compared.map((cells) => {
    const n = cells.reduce((sum, c) => sum + c.count, 0)
    const mean = (of: (c: Cell) => number) => cells.reduce((sum, c) => sum + of(c) * (c.count / n), 0)
    return { cells, n, z: mean((c) => c.z), d: mean((c) => c.treatment), y: mean((c) => c.outcome) }
  })
  const sum = (of: (c: Cell, stratum: (typeof means)[number]) => number) =>
    means.reduce((total, stratum) => total + stratum.cells.reduce((part, c) => part + c.count * of(c, stratum), 0), 0)
  const n = sum(() => 1)
  const df = n - compared.length - 1
  const zz = sum((c, s) => (c.z - s.z) ** 2)
  const zd = sum((c, s) => (c.z - s.z) * (c.treatment - s.d))
  const zy = sum((c, s) => (c.z - s.z) * (c.outcome - s.y))
  const leverage = (c: Cell, s: (typeof means)[number]) => 1 / s.n + (c.z - s.z) ** 2 / zz
  if (df < 1 || means.some((s) => s.cells.some((c) => 1 - leverage(c, s) < 1e-9)))
    throw new StatisticsError('singular', 'A single winner, or a single loser, leaves no variation to judge the difference by.')

  /** Σ z̃² e² / (1 − h) for e = (y, weighted by ay) − (d, by ad) − z̃ b, each less its stratum's mean. */
  const meat = (ay: number, ad: number, b: number) =>
    sum((c, s) => {
      const z = c.z - s.z
      const e = ay * (c.outcome - s.y) - ad * (c.treatment - s.d) - b * z
      const apart = ay * ay * c.outcomeVariance + ad * ad * c.treatmentVariance
      const within = apart - 2 * ay * ad * c.covariance
      return (z * z * (e * e + (within > ROUNDING * apart ? within : 0))) / (1 - leverage(c, s))
    })
  const itt = zy / zz
  const takeUp = zd / zz
  const ittStdError = Math.sqrt(meat(1, 0, itt)) / zz
  const takeUpStdError = Math.sqrt(meat(0, -1, takeUp)) / zz
  const size = sum((c) => Math.abs(c.treatment)) / n
  if (!(Math.abs(takeUp) > 1e-12 * size))
    throw new StatisticsError('singular', 'Winning did not change the treatment at all, so its effect per unit cannot be told.')
  const late = itt / takeUp
  const lateStdError = Math.sqrt(meat(1, late, 0)) / Math.abs(zd)

  const t = quantile(tail, df)
  const p = (estimate: number, stdError: number) =>
    stdError > 0 ? Math.min(1, 2 * cdf(-Math.abs(estimate / stdError), df)) : estimate === 0 ? 1 : 0
  return {
    itt,
    ittStdError,
    ittLower: itt - t * ittStdError,
    ittUpper: itt + t * ittStdError,
    ittP: p(itt, ittStdError),
    takeUpDifference: takeUp,
    takeUpStdError,
    late,
    lateStdError,
    lateLower: late - t * lateStdError,
    lateUpper: late + t * lateStdError,
    lateP: p(late, lateStdError),
    firstStageF: takeUpStdError > 1e-7 * Math.abs(takeUp) ? (takeUp / takeUpStdError) ** 2 : null,
    df,
    n,
    leftOut: everyone.reduce((total, c) => total + c.count, 0) - n,
  }
}

function cell(row: Applicants): Cell {
  const { count = 1, stratum, treatment, outcome, treatmentVariance = 0, outcomeVariance = 0, covariance = 0 } = row
  checkCount(count, 'applicants')
  if (![0, 1, true, false].includes(row.won))
    throw new StatisticsError('invalid', `An applicant won or lost: won must be true or false, not ${row.won}.`)
  if (![treatment, outcome, covariance].every((v) => Math.abs(v) <= 1e100) || !(treatmentVariance >= 0 && outcomeVariance >= 0))
    throw new StatisticsError('invalid', `Treatment ${treatment} and outcome ${outcome} must be finite numbers, their variances 0 or more.`)
  if (!(treatmentVariance <= 1e200 && outcomeVariance <= 1e200))
    throw new StatisticsError('invalid', 'A variance is too large: give amounts in a larger unit.')
  return { z: row.won ? 1 : 0, stratum: stratum ?? '', treatment, outcome, count, treatmentVariance, outcomeVariance, covariance }
}
