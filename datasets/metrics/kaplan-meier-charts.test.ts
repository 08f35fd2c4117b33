import { expect, test } from 'vitest'
import type { Metric } from './metric.ts'
import { plainSpec } from './plain-spec.ts'
import { churnCurves, churnRatios } from './survival/chart.ts'
import { survival } from './survival/metric.ts'

/** Persons whose follow-up ends on a day, as the statement groups them. */
const ends = (segment: string, of: readonly [time: number, events: number, censored: number][], pending = 0) =>
  of.map(([time, events, censored], i) => ({ segment, time, events, censored, pending: i ? 0 : pending }))
const spec = plainSpec(survival as unknown as Metric, { segment: 'region' })
const rowsOf = async (rows: ReturnType<typeof ends>) => survival.derive(rows, spec.query as never, spec.facts)

/** North loses people early and then none, south none and then all: no ratio of theirs is true for long. */
const crossing = await rowsOf([
  ...ends('north', [
    [1, 40, 0],
    [2, 20, 0],
    [60, 0, 40],
  ]),
  ...ends('south', [
    [40, 30, 0],
    [50, 30, 0],
    [55, 30, 0],
    [60, 0, 10],
  ]),
])
const alike = await rowsOf([
  ...ends('north', [
    [5, 10, 0],
    [20, 10, 0],
    [40, 10, 0],
    [60, 0, 70],
  ]),
  ...ends('south', [
    [5, 11, 0],
    [20, 9, 0],
    [40, 10, 0],
    [60, 0, 70],
  ]),
])

test('hazards that cross: the tests, why, and the restricted means come first; north lives (1 × 40 + 2 × 20 + 60 × 40) / 100 = 24.8 days', () => {
  const text = churnCurves.summary(crossing, spec)
  const at = (key: string) => text.indexOf(key)
  expect(at('chart.notProportional')).toBeGreaterThan(-1)
  expect(at('chart.notProportional')).toBeLessThan(at('chart.meansLead'))
  expect(at('chart.meansLead')).toBeLessThan(at('mean=24.8'))
  expect(at('mean=24.8')).toBeLessThan(at('chart.survivalFinding'))
  expect(churnCurves.finding!(crossing, spec)).toContain('24.8')
})

test('hazards alike: the shares come first, then the log-rank test; ratios lead the forest', () => {
  const text = churnCurves.summary(alike, spec)
  expect(text).not.toContain('chart.notProportional')
  expect(text.indexOf('chart.survivalFinding')).toBeLessThan(text.indexOf('chart.logRank'))
  expect(churnRatios.summary(alike, spec).indexOf('chart.hazardRatio')).toBeLessThan(
    churnRatios.summary(alike, spec).indexOf('chart.restrictedMean'),
  )
  expect(churnCurves.finding!(alike, spec)).toBeNull()
})

test('a horizon of 90 days that nobody was followed to becomes the 60 that both were', () => {
  expect(new Set(alike.map((row) => row.tau))).toEqual(new Set([60]))
})

test('everyone started too recently: said so, and nothing is drawn as zero', async () => {
  const rows = await rowsOf(ends('north', [[0, 0, 0]], 7))
  expect(churnCurves.summary(rows, spec)).toBe('chart.tooRecent n=7')
  expect(churnCurves.finding!(rows, spec)).toBeNull()
  expect(churnRatios.summary(rows, spec)).toBe('chart.nothing')
  expect(() => [churnCurves.option(rows, spec), churnRatios.option(rows, spec)]).not.toThrow()
})

test('one segment without any event: it has no ratio, and the others keep theirs', async () => {
  const rows = await rowsOf([
    ...ends('east', [[60, 0, 20]]),
    ...ends('north', [
      [5, 10, 0],
      [20, 10, 0],
      [60, 0, 80],
    ]),
    ...ends('south', [
      [5, 20, 0],
      [20, 15, 0],
      [60, 0, 15],
    ]),
  ])
  const of = (segment: string) => rows.find((row) => row.segment === segment)!
  expect(of('east')).toMatchObject({ hazard_ratio: null, ratio_lower: null, mean: null })
  expect(of('north').hazard_ratio).toBe(1)
  expect(of('south').hazard_ratio).toBeGreaterThan(1)
  expect(churnRatios.summary(rows, spec)).toContain('east chart.cannotTell')
})

test('nobody churned at all: no test, no ratio, and the text says that they cannot be compared', async () => {
  const rows = await rowsOf([...ends('north', [[60, 0, 30]]), ...ends('south', [[60, 0, 30]])])
  expect(rows[0]).toMatchObject({ survival: 1, log_rank_p: null, hazard_ratio: null, proportional_p: null, mean: null })
  expect(churnCurves.summary(rows, spec)).toContain('chart.notCompared')
})

test('where all 17 started too recently to be followed, a sentence stands in the picture’s place', async () => {
  const young = await rowsOf(ends('north', [[0, 0, 0]], 17))
  const { series, title } = churnCurves.option(young, spec) as unknown as { series: unknown[]; title: { text: string }[] }
  expect(series).toEqual([])
  expect(title.map(({ text }) => text)).toEqual(['chart.tooRecent n=17'])
  expect(churnCurves.summary(young, spec)).toBe('chart.tooRecent n=17')
})
