import { expect, test } from 'vitest'
import { topOf } from '../comparison-drawing.ts'
import { contrast, shade } from '../drawing.ts'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type CohortCell, plainMeans, pooled } from './cells.ts'
import { cohortHeatmap } from './chart.ts'
import { retentionCohorts } from './metric.ts'

const metric = retentionCohorts as unknown as Metric

const cell = (cohort: string, age: number, cohort_size: number, eligible: number, returned: number): CohortCell => ({
  ...{ cohort, age, until: age + 1, cohort_size, eligible, returned },
  ...{ rate: returned / eligible, lower: 0.1, upper: 0.9, mature: eligible === cohort_size },
})

/** January: 100 persons, 40 and 20 came back. February: 50, of whom 10 of the 25 eligible came back; its window 2 is not over for anybody. */
const rows = [
  cell('2021-02-01', 0, 50, 50, 50),
  cell('2021-02-01', 1, 50, 25, 10),
  cell('2021-01-01', 0, 100, 100, 100),
  cell('2021-01-01', 1, 100, 100, 40),
  cell('2021-01-01', 2, 100, 100, 20),
]

interface Item {
  value: [number, number, number]
  label?: { formatter: string; color: string }
  itemStyle: { decal?: object }
}
interface Drawn {
  series: { id: string; data: Item[] }[]
  xAxis: { data: string[]; name?: string }[]
  yAxis: { data: string[]; inverse?: boolean; axisLabel: { formatter(name: string, i: number): string } }[]
  visualMap: { max: number; show: boolean }
  dataZoom: { endValue: number }[]
  title: { text: string }[]
  tooltip: { formatter(hovered: unknown): string }
}

const draw = (cells: readonly CohortCell[], params = {}, change = {}) =>
  cohortHeatmap.option(cells, plainSpec(metric, params, change)) as unknown as Drawn
const items = (drawn: Drawn, id: string) => drawn.series.find((series) => series.id === id)!.data

test('oldest cohort on top, its size beside its name, ages from left to right, the window length on the axis', () => {
  const drawn = draw(rows)
  expect(drawn.yAxis[1]!.data).toEqual(['month 2021-01-01', 'month 2021-02-01'])
  expect(drawn.yAxis[1]!.inverse).toBe(true)
  expect(drawn.yAxis[1]!.axisLabel.formatter('January', 0)).toBe('{name|January}{size|100}')
  expect(drawn.xAxis[1]!.data).toEqual(['1', '2'])
  expect(drawn.xAxis[0]!.name).toBe('chart.windows.month start=first purchase →')
})

test('window 0 after the first purchase is left out, so the scale ends at 40 %; after opening a wallet it says something and stays', () => {
  expect(draw(rows).visualMap.max).toBeCloseTo(0.4, 12)
  expect(draw(rows, { start: 'wallet_opened' }).xAxis[1]!.data).toEqual(['0', '1', '2'])
})

test('where a payment filter or a funding makes window 0 say something, it is drawn: 90 of 100 paid so at once', () => {
  expect(draw([cell('2021-01-01', 0, 100, 100, 90), ...rows.slice(3)], { funding: 'own' }).xAxis[1]!.data).toEqual(['0', '1', '2'])
})

test('plain mean of window 1: (0.4 + 0.4) / 2; of window 2 January alone, 0.2; it stands under the pooled row, without few’s mark', () => {
  expect(plainMeans(rows as never).filter(({ age }) => age > 0)).toEqual([
    { age: 1, rate: 0.4, cohorts: 2 },
    { age: 2, rate: 0.2, cohorts: 1 },
  ])
  expect(items(draw(rows), 'plain').map(({ value, label }) => [value[0], value[1], label?.formatter])).toEqual([
    [0, 1, '40%'],
    [1, 1, '20%'],
  ])
})

test('a cell of 20 persons at 100 % does not make the others pale: the scale ends at 40 %, and at 100 % where the picture beside it needs that', () => {
  const few = cell('2021-03-01', 3, 20, 20, 20)
  expect(draw([...rows, few]).visualMap.max).toBeCloseTo(0.4, 12)
  expect(draw([few]).visualMap.max).toBe(1)
  const beside = draw(rows, {}, { atLeast: 1 })
  expect(beside.visualMap.max).toBe(1)
  expect(topOf(beside as never)).toBe(1)
  const white = (drawn: Drawn) => items(drawn, 'cells').find(({ label }) => label?.formatter === '40%')!.label!.color
  expect([white(draw(rows)), white(beside)]).toEqual(['#ffffff', '#000000'])
})

