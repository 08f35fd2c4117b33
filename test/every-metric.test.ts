import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metrics } from '../datasets/metrics/index.ts'
import { parseQuery } from '../datasets/query.ts'
import { HandMade } from './hand-made.ts'
import { oracles } from './oracle/index.ts'
import { eras, randomAddress, randomPilot } from './random-pilot.ts'

/** Cases in all; `npm run test:long` asks for many more. */
const cases = Number(process.env.PILOTSCOPE_CASES ?? 2_000)
const seed = Number(process.env.PILOTSCOPE_SEED ?? 20_201_009)
const perPilot = 40

/** Counts agree exactly, ratios to 1e-10 of their size. */
function agree(actual: unknown, wanted: unknown) {
  if (typeof wanted !== 'number' || typeof actual !== 'number') return expect(actual).toEqual(wanted)
  const tolerance = Number.isInteger(wanted) && Number.isInteger(actual) ? 0 : 1e-10 * Math.max(1, Math.abs(wanted))
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(tolerance)
}

test('every metric has a naive oracle', () => {
  expect(Object.keys(oracles).sort()).toEqual(metrics.map((metric) => metric.id).sort())
})

test(`every metric equals its oracle under random pilots, filters and parameters (${cases} cases)`, { timeout: cases * 300 }, async () => {
  const pilots = fc.sample(fc.noBias(randomPilot), { numRuns: Math.ceil(cases / perPilot), seed })
  let count = 0
  for (const [i, tables] of pilots.entries()) {
    const pilot = await HandMade.of(tables)
    const { moved } = eras[tables.pilot![0]!.time_zone as keyof typeof eras]
    const asked = fc.sample(
      fc.noBias(fc.constantFrom(...metrics).chain((metric) => randomAddress(metric, moved).map((address) => ({ metric, address })))),
      { numRuns: perPilot, seed: seed + i },
    )
    for (const { metric, address } of asked) {
      const { query, notices } = parseQuery(metric, address)
      expect(notices).toEqual([])
      const actual = await pilot.rows(metric.id, new URLSearchParams(address).toString())
      const wanted = oracles[metric.id]!({ tables, facts: pilot.facts, ...query, params: query.params as never })
      const where = `${metric.id}?${new URLSearchParams(address)} on pilot ${i} of seed ${seed}`
      expect(actual.length, where).toBe(wanted.length)
      for (const [n, row] of wanted.entries())
        for (const [column, value] of Object.entries(row)) {
          try {
            agree(actual[n]![column], value)
          } catch (cause) {
            throw new Error(
              `${where}\nrow ${n}, column ${column}: ${actual[n]![column]}, expected ${value}\n${JSON.stringify(actual[n])}\n${JSON.stringify(row)}`,
              { cause },
            )
          }
        }
      count++
    }
    pilot.close()
  }
  expect(count).toBeGreaterThanOrEqual(cases)
})
