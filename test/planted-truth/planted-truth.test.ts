import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { twoStageLeastSquares } from '../../datasets/statistics/index.ts'
import { families, gains, outcomes } from './checks.ts'
import { applicantsOf } from './persons.ts'
import { parameters, pilotOf } from './pilot.ts'
import { bounds, plantedTruth, reportSchema } from './report.ts'

const kept = reportSchema.parse(JSON.parse(readFileSync(new URL('../../docs/planted-truth.json', import.meta.url), 'utf8')))

test('the report that is kept rests on 200 pilots and holds every kind of interval', () => {
  expect(kept.pilots).toBeGreaterThanOrEqual(200)
  expect(kept.families.map(({ family }) => family)).toEqual([...families])
  expect(kept.bounds).toEqual(bounds)
})

test.each(kept.families.map((family) => [family.family, family] as const))('%s: between 92 and 98 % hold what was planted', (_, family) => {
  expect(family.share).toBeCloseTo(family.held / family.intervals, 5)
  expect(family.share).toBeGreaterThanOrEqual(0.92)
  expect(family.share).toBeLessThanOrEqual(0.98)
  const items = kept.items[family.family]!
  expect(items.reduce((sum, { held }) => sum + held, 0)).toBe(family.held)
  expect(items.reduce((sum, { intervals }) => sum + intervals, 0)).toBe(family.intervals)
})

test('a pilot lived anew gives intervals of every kind, each around its estimate, and what was planted as the parameters say', () => {
  const report = plantedTruth(2, 7)
  const survival = Object.fromEntries(report.items.survival_30!.map(({ item, planted }) => [item, planted]))
  const { own_money, leaves } = parameters.first_own_money
  const days = [7, 23]
  const young = days.reduce((free, n, i) => free * (1 - own_money.young[i]! - leaves.young[i]!) ** n, 1)
  expect(survival.young).toBeCloseTo(young, 5)
  for (const items of Object.values(report.items)) expect(items.length).toBeGreaterThan(0)
  expect(report.families.every(({ held, intervals }) => held <= intervals && held > intervals / 2)).toBe(true)
})

test('what winners gain in all is the sum over their rails', () => {
  const pilot = pilotOf(7)
  const { gains: gained } = gains(pilot, applicantsOf(pilot))
  const total = gained[outcomes.indexOf('total')]!
  expect(gained.slice(0, parameters.rails.length).reduce((a, b) => a + b, 0)).toBeCloseTo(total, 3)
})

/** Two-stage least squares of spend on spend in e-CNY, as in `diversion`: what twins who lost spent less is the truth. */
test('each share that another rail lost, and what is new, lies within the interval around what the twins say', () => {
  const [pilots, rails] = [[7, 8, 9].map(pilotOf), parameters.rails.map(({ rail_id }) => rail_id)]
  let [held, intervals] = [0, 0]
  for (const pilot of pilots) {
    const applicants = applicantsOf(pilot)
    const gained = gains(pilot, applicants).gains
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
    const effectOn = (outcome: (spend: readonly number[]) => number) =>
      twoStageLeastSquares(
        applicants.map(({ won, spend, round, segment }) => ({
          ...{ won, treatment: spend[0]!, outcome: outcome(spend), stratum: `${round} ${segment}` },
        })),
      )
    const told = [...rails.slice(1).map((_, i) => effectOn((spend) => spend[i + 1]!)), effectOn(sum)]
    const truth = [...rails.slice(1).map((_, i) => gained[i + 1]! / gained[0]!), gained[outcomes.indexOf('total')]! / gained[0]!]
    expect(told[0]!.firstStageF).toBeGreaterThan(10)
    expect(told.at(-1)!.late - sum(told.slice(0, -1).map(({ late }) => late))).toBeCloseTo(1, 9)
    expect(truth.at(-1)! - sum(truth.slice(0, -1))).toBeCloseTo(1, 3)
    intervals += told.length
    held += told.filter(({ lateLower, lateUpper }, i) => lateLower <= truth[i]! && truth[i]! <= lateUpper).length
  }
  // Eighteen intervals of 95 %: fewer than fifteen hold in one of a hundred such tries.
  expect(held).toBeGreaterThanOrEqual(intervals - 3)
})
