import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CoxSubject, coxEfron } from './cox.ts'
import { logRank } from './log-rank.ts'
import aml from './reference/survival-aml.json'
import lung from './reference/survival-lung.json'
import { StatisticsError } from './statistics-error.ts'
import { numbersIn } from './survival.fixture.ts'

type Groups = Record<string, { input: { time: number; events: number; censored: number }[] }>
const subjectsOf = (groups: Groups): CoxSubject[] =>
  Object.entries(groups).flatMap(([group, { input }]) => input.map((row) => ({ ...row, covariates: { group } })))

test.each([aml, lung])('$name: coefficient, ratio, limits, likelihoods and proportional hazards as in R', (study) => {
  const { coxEfron: reference, proportionalHazards } = study
  const fit = coxEfron(subjectsOf(study.groups))
  expect(fit.n).toBe(study.n)
  expect(fit.events).toBe(study.events)
  expect(fit.reference).toEqual({ group: reference.reference })
  expect(fit.coefficient[0]).toBeCloseTo(reference.coefficient, 7)
  expect(fit.stdError[0]).toBeCloseTo(reference.stdError, 7)
  expect(fit.hazardRatio[0]).toBeCloseTo(reference.hazardRatio, 7)
  expect(fit.lower[0]).toBeCloseTo(reference.lower, 7)
  expect(fit.upper[0]).toBeCloseTo(reference.upper, 7)
  expect(fit.logLik[0]).toBeCloseTo(reference.logLik[0]!, 9)
  expect(fit.logLik[1]).toBeCloseTo(reference.logLik[1]!, 9)
  expect(fit.proportionalHazards!.chiSquare).toBeCloseTo(proportionalHazards.chiSquare, 7)
  expect(fit.proportionalHazards!.p).toBeCloseTo(proportionalHazards.p, 7)
})

test('b at 1 and 4, a at 2 and 3: r/(2r + 2) · 1/(r + 2) · 1/(r + 1) is greatest where r² + r = 1, at r = (√5 − 1)/2', () => {
  const fit = coxEfron(['b', 'a', 'a', 'b'].map((group, i) => ({ time: i + 1, event: true, covariates: { group } })))
  const r = (Math.sqrt(5) - 1) / 2
  expect(fit.hazardRatio[0]).toBeCloseTo(r, 9)
  expect(fit.logLik[1]).toBeCloseTo(Math.log(r / (2 * r + 2) / (r + 2) / (r + 1)), 12)
  expect(fit.logLik[0]).toBeCloseTo(-Math.log(4 * 3 * 2), 12)
})

test('the group compared with can be chosen: the ratio turns over', () => {
  const subjects = subjectsOf(aml.groups)
  const turned = coxEfron(subjects, { reference: { group: 'Nonmaintained' } })
  expect(turned.terms).toEqual(['group Maintained'])
  expect(turned.hazardRatio[0]! * coxEfron(subjects).hazardRatio[0]!).toBeCloseTo(1, 9)
})

const rows = (x: number[], events: boolean[] = x.map(() => true)): CoxSubject[] =>
  x.map((value, i) => ({ time: i + 1, event: events[i]!, covariates: { x: value } }))
test.each<[string, CoxSubject[], string]>([
  ['nobody', [], 'empty'],
  ['no event', rows([1, 2, 3], [false, false, false]), 'all_censored'],
  ['a group without events', ['a', 'a', 'b', 'b'].map((g, i) => ({ time: 1 + (i % 2), event: g === 'a', covariates: { g } })), 'monotone'],
  ['the largest x always first', rows([9, 7, 5, 3]), 'monotone'],
  [
    'two covariates that separate only together',
    [
      [3, 3],
      [1, 4],
      [4, 0],
      [0, 2.5],
    ].map(([x, y], i) => ({ time: i + 1, event: true, covariates: { x: x!, y: y! } })),
    'monotone',
  ],
  ['the same covariate twice', [3, 1, 2, 5].map((x, i) => ({ time: i + 1, event: true, covariates: { x, y: 2 * x + 1 } })), 'singular'],
  ['x the same for all', rows([1, 1, 1]), 'singular'],
  ['one category', ['a', 'a'].map((g, i) => ({ time: i + 1, event: true, covariates: { g } })), 'one_group'],
  ['no covariate', [{ time: 1, event: true, covariates: {} }], 'invalid'],
  ['a missing number', rows([1, Number.NaN, 2]), 'invalid'],
  [
    'mixed kinds',
    [
      { time: 1, event: true, covariates: { x: 1 } },
      { time: 2, event: true, covariates: { x: 'a' } },
    ],
    'invalid',
  ],
  ['a negative time', [{ time: -1, event: true, covariates: { x: 1 } }], 'invalid'],
  ['half a person', [{ time: 1, event: true, count: 0.5, covariates: { x: 1 } }], 'invalid'],
])('%s is refused', (_, subjects, code) => {
  expect(() => coxEfron(subjects)).toThrow(expect.objectContaining({ name: 'StatisticsError', code }))
})

test('a group without events is named in the refusal', () => {
  expect(() => coxEfron(['a', 'a', 'b', 'b'].map((g, i) => ({ time: 1 + (i % 2), event: g === 'a', covariates: { g } })))).toThrow('g b')
})

const person = fc.record({
  time: fc.integer({ min: 1, max: 8 }),
  event: fc.boolean(),
  covariates: fc.record({ x: fc.integer({ min: -3, max: 3 }), group: fc.constantFrom('a', 'b') }),
})
const persons = fc.array(person, { minLength: 2, maxLength: 40 })
const attempt = (subjects: CoxSubject[]) => {
  try {
    return coxEfron(subjects)
  } catch (error) {
    if (error instanceof StatisticsError) return { code: error.code }
    throw error
  }
}

