import { criticalValue, DEFAULT_LEVEL } from './interval.ts'
import { type RiskSet, riskSets, type SurvivalRow } from './risk-set.ts'

export interface KaplanMeierRow extends RiskSet {
  /** Share still without the event just after this time. */
  survival: number
  /** Greenwood's standard error of `survival`; null once survival is 0, where it has no value. */
  stdError: number | null
  /** Limits of `survival`; null once survival is 0. */
  lower: number | null
  upper: number | null
}

/**
 * Product-limit estimate of survival with pointwise log(−log) intervals.
 *
 * S(t) = Π (1 − d/n); Greenwood: se² = S² Σ d / (n (n − d)); limits S^exp(∓ z se / (S ln S)), which stay in [0, 1]; ln S is added up
 * from ln(1 − d/n), because S itself has no digits left for it where one of millions had the event.
 * As in R, both limits are 1 before the first event, also where everyone is censored.
 *
 * Source: Kaplan & Meier, JASA 53 (1958) 457–481; Kalbfleisch & Prentice (2002), §1.4; R `survfit(conf.type = "log-log")`.
 *
 * @param rows persons grouped by time
 * @param level confidence, 0 < level < 1
 * @returns one row per distinct time, ascending, times with censoring only included
 * @throws StatisticsError `empty` without persons; `invalid` for a time, count or level out of range
 */
export function kaplanMeier(rows: readonly SurvivalRow[], level = DEFAULT_LEVEL): KaplanMeierRow[] {
  const z = criticalValue(level)
  let survival = 1
  /** −ln S. */
  let hazard = 0
  let greenwood = 0
  return riskSets(rows).map((set) => {
    const { events, atRisk } = set
    survival *= (atRisk - events) / atRisk
    if (survival === 0) return { ...set, survival, stdError: null, lower: null, upper: null }
    hazard -= Math.log1p(-events / atRisk)
    greenwood += events / (atRisk * (atRisk - events))
    if (greenwood === 0) return { ...set, survival, stdError: 0, lower: 1, upper: 1 }
    const spread = Math.exp((z * Math.sqrt(greenwood)) / hazard)
    return {
      ...set,
      survival,
      stdError: survival * Math.sqrt(greenwood),
      lower: Math.min(survival, Math.exp(-hazard * spread)),
      upper: Math.max(survival, Math.exp(-hazard / spread)),
    }
  })
}
