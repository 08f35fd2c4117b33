import { type ChiSquareTest, chiSquareTest } from './chi-square.ts'
import { cholesky, quadraticForm } from './cholesky.ts'
import { riskSets, type SurvivalRow } from './risk-set.ts'
import { StatisticsError } from './statistics-error.ts'

export interface LogRank extends ChiSquareTest {
  /** Names of the groups, in the order of `observed` and `expected`; their positions where the groups came as an array. */
  groups: string[]
  observed: number[]
  /** Events each group would have had if all had the same hazard. */
  expected: number[]
}

/**
 * Log-rank (Mantel–Haenszel) test that k groups share one survival curve.
 *
 * With n, d persons at risk and events at a time, n_g, d_g those of group g: E_g = Σ d n_g / n,
 * V_gh = Σ d (n − d) / (n − 1) · (n_g / n) (δ_gh − n_h / n); chi-square = (O − E)ᵀ V⁻¹ (O − E) with one group left out.
 *
 * Source: Mantel 1966; Peto & Peto, JRSS A 135 (1972) 185–207; R `survdiff`.
 *
 * @param groups rows of each group, by name or in order
 * @throws StatisticsError `one_group` for fewer than two; `empty` for a group without persons; `all_censored` without events;
 *   `singular` where no event happened while two groups were at risk; `invalid` for a time or count out of range
 */
export function logRank(groups: Readonly<Record<string, readonly SurvivalRow[]>> | readonly (readonly SurvivalRow[])[]): LogRank {
  const names = Object.keys(groups)
  if (names.length === 0) throw new StatisticsError('empty', 'There is no group to compare.')
  if (names.length === 1) throw new StatisticsError('one_group', `There is nothing to compare group ${names[0]} with.`)
  const sets = Object.values(groups).map((rows, g) => {
    if (!rows.some((row) => row.events + row.censored !== 0)) throw new StatisticsError('empty', `Group ${names[g]} has no persons.`)
    return riskSets(rows)
  })
  const observed = sets.map((group) => group.reduce((sum, set) => sum + set.events, 0))
  if (observed.every((d) => d === 0))
    throw new StatisticsError('all_censored', 'No group had an event, so their hazards cannot be compared.')

  const times = [...new Set(sets.flatMap((group) => group.filter((set) => set.events > 0).map((set) => set.time)))].sort((a, b) => a - b)
  const next = sets.map(() => 0)
  const expected = sets.map(() => 0)
  const variance = sets.map(() => sets.map(() => 0))
  for (const time of times) {
    let events = 0
    const atRisk = sets.map((group, g) => {
      while (next[g]! < group.length && group[next[g]!]!.time < time) next[g]!++
      const set = group[next[g]!]
      if (set?.time === time) events += set.events
      return set?.atRisk ?? 0
    })
    const total = atRisk.reduce((a, b) => a + b)
    const scale = total > 1 ? (events * (total - events)) / (total - 1) : 0
    for (let g = 0; g < sets.length; g++) {
      const share = atRisk[g]! / total
      expected[g]! += events * share
      for (let h = 0; h < sets.length; h++)
        variance[g]![h]! += scale * (g === h ? share * ((total - atRisk[g]!) / total) : -share * (atRisk[h]! / total))
    }
  }

  const largest = expected.indexOf(Math.max(...expected))
  const kept = expected.flatMap((e, g) => (e > 0 && g !== largest ? [g] : []))
  const why = () => 'No event happened while two groups were at risk, so their hazards cannot be compared.'
  if (kept.length === 0) throw new StatisticsError('singular', why())
  const lower = cholesky(
    kept.map((g) => kept.map((h) => variance[g]![h]!)),
    why,
  )
  const chiSquare = quadraticForm(
    lower,
    kept.map((g) => observed[g]! - expected[g]!),
  )
  return { ...chiSquareTest(chiSquare, kept.length), groups: names, observed, expected }
}