/** Efron's likelihood person by person, as the textbook writes it. */
function efron(subjects: { time: number; event: boolean; x: number[] }[], beta: number[]): number {
  const hazard = (x: number[]) => Math.exp(x.reduce((sum, value, j) => sum + value * beta[j]!, 0))
  let logLik = 0
  for (const time of new Set(subjects.map((s) => s.time))) {
    const tied = subjects.filter((s) => s.time === time && s.event)
    const atRisk = subjects.filter((s) => s.time >= time).reduce((sum, s) => sum + hazard(s.x), 0)
    const own = tied.reduce((sum, s) => sum + hazard(s.x), 0)
    tied.forEach((s, l) => {
      logLik += Math.log(hazard(s.x)) - Math.log(atRisk - (l / tied.length) * own)
    })
  }
  return logLik
}

test('two covariates: the likelihood is the textbook one, flat at the estimate and falling on all sides; never NaN', () => {
  let fitted = 0
  fc.assert(
    fc.property(persons, (subjects) => {
      const fit = attempt(subjects)
      if ('code' in fit) return
      fitted++
      const plain = subjects.map(({ time, event, covariates: { x, group } }) => ({ time, event, x: [x, group === 'b' ? 1 : 0] }))
      const at = (dx: number, dg: number) => efron(plain, [fit.coefficient[0]! + dx, fit.coefficient[1]! + dg])
      expect(at(0, 0)).toBeCloseTo(fit.logLik[1], 8)
      for (const [dx, dg] of [
        [1e-3, 0],
        [0, 1e-3],
        [1e-3, 1e-3],
        [1e-3, -1e-3],
      ] as const) {
        expect(at(dx, dg) - at(0, 0)).toBeLessThan(1e-9)
        expect(at(-dx, -dg) - at(0, 0)).toBeLessThan(1e-9)
        const slope = (at(dx, dg) - at(-dx, -dg)) / 2e-3
        expect(Math.abs(slope)).toBeLessThan(1e-4)
      }
      fit.hazardRatio.forEach((ratio, j) => {
        expect(fit.lower[j]).toBeLessThanOrEqual(ratio)
        expect(fit.upper[j]).toBeGreaterThanOrEqual(ratio)
      })
      expect(numbersIn(fit).every(Number.isFinite)).toBe(true)
    }),
    { numRuns: 200 },
  )
  expect(fitted).toBeGreaterThan(50)
})

test('counts equal repetition, and the order of persons does not matter', () => {
  const counted = fc.array(fc.tuple(person, fc.integer({ min: 0, max: 4 })), { minLength: 2, maxLength: 15 })
  fc.assert(
    fc.property(counted, (rows) => {
      const grouped = attempt(rows.map(([subject, count]) => ({ ...subject, count })))
      const repeated = attempt(rows.flatMap(([subject, count]) => Array.from({ length: count }, () => subject)).reverse())
      if ('code' in grouped || 'code' in repeated) expect(grouped).toEqual(repeated)
      else {
        for (const key of ['coefficient', 'stdError'] as const)
          for (const [j, term] of grouped.terms.entries())
            expect(grouped[key][j]).toBeCloseTo(repeated[key][repeated.terms.indexOf(term)]!, 6)
        expect(grouped.logLik[1]).toBeCloseTo(repeated.logLik[1], 8)
      }
    }),
  )
})

test('units do not matter: x in thousandths has a coefficient 1,000 times smaller and the same z', () => {
  const subjects = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3].map((x, i) => ({ time: 1 + (i % 7), event: i % 3 > 0, covariates: { x } }))
  const fit = coxEfron(subjects)
  const small = coxEfron(subjects.map((s) => ({ ...s, covariates: { x: 1e6 + 1000 * s.covariates.x } })))
  expect(small.coefficient[0]! * 1000).toBeCloseTo(fit.coefficient[0]!, 7)
  expect(small.z[0]).toBeCloseTo(fit.z[0]!, 7)
})

test('without ties the score test of two groups is the log-rank test', () => {
  const untied = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.boolean()), { minLength: 4, maxLength: 30 })
  fc.assert(
    fc.property(untied, (order) => {
      const subjects = order.map(([group, event], i) => ({ time: i + 1, event, covariates: { group } }))
      const fit = attempt(subjects)
      if ('code' in fit) return
      const of = (group: string) =>
        subjects
          .filter((s) => s.covariates.group === group)
          .map(({ time, event }) => ({ time, events: event ? 1 : 0, censored: event ? 0 : 1 }))
      expect(fit.scoreTest.chiSquare).toBeCloseTo(logRank([of('a'), of('b')]).chiSquare, 8)
    }),
  )
})

test('two million events of one day: the ratio that its own score leaves at 0, as among two thousand', () => {
  const rows = (n: number): CoxSubject[] => [
    { time: 1, events: n, censored: n, covariates: { group: 'a' } },
    { time: 1, events: 2 * n, censored: n, covariates: { group: 'b' } },
  ]
  const [small, large] = [coxEfron(rows(700)), coxEfron(rows(7e5))]
  expect(large.coefficient[0]).toBeCloseTo(small.coefficient[0]!, 3)
  expect(large.stdError[0]! * Math.sqrt(1000)).toBeCloseTo(small.stdError[0]!, 4)
  expect(large.scoreTest.chiSquare / 1000).toBeCloseTo(small.scoreTest.chiSquare, 0)
})
