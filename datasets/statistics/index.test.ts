import { describe, expect, test } from 'vitest'
import * as statistics from './index.ts'
import bass from './reference/bass.json'
import mgus from './reference/competing-risks-mgus2.json'
import concentration from './reference/concentration.json'
import lottery from './reference/lottery.json'
import proportions from './reference/proportions.json'
import aml from './reference/survival-aml.json'
import lung from './reference/survival-lung.json'

const CLOSED = 1e-9
const ITERATIVE = 1e-6

/** Every figure of the reference is in the result under the same name, null where it is null, to `within` of its size. */
function holds(result: unknown, wanted: unknown, within: number, path = ''): void {
  if (Array.isArray(wanted) || (wanted !== null && typeof wanted === 'object'))
    for (const [key, value] of Object.entries(wanted)) holds((result as Record<string, unknown>)[key], value, within, `${path}.${key}`)
  else if (typeof wanted === 'number')
    expect(Math.abs((result as number) - wanted), `${path}: ${result}, expected ${wanted}`).toBeLessThanOrEqual(
      within * Math.max(1, wanted),
    )
  else expect(result, path).toEqual(wanted)
}

test.each([aml, lung])('$name: called as the catalogue says, every figure under the name that the reference gives it', (study) => {
  const groups = Object.values(study.groups)
  for (const { input, kaplanMeier, nelsonAalen, median, medianLower, medianUpper, rmst } of groups) {
    holds(statistics.kaplanMeier(input), kaplanMeier, CLOSED)
    holds(statistics.kaplanMeier(input, 0.95), kaplanMeier, CLOSED)
    holds(statistics.nelsonAalen(input), nelsonAalen, CLOSED)
    holds(statistics.medianSurvival(input), { median, medianLower, medianUpper }, CLOSED)
    holds(statistics.restrictedMean(input, rmst.tau), rmst, CLOSED)
  }
  holds(statistics.logRank(groups.map(({ input }) => input)), study.logRank, CLOSED)
  const subjects = Object.entries(study.groups).flatMap(([group, { input }]) =>
    input.flatMap(({ time, events, censored }) => [
      ...Array.from({ length: events }, () => ({ time, event: 1 as const, covariates: { group } })),
      ...Array.from({ length: censored }, () => ({ time, event: 0 as const, covariates: { group } })),
    ]),
  )
  const { coefficient, hazardRatio, lower, upper, stdError, logLik } = study.coxEfron
  const fit = statistics.coxEfron(subjects)
  holds(
    fit,
    { coefficient: [coefficient], hazardRatio: [hazardRatio], lower: [lower], upper: [upper], stdError: [stdError], logLik },
    ITERATIVE,
  )
  holds(fit.proportionalHazards, study.proportionalHazards, ITERATIVE)
})

describe('called as the catalogue says', () => {
  test('cumulativeIncidence: the four columns at every time', () => {
    const { times, cif1, cif2, se1, se2 } = mgus
    holds(statistics.cumulativeIncidence(mgus.input), { times, cif1, cif2, se1, se2 }, CLOSED)
  })

  test('wilson and clopperPearson: lower and upper, which the file holds in an array', () => {
    for (const { x, n, wilson, clopperPearson } of proportions.single) {
      holds(statistics.wilson(x, n), { lower: wilson[0], upper: wilson[1] }, CLOSED)
      holds(statistics.clopperPearson(x, n), { lower: clopperPearson[0], upper: clopperPearson[1] }, CLOSED)
    }
  })

  test('newcombe, to the four digits of its source; holm; benjaminiHochberg', () => {
    for (const { x1, n1, x2, n2, difference, lower, upper } of proportions.newcombe)
      holds(statistics.newcombe(x1, n1, x2, n2), { difference, lower, upper }, 5e-5)
    holds(statistics.holm(proportions.holm.raw), proportions.holm.adjusted, CLOSED)
    holds(statistics.benjaminiHochberg(proportions.benjaminiHochberg.raw), proportions.benjaminiHochberg.adjusted, CLOSED)
  })

  test('bassFit: m, p, q, se, peakTime; the first five points are refused', () => {
    const { m, p, q, se, peakTime } = bass
    holds(statistics.bassFit(bass.series), { m, p, q, se, peakTime }, ITERATIVE)
    expect(() => statistics.bassFit(bass.firstFivePointsMustRefuse)).toThrow(expect.objectContaining({ code: 'before_peak' }))
  })

  test('gini and hhi give a number', () => {
    for (const { x, gini } of concentration.gini) holds(statistics.gini(x), gini, CLOSED)
    for (const { shares, hhi } of concentration.hhi) holds(statistics.hhi(shares), hhi, CLOSED)
  })

  test('twoStageLeastSquares from applicants one by one: itt and late with their errors, to the digits given', () => {
    const { perArm, active, treated, treatedAndActive, itt, ittStdError, late, lateStdError } = lottery
    const applicants = [1, 0].flatMap((won, arm) =>
      Array.from({ length: perArm }, (_, i) => ({
        won: won as 0 | 1,
        treatment: i < treated[arm]! ? 1 : 0,
        outcome: i < treatedAndActive[arm]! || (i >= treated[arm]! && i < treated[arm]! + active[arm]! - treatedAndActive[arm]!) ? 1 : 0,
      })),
    )
    holds(statistics.twoStageLeastSquares(applicants), { itt, ittStdError, late, lateStdError }, 5e-6)
  })
})
