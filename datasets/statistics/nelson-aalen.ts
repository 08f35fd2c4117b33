import { criticalValue, DEFAULT_LEVEL } from './interval.ts'
import { type RiskSet, riskSets, type SurvivalRow } from './risk-set.ts'

export interface NelsonAalenRow extends RiskSet {
  /** Expected events per person up to and at this time. */
  cumulativeHazard: number
  stdError: number
  lower: number
  upper: number
}

/**
 * Nelson–Aalen estimate of the cumulative hazard.
 *
 * H(t) = Σ d/n; se² = Σ d/n²; limits H exp(±z se/H), both 0 before the first event. Ties are not broken.
 *
 * Source: Aalen, Annals of Statistics 6 (1978) 701–726; R `survfit(stype = 2, ctype = 1)$cumhaz`, `$std.chaz`.
 *
 * @param rows persons grouped by time
 * @param level confidence, 0 < level < 1
 * @returns one row per distinct time, ascending
 * @throws StatisticsError `empty` without persons; `invalid` for a time, count or level out of range
 */
export function nelsonAalen(rows: readonly SurvivalRow[], level = DEFAULT_LEVEL): NelsonAalenRow[] {
  const z = criticalValue(level)
  let cumulativeHazard = 0
  let variance = 0
  return riskSets(rows).map((set) => {
    cumulativeHazard += set.events / set.atRisk
    variance += set.events / set.atRisk / set.atRisk
    const stdError = Math.sqrt(variance)
    const spread = cumulativeHazard > 0 ? Math.exp((z * stdError) / cumulativeHazard) : 1
    return { ...set, cumulativeHazard, stdError, lower: cumulativeHazard / spread, upper: cumulativeHazard * spread }
  })
}
