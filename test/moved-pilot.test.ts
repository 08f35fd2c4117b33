import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metricById, type Row } from '../datasets/metrics/index.ts'
import { parseQuery } from '../datasets/query.ts'
import { HandMade, type Tables } from './hand-made.ts'
import { movedPilot } from './moved-pilot.ts'
import { oracles } from './oracle/index.ts'

const pilots: { tables: Tables; pilot: HandMade }[] = []
beforeAll(async () => {
  for (const tables of fc.sample(movedPilot, { numRuns: 12, seed: 20_210_201 })) pilots.push({ tables, pilot: await HandMade.of(tables) })
}, 120_000)
afterAll(() => {
  for (const { pilot } of pilots) pilot.close()
})

/** Equal to the oracle’s rows, numbers to 1e-10 of their size. */
const alike = (rows: readonly Record<string, unknown>[], wanted: readonly Record<string, unknown>[]) => {
  expect(rows.length).toBe(wanted.length)
  for (const [i, row] of wanted.entries())
    for (const [column, value] of Object.entries(row)) {
      const actual = rows[i]![column]
      if (typeof value !== 'number' || typeof actual !== 'number') expect(actual, column).toEqual(value)
      else expect(Math.abs(actual - value), column).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(value)))
    }
}

/** Under every address in every pilot; how many rows say something. */
async function agree(id: string, addresses: readonly string[], says: (row: Row) => boolean): Promise<number> {
  const metric = metricById(id)!
  let said = 0
  for (const { tables, pilot } of pilots)
    for (const address of addresses) {
      const { query } = parseQuery(metric, new URLSearchParams(address))
      const rows = await pilot.rows(id, address)
      alike(rows, oracles[id]!({ tables, facts: pilot.facts, ...query, params: query.params as never }))
      said += rows.filter(says).length
    }
  return said
}

test('people who turn back and forth: switch-back equals its oracle', { timeout: 120_000 }, async () => {
  const addresses = [
    '',
    'segment=old_rail',
    'segment=region',
    'grain=quarter',
    'scenario=catering&horizon=2',
    'region=north&from=2021-03-09',
  ]
  expect(await agree('switch-back', addresses, (row) => Number(row.events) > 0)).toBeGreaterThan(100)
})

test('winning that moves spend: diversion equals its oracle', { timeout: 120_000 }, async () => {
  const addresses = ['', 'days=90', 'days=cutoff', 'by=stratum', 'region=north&region=south', 'to=2021-02-28', 'scenario=']
  expect(await agree('diversion', addresses, (row) => row.status === 'estimated')).toBeGreaterThan(200)
})
