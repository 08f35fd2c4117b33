import fc from 'fast-check'
import { expect, test } from 'vitest'
import reference from './reference/lottery.json'
import { StatisticsError } from './statistics-error.ts'
import { numbersIn } from './survival.fixture.ts'
import { type Applicants, twoStageLeastSquares } from './two-stage-least-squares.ts'

const lottery: Applicants[] = [0, 1].flatMap((arm) => {
  const [active, treated, both] = [reference.active[arm]!, reference.treated[arm]!, reference.treatedAndActive[arm]!]
  const won = arm === 0
  return [
    { won, treatment: 1, outcome: 1, count: both },
    { won, treatment: 1, outcome: 0, count: treated - both },
    { won, treatment: 0, outcome: 1, count: active - both },
    { won, treatment: 0, outcome: 0, count: reference.perArm - treated - active + both },
  ]
})

test(`itt ${reference.itt} ± ${reference.ittStdError}, late ${reference.late} ± ${reference.lateStdError} as in R, to the digits given`, () => {
  const effect = twoStageLeastSquares(lottery)
  expect(effect.itt).toBeCloseTo(reference.itt, 12)
  expect(effect.ittStdError).toBeCloseTo(reference.ittStdError, 5)
  expect(effect.late).toBeCloseTo(reference.late, 6)
  expect(effect.lateStdError).toBeCloseTo(reference.lateStdError, 6)
  expect(effect.n).toBe(2 * reference.perArm)
})

test('late = (180 − 60) / (966 − 50) = 120 / 916; itt se² = 0.18 · 0.82 / 999 + 0.06 · 0.94 / 999', () => {
  const effect = twoStageLeastSquares(lottery)
  expect(effect.late).toBeCloseTo(120 / 916, 12)
  expect(effect.ittStdError).toBeCloseTo(Math.sqrt((0.18 * 0.82 + 0.06 * 0.94) / 999), 12)
  expect(effect.firstStageF).toBeCloseTo(0.916 ** 2 / ((0.966 * 0.034 + 0.05 * 0.95) / 999), 6)
})

test('two strata with different odds: each winner is compared within the stratum, though winners are poorer overall', () => {
  const person = (stratum: string, won: boolean, outcome: number): Applicants => ({ stratum, won, treatment: won ? 1 : 0, outcome })
  const rows = [
    ...[12, 12, 12, 10].map((y, i) => person('poor', i < 3, y)),
    ...[102, 100, 100, 100].map((y, i) => person('rich', i < 1, y)),
    person('only losers', false, 7),
  ]
  const effect = twoStageLeastSquares(rows)
  expect(effect.itt).toBeCloseTo(2, 12)
  expect(effect.late).toBeCloseTo(2, 12)
  expect(effect.leftOut).toBe(1)
  expect(effect.firstStageF).toBeNull()
})

test('an outcome of 195 a treatment without exception has no error left, though its variances carry rounding', () => {
  const arm = (won: boolean, p: number): Applicants => ({
    ...{ won, count: 4, treatment: p, outcome: 195 * p, treatmentVariance: p * (1 - p) },
    ...{ outcomeVariance: 195 ** 2 * p * (1 - p) * (1 + 1e-15), covariance: 195 * p * (1 - p) },
  })
  const effect = twoStageLeastSquares([arm(true, 0.75), arm(false, 0.25)])
  expect(effect).toMatchObject({ late: 195, lateStdError: 0, lateLower: 195, lateUpper: 195 })
})

const both = [0, 1].flatMap((won) => [1, 2, 3].map((y) => ({ won: won as 0 | 1, treatment: won, outcome: y })))
test.each<[string, Applicants[], string]>([
  ['nobody', [], 'empty'],
  ['winners only', both.filter((row) => row.won), 'one_group'],
  ['winners and losers in different strata', both.map((row) => ({ ...row, stratum: String(row.won) })), 'one_group'],
  ['winning that changes nothing', both.map((row) => ({ ...row, treatment: 1 })), 'singular'],
  ['one winner', both.slice(0, 4), 'singular'],
  ['one of each', [both[0]!, both[3]!], 'singular'],
  ['no amount', [{ ...both[0]!, outcome: Number.NaN }], 'invalid'],
  ['half an applicant', [{ ...both[0]!, count: 0.5 }], 'invalid'],
])('%s is refused', (_, rows, code) => {
  expect(() => twoStageLeastSquares(rows)).toThrow(expect.objectContaining({ name: 'StatisticsError', code }))
})

const person = fc.record({
  won: fc.boolean(),
  treatment: fc.integer({ min: 0, max: 50 }),
  outcome: fc.integer({ min: -100, max: 1000 }),
  stratum: fc.constantFrom('a', 'b', 'c'),
})
const attempt = (rows: Applicants[]) => {
  try {
    return twoStageLeastSquares(rows)
  } catch (error) {
    if (error instanceof StatisticsError) return { code: error.code }
    throw error
  }
}

test('means with variances give what their persons give; limits hold the estimates; never NaN', () => {
  let estimated = 0
  fc.assert(
    fc.property(fc.array(person, { minLength: 8, maxLength: 60 }), (persons) => {
      const single = attempt(persons)
      const cells = new Map<string, typeof persons>()
      for (const p of persons) cells.set(`${p.stratum}${p.won}`, [...(cells.get(`${p.stratum}${p.won}`) ?? []), p])
      const grouped = attempt(
        [...cells.values()].map((cell): Applicants => {
          const mean = (of: (p: (typeof persons)[number]) => number) => cell.reduce((sum, p) => sum + of(p), 0) / cell.length
          const [d, y] = [mean((p) => p.treatment), mean((p) => p.outcome)]
          return {
            won: cell[0]!.won,
            stratum: cell[0]!.stratum,
            count: cell.length,
            treatment: d,
            outcome: y,
            treatmentVariance: mean((p) => (p.treatment - d) ** 2),
            outcomeVariance: mean((p) => (p.outcome - y) ** 2),
            covariance: mean((p) => (p.treatment - d) * (p.outcome - y)),
          }
        }),
      )
      if ('code' in single || 'code' in grouped) {
        expect(grouped).toEqual(single)
        return
      }
      estimated++
      for (const key of ['itt', 'ittStdError', 'takeUpDifference', 'late', 'lateStdError'] as const)
        expect(Math.abs(grouped[key] - single[key])).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(single[key])))
      expect(single.lateLower).toBeLessThanOrEqual(single.late)
      expect(single.lateUpper).toBeGreaterThanOrEqual(single.late)
      expect(numbersIn(single).every(Number.isFinite)).toBe(true)
    }),
  )
  expect(estimated).toBeGreaterThan(20)
})
