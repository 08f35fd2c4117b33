import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeOf, contributions, mainContribution } from './decomposition.ts'

const count = (now: number, before: number) => ({ now: { x: now, n: null }, before: { x: before, n: null } })

test('counts: 100 → 130 is 10 → 35 in the south (25 of 30) and 90 → 95 in the north (5 of 30)', () => {
  const found = contributions(
    'region',
    count(130, 100),
    new Map([
      ['south', count(35, 10)],
      ['north', count(95, 90)],
    ]),
  )
  expect(found.map(({ value, amount }) => [value, amount])).toEqual([
    ['south', 25],
    ['north', 5],
  ])
  expect(found[0]!.share).toBeCloseTo(25 / 30)
  expect(found[0]!.weight).toBeCloseTo(45 / 230)
  expect(mainContribution(found)!.value).toBe('south')
})

test('shares: of 100 each time, 20 → 30; one half goes 10/50 → 20/50 and is all of the change, the other stays 10/50', () => {
  const of = (now: number, before: number, n: number) => ({ now: { x: now, n }, before: { x: before, n } })
  const found = contributions(
    'tier',
    of(30, 20, 100),
    new Map([
      ['a', of(20, 10, 50)],
      ['b', of(10, 10, 50)],
    ]),
  )
  expect(found.map(({ amount }) => amount)).toEqual([0.1, 0])
  expect(found[0]).toMatchObject({ weight: 0.5 })
  expect(mainContribution(found)!.value).toBe('a')
})

test('a group that only grows, at the mean share, contributes nothing: 10/50 of 100 → 20/100 of 150 at 20 % throughout', () => {
  const whole = { now: { x: 31, n: 150 }, before: { x: 20, n: 100 } }
  const mean = (31 / 150 + 0.2) / 2
  const [grown] = contributions('region', whole, new Map([['g', { now: { x: 100 * mean, n: 100 }, before: { x: 50 * mean, n: 50 } }]]))
  expect(grown!.amount).toBeCloseTo(0, 12)
})

test('whatever the groups, their contributions add up to the change', () => {
  const group = fc.record({
    n: fc.integer({ min: 1, max: 1000 }),
    m: fc.integer({ min: 1, max: 1000 }),
    p: fc.double({ min: 0, max: 1, noNaN: true }),
    q: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), (groups) => {
      const parts = groups.map(({ n, m, p, q }) => ({ now: { x: Math.round(n * p), n }, before: { x: Math.round(m * q), n: m } }))
      const sum = (side: 'now' | 'before') => ({
        x: parts.reduce((all, part) => all + part[side].x, 0),
        n: parts.reduce((all, part) => all + part[side].n, 0),
      })
      const whole = { now: sum('now'), before: sum('before') }
      const found = contributions('region', whole, new Map(parts.map((part, i) => [String(i), part])))
      if (changeOf(whole) !== 0) expect(found.reduce((all, { amount }) => all + amount, 0)).toBeCloseTo(changeOf(whole), 9)
    }),
  )
})

test('a change spread as the groups are has no main contributor: halves of 100 → 120 that go 50 → 60 each', () => {
  expect(
    mainContribution(
      contributions(
        'region',
        count(120, 100),
        new Map([
          ['a', count(60, 50)],
          ['b', count(60, 50)],
        ]),
      ),
    ),
  ).toBeNull()
})

const named = (groups: Record<string, [now: number, before: number]>) => {
  const parts = Object.entries(groups).map(([name, [now, before]]) => [name, count(now, before)] as const)
  const sum = (side: 'now' | 'before') => parts.reduce((all, [, part]) => all + part[side].x, 0)
  return mainContribution(contributions('region', count(sum('now'), sum('before')), new Map(parts)))?.value ?? null
}

test('a group of 4 % of the persons is not named, though it makes 13 % or 60 % of the change; one of 9 % that makes 60 % is', () => {
  // 1000 → 1100: s is 38 → 51, (38 + 51) / 2100 = 4.2 % of the persons and 13 % of the change.
  expect(named({ s: [51, 38], a: [524, 481], b: [525, 481] })).toBeNull()
  // s is 15 → 75, 4.3 % of the persons and 60 % of the change.
  expect(named({ s: [75, 15], a: [512, 492], b: [513, 493] })).toBeNull()
  // s is 65 → 125, 9 % of the persons and 60 % of the change.
  expect(named({ s: [125, 65], a: [487, 467], b: [488, 468] })).toBe('s')
})

test('a group of 10 % of the persons that makes 17 % of the change is not its main contributor: a fifth is the least', () => {
  expect(named({ s: [114, 97], a: [493, 451], b: [493, 452] })).toBeNull()
})

test('a group too small does not hide the one that is to be named', () => {
  // s stands out by 40 % − 3 %, a by 60 % − 30 %.
  expect(named({ s: [50, 10], a: [360, 300], b: [690, 690] })).toBe('a')
})