test('pooled: window 1 is (40 + 10) / (100 + 25) = 40 %, window 2 is 20 / 100', () => {
  expect(
    pooled([rows[1]!, rows[3]!, rows[4]!], 150).map(({ age, returned, eligible, rate, mature }) => [age, returned, eligible, rate, mature]),
  ).toEqual([
    [1, 50, 125, 0.4, false],
    [2, 20, 100, 0.2, false],
  ])
  expect(items(draw(rows), 'pool').map(({ value, label }) => [value[0], label?.formatter])).toEqual([
    [0, '40%'],
    [1, '20%'],
  ])
})

test('of 150 persons 125 are past window 1 and 100 past window 2: both rows of all cohorts are hatched, and the tooltip says 83 % and 67 % of 150', () => {
  const drawn = draw(rows)
  const pool = items(drawn, 'pool')
  for (const id of ['pool', 'plain']) expect(items(drawn, id).map(({ itemStyle }) => itemStyle.decal !== undefined)).toEqual([true, true])
  const told = pool.map((data) => drawn.tooltip.formatter({ seriesIndex: 0, data }))
  expect(told[0]).toContain('chart.eligibleOfAll share=83% size=150')
  expect(told[1]).toContain('chart.eligibleOfAll share=67% size=150')
  expect(told[1]).toContain('chart.partial')
})

test('with January alone everybody’s window is over, and nothing is hatched', () => {
  const drawn = draw(rows.slice(2))
  for (const id of ['pool', 'plain']) expect(items(drawn, id).map(({ itemStyle }) => itemStyle.decal)).toEqual([undefined, undefined])
})

test('a cell, also one without a figure, chooses its cohort’s dates; everybody together chooses nothing', () => {
  const pick = (series: string, index: number, params = {}) => cohortHeatmap.pick!(rows, plainSpec(metric, params), { series, index })
  expect(pick('cells', 0)).toEqual({ range: { from: '2021-02-01', to: '2021-02-28' } })
  expect(pick('cells', 2)).toEqual({ range: { from: '2021-01-01', to: '2021-01-31' } })
  expect(pick('cells', 3)).toEqual({ range: { from: '2021-02-01', to: '2021-02-28' } })
  expect(pick('cells', 0, { cohort: 'week' })).toEqual({ range: { from: '2021-02-01', to: '2021-02-07' } })
  expect([pick('pool', 0), pick('plain', 0), pick('cells', 4)]).toEqual([null, null, null])
})

test('February’s window 1 is hatched and, with 25 persons, marked; its window 2 has nobody: hatched, without colour and figure', () => {
  const drawn = draw(rows)
  const cells = items(drawn, 'cells').map(({ value, label, itemStyle }) => [
    value[0],
    value[1],
    label?.formatter,
    itemStyle.decal !== undefined,
  ])
  expect(cells).toEqual([
    [0, 1, '40%*', true],
    [0, 0, '40%', false],
    [1, 0, '20%', false],
    [1, 1, undefined, true],
  ])
  const open = items(drawn, 'cells').at(-1) as Item & { visualMap: boolean; tell: string }
  expect(open.visualMap).toBe(false)
  expect(open.tell).toContain('chart.overForNobody size=50')
  expect(drawn.title.map(({ text }) => text)).toContain('chart.noteHatchedOpen chart.noteFew')
})

/** March: 80 persons, nobody’s window over. */
const march: CohortCell = {
  ...{ cohort: '2021-03-01', age: 0, until: 1, cohort_size: 80, eligible: 0, returned: 0 },
  ...{ rate: null, lower: null, upper: null, mature: false },
}

