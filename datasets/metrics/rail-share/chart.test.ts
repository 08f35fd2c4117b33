import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type RailPeriod, railShareOverTime } from './chart.ts'
import { railShare } from './metric.ts'

const metric = railShare as unknown as Metric

const row = (period: string, rail: string, value: number, all: number, mature = true): RailPeriod => ({
  ...{ period, rail, persons: value, payments: value, value: value * 100 },
  ...{ share_persons: Math.min(1, (2 * value) / all), share_payments: value / all, share_value: value / all, mature },
})

/** Cash pays 9, 8, –, 7, 6 of ten; e-CNY nothing in January, 2, –, 3, 4; nobody pays in March; May is not over. */
const rows = [
  row('2021-01-01', 'cash', 10, 10),
  row('2021-02-01', 'cash', 8, 10),
  row('2021-02-01', 'ecny', 2, 10),
  row('2021-04-01', 'cash', 7, 10),
  row('2021-04-01', 'ecny', 3, 10),
  row('2021-05-01', 'cash', 6, 10, false),
  row('2021-05-01', 'ecny', 4, 10, false),
]

interface Line {
  type: string
  id: string
  data: (number | null | { value: number; symbol?: string; itemStyle?: { decal?: object } })[]
  lineStyle: { type?: number[]; width: number }
  endLabel: { show?: boolean; formatter?: string; offset?: number[] }
}
interface Drawn {
  series: Line[]
  xAxis: { data: string[] }
  yAxis: { data?: string[]; max: number; axisLabel: { formatter(share: number): string } }
  title?: { text: string }[]
  tooltip: { formatter(hovered: unknown): string }
}

const draw = (from: readonly RailPeriod[], change = {}) => railShareOverTime.option(from, plainSpec(metric, {}, change)) as unknown as Drawn
const line = (drawn: Drawn, id: string) => drawn.series.find((series) => series.id === id)!

test('a month without the rail is a share of zero, a month without payments is a gap in the line', () => {
  const drawn = draw(rows)
  expect(drawn.xAxis.data).toEqual(['01', '02', '03', '04', '05'].map((month) => `month 2021-${month}-01`))
  expect(line(drawn, 'ecny').data).toEqual([0, 0.2, null, 0.3, null])
})

test('the month that is not over is dotted, from the last complete one on, and said', () => {
  const drawn = draw(rows)
  expect(line(drawn, 'ecny open').data).toEqual([null, null, null, { value: 0.3, symbol: 'none' }, 0.4])
  expect(line(drawn, 'ecny open').lineStyle.type).toEqual([2, 4])
  expect(line(drawn, 'ecny').lineStyle.type).toBeUndefined()
  expect(drawn.title?.[0]?.text).toBe('chart.noteDotted chart.noteNamed period=month 2021-04-01')
})

test('each line is named once, at its right end, with the share of April, the last month that is over, as exactly as the title', () => {
  const drawn = draw(rows)
  const labels = drawn.series.filter(({ endLabel }) => endLabel.show).map(({ id, endLabel }) => [id, endLabel.formatter])
  expect(labels).toEqual([
    ['cash open', '{dot|●} {name|CASH 70.0%}'],
    ['ecny open', '{dot|●} {name|ECNY 30.0%}'],
  ])
  expect(railShareOverTime.summary(rows, plainSpec(metric))).toContain('CASH 70.0%chart.commaECNY 30.0%')
  expect(line(drawn, 'ecny').lineStyle.width).toBeGreaterThan(line(drawn, 'cash').lineStyle.width)
})

test('labels of five rails that end at the same height are 16 pixels apart', () => {
  const five = ['a', 'b', 'c', 'd', 'e']
  const equal = [1, 2, 3, 4].flatMap((month) => five.map((rail) => row(`2021-0${month}-01`, rail, 2, 10)))
  const shifts = draw(equal).series.map(({ endLabel }) => endLabel.offset![1]!)
  const sorted = shifts.toSorted((a, b) => a - b)
  for (let i = 1; i < 5; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(16)
})

test('the measure is the reader’s choice: persons, who may use both rails, are 2 × 4 of ten', () => {
  const drawn = draw(rows, { display: { measure: 'persons' } })
  expect(line(drawn, 'ecny open').data.at(-1)).toBe(0.8)
  expect(railShareOverTime.choices!(rows, plainSpec(metric, {}, { display: { measure: 'nonsense' } }))[0]!.value).toBe('value')
})

test('the axis is in percent and ends at a round share not below the largest', () => {
  const drawn = draw(rows)
  expect(drawn.yAxis.max).toBe(1)
  expect(drawn.yAxis.axisLabel.formatter(0.2)).toBe('20%')
})

test('two months make bars, largest rail on top', () => {
  const drawn = draw([
    row('2021-04-01', 'cash', 7, 10),
    row('2021-04-01', 'ecny', 3, 10),
    row('2021-05-01', 'cash', 4, 10, false),
    row('2021-05-01', 'ecny', 6, 10, false),
  ])
  expect(drawn.series.map(({ type, id }) => [type, id])).toEqual([
    ['bar', '2021-04-01'],
    ['bar', '2021-05-01'],
  ])
  expect(drawn.yAxis.data).toEqual(['ecny', 'cash'])
  const values = drawn.series.map(({ data }) => data.map((item) => (item as { value: number }).value))
  expect(values).toEqual([
    [0.3, 0.7],
    [0.6, 0.4],
  ])
  expect(drawn.series.map(({ data }) => (data[0] as { itemStyle: { decal?: object } }).itemStyle.decal !== undefined)).toEqual([
    false,
    true,
  ])
})

test('a label cannot become markup in the tooltip', () => {
  const drawn = draw(rows, { railLabel: () => '<img src=x>' })
  expect(drawn.tooltip.formatter([{ dataIndex: 1 }])).not.toContain('<img')
  expect(drawn.tooltip.formatter([{ dataIndex: 2 }])).toContain('chart.noPayments')
})

test('the summary ranks the last complete month and says how the focal rail moved: 0 to 30 %', () => {
  const text = railShareOverTime.summary(rows, plainSpec(metric))
  expect(text).toContain('period=month 2021-04-01 shares=CASH 70.0%chart.commaECNY 30.0%')
  expect(text).toContain('rail=ECNY from=0.0% first=month 2021-01-01 to=30.0%')
})

test('no rows are no error', () => {
  expect(() => draw([])).not.toThrow()
  expect(railShareOverTime.summary([], plainSpec(metric))).toBe('chart.nothing')
})
