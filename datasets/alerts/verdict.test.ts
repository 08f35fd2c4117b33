import { expect, test } from 'vitest'
import { z } from 'zod'
import { period, persons, share } from '../metrics/columns.ts'
import { structureOf } from '../observations/columns.ts'
import { type Rule, ruleSchema } from './rule.ts'
import { verdictOf } from './verdict.ts'

const structure = structureOf({ row: z.object({ period: period(), share: share(), lower: share(), upper: share(), n: persons() }) })
const row = (period: string, value: number | null, half = 0.02, mature = true) => ({
  ...{ period, share: value, n: 100, mature },
  ...{ lower: value === null ? null : value - half, upper: value === null ? null : value + half },
})
const rule = (condition: object): Rule => ruleSchema.parse({ id: 'r', metric: 'm', measure: 'share', ...condition })
const told = (condition: object, rows: ReturnType<typeof row>[], cutoff = '2021-03-31') =>
  verdictOf(rule(condition), rows, structure, 'month', cutoff)

const months = [row('2021-01-01', 0.1), row('2021-02-01', 0.2), row('2021-03-01', 0.3)]

test('a level fires only where the whole interval is beyond: 0.28–0.32 is above 0.27, not above 0.29', () => {
  expect(told({ level: { above: 0.27 } }, months)).toMatchObject({ state: 'firing', value: 0.3, lower: 0.3 - 0.02, period: '2021-03-01' })
  expect(told({ level: { above: 0.29 } }, months).state).toBe('quiet')
  expect(told({ level: { below: 0.33 } }, months).state).toBe('firing')
  expect(told({ level: { below: 0.31 } }, months).state).toBe('quiet')
})

test('a period that is not over is not judged', () => {
  expect(told({ level: { above: 0.8 } }, [...months, row('2021-04-01', 0.9, 0.02, false)]).state).toBe('quiet')
  expect(told({ level: { above: 0 } }, [row('2021-04-01', 0.9, 0.02, false)])).toMatchObject({ state: 'unknown', reason: 'no_period_over' })
})

test('a change: +0.1 ± √(0.02² + 0.02²) = 0.028 is beyond chance; with ± 0.08 each it is 0.113 and is not', () => {
  expect(told({ change: { direction: 'up' } }, months)).toMatchObject({ state: 'firing', before: 0.2 })
  expect(told({ change: { direction: 'down' } }, months).state).toBe('quiet')
  expect(told({ change: { direction: 'any', by: 0.6 } }, months).state).toBe('quiet')
  const wide = [row('2021-02-01', 0.2, 0.08), row('2021-03-01', 0.3, 0.08)]
  expect(told({ change: { direction: 'any' } }, wide).state).toBe('quiet')
})

test('missing: the last month that is over has no row, or no value; zero is a value', () => {
  expect(told({ missing: true }, months).state).toBe('quiet')
  expect(told({ missing: true }, months, '2021-04-30')).toMatchObject({ state: 'firing', period: '2021-04-01' })
  expect(told({ missing: true }, months, '2021-04-29').state).toBe('quiet')
  expect(told({ missing: true }, [row('2021-03-01', null)]).state).toBe('firing')
  expect(told({ missing: true }, [row('2021-03-01', 0)]).state).toBe('quiet')
})

test('no rows, no value and two rows of a period cannot be told', () => {
  const level = { level: { above: 0 } }
  expect(told(level, [])).toMatchObject({ state: 'unknown', reason: 'no_rows' })
  expect(told(level, [row('2021-03-01', null)])).toMatchObject({ state: 'unknown', reason: 'no_value' })
  expect(told(level, [months[0]!, months[0]!])).toMatchObject({ state: 'unknown', reason: 'not_one_row' })
  expect(told({ change: { direction: 'any' } }, [months[0]!])).toMatchObject({ state: 'unknown', reason: 'one_period_only' })
})
