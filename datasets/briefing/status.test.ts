import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { statusOf } from './status.ts'

const figure = (value: number, lower: number | null = null, upper: number | null = null) => ({ value, lower, upper })

test.each([
  ['0.30 (0.25–0.35) against 0.25: the worse bound meets it', figure(0.3, 0.25, 0.35), 0.25, 'green'],
  ['0.30 (0.25–0.35) against 0.26: the worse bound misses, the better meets', figure(0.3, 0.25, 0.35), 0.26, 'amber'],
  ['0.30 (0.25–0.35) against 0.35: the better bound just meets', figure(0.3, 0.25, 0.35), 0.35, 'amber'],
  ['0.30 (0.25–0.35) against 0.36: even the better bound misses', figure(0.3, 0.25, 0.35), 0.36, 'red'],
  ['a count of 100 against 100 is met, against 101 missed: no bound lies between', figure(100), 100, 'green'],
  ['a count of 100 against 101', figure(100), 101, 'red'],
  ['no figure', { value: null, lower: null, upper: null }, 1, 'grey'],
  ['no target', figure(0.3, 0.25, 0.35), null, 'grey'],
] as const)('higher is better: %s', (_, judged, target, status) => {
  expect(statusOf(judged, target, 'higher')).toBe(status)
})

test('where lower is better the bounds change sides: 0.30 (0.25–0.35) against 0.35, 0.30 and 0.24', () => {
  expect([0.35, 0.3, 0.24].map((target) => statusOf(figure(0.3, 0.25, 0.35), target, 'lower'))).toEqual(['green', 'amber', 'red'])
})

test('raising a target never makes a status better', () => {
  const rank = { green: 2, amber: 1, red: 0, grey: -1 }
  const real = fc.double({ min: -1, max: 1, noNaN: true })
  fc.assert(
    fc.property(real, real, real, real, real, (a, b, c, t, u) => {
      const [lower, value, upper] = [a, b, c].sort((x, y) => x - y) as [number, number, number]
      const [low, high] = [Math.min(t, u), Math.max(t, u)]
      expect(rank[statusOf({ value, lower, upper }, high, 'higher')]).toBeLessThanOrEqual(
        rank[statusOf({ value, lower, upper }, low, 'higher')],
      )
    }),
  )
})