test('a cohort with all windows immature stands there with its size, all hatched, is counted, and is in no mean', () => {
  const drawn = draw([...rows, march])
  expect(drawn.yAxis[1]!.data).toEqual(['month 2021-01-01', 'month 2021-02-01', 'month 2021-03-01'])
  expect(drawn.yAxis[1]!.axisLabel.formatter('March', 2)).toBe('{name|March}{size|80}')
  expect(
    items(drawn, 'cells')
      .filter(({ value, label }) => value[1] === 2 && !label)
      .map(({ value }) => value[0]),
  ).toEqual([0, 1])
  expect(items(drawn, 'plain').map(({ label }) => label?.formatter)).toEqual(['40%', '20%'])
  expect(items(drawn, 'pool').map(({ label }) => label?.formatter)).toEqual(['40%', '20%'])
  expect(cohortHeatmap.summary([...rows, march], plainSpec(metric))).toContain('cohorts=3')
  expect(cohortHeatmap.summary([...rows, march], plainSpec(metric))).toContain('chart.cohortsUnready cohorts=1')
})

test('with nothing but immature cohorts the picture shows them and the sentence says why there is no figure', () => {
  expect(draw([march]).xAxis[1]!.data).toEqual(['0'])
  expect(items(draw([march]), 'cells')).toHaveLength(1)
  expect(cohortHeatmap.summary([march], plainSpec(metric))).toContain('chart.noWindowOver cohorts=1')
})

test('a cohort of whom nobody came back is a zero in the mean, one that is immature is not: (0.4 + 0) / 2', () => {
  const zero = [cell('2021-01-01', 1, 100, 100, 40), cell('2021-02-01', 1, 50, 50, 0), march]
  expect(items(draw(zero), 'plain').map(({ value }) => value[2])).toEqual([0.2])
  expect(items(draw(zero), 'pool')[0]!.value[2]).toBeCloseTo(40 / 150, 12)
})

test('a tooltip gives rate, returned of n, interval, and the share of the cohort that could be observed: 25 of 50', () => {
  const drawn = draw(rows)
  const february = items(drawn, 'cells')[0]
  const text = drawn.tooltip.formatter({ seriesIndex: 1, data: february })
  expect(text).toContain('month 2021-02-01')
  expect(text).toContain('chart.returned rate=40.0% returned=10 n=25')
  expect(text).toContain('chart.interval interval=10.0%–90.0%')
  expect(text).toContain('chart.eligible share=50% size=50')
  expect(text).toContain('chart.partial')
})

test('text reads on its cell whatever the rate', () => {
  const many = Array.from({ length: 11 }, (_, i) => cell('2021-01-01', i + 1, 100, 100, i * 10))
  for (const { value, label } of items(draw(many), 'cells'))
    expect(contrast(label!.color, shade(['#ffffff', '#808080', '#000000'], value[2]))).toBeGreaterThanOrEqual(4.5)
})

test('a bracket of windows 2 and 3 is named 2–3', () => {
  expect(draw([{ ...cell('2021-01-01', 2, 100, 100, 20), until: 4 }], { mode: 'bracket' }).xAxis[1]!.data).toEqual(['2–3'])
})

test('200 daily cohorts by 200 days: no text, a colour key, and a window of 48 cohorts to scroll', () => {
  const many = Array.from({ length: 200 }, (_, c) =>
    Array.from({ length: 200 - c }, (_, a) => cell(new Date(Date.UTC(2021, 0, 1 + c)).toISOString().slice(0, 10), a + 1, 100, 100, 20)),
  ).flat()
  const drawn = draw(many, { grain: 'day', cohort: 'day' })
  expect(items(drawn, 'cells')[0]!.label).toBeUndefined()
  expect(drawn.visualMap.show).toBe(true)
  expect(drawn.dataZoom[0]!.endValue).toBe(47)
  expect(drawn.dataZoom.at(-1)!.endValue).toBeLessThan(199)
})

test('no rows draw nothing and say so', () => {
  expect(items(draw([]), 'cells')).toEqual([])
  expect(cohortHeatmap.summary([], plainSpec(metric))).toBe('chart.nothing')
})

test('the summary counts the cohorts and gives first and last pooled rate with interval and n', () => {
  const text = cohortHeatmap.summary(rows, plainSpec(metric))
  expect(text).toContain('cohorts=2')
  expect(text).toContain('window=1 rate=40.0%')
  expect(text).toContain('n=125')
  expect(text).toContain('window=2 rate=20.0%')
  expect(cohortHeatmap.n!(rows, plainSpec(metric))).toBe(150)
})
