import { expect, test } from 'vitest'
import { acceptance } from './acceptance/metric.ts'
import { bankLink } from './bank-link/metric.ts'
import { marketStructure } from './market-structure/metric.ts'
import type { Metric } from './metric.ts'
import { offlineAdopters } from './offline-adopters/metric.ts'
import { plainSpec } from './plain-spec.ts'
import { scenarioOwnership } from './scenario-ownership/metric.ts'
import { stickiness } from './stickiness/metric.ts'
import { hasLabel, lines, type Measure, named, type Periods, parts, roundAxis, unbroken } from './timeline.ts'
import { unsyncedValue } from './unsynced-value/metric.ts'

const spec = plainSpec(offlineAdopters as unknown as Metric)
const appearance = { axis: String, tell: String, whole: false }

interface Line {
  id: string
  stack?: string
  data: unknown[]
  endLabel?: { show: boolean; formatter: string; offset: [number, number] }
}

const measure = (values: (number | null)[], half = 0.1): Measure => ({
  id: 'share',
  label: 'Share',
  colour: '#123456',
  values,
  lower: values.map((value) => value && value - half),
  upper: values.map((value) => value && value + half),
  write: String,
})

const months = (settled: boolean[]): Periods => ({ days: settled.map((_, i) => `2021-0${i + 1}-01`), grain: 'month', settled })

const drawn = (p: Periods, m: Measure, change = {}) => {
  const { series } = lines(p, [m], { ...spec, ...change }, appearance) as unknown as { series: Line[] }
  return Object.fromEntries(series.map((line) => [line.id, line]))
}

test('February without a row is a period all the same: a gap, and over', () => {
  const rows = [
    { period: '2021-01-01', mature: true },
    { period: '2021-03-01', mature: false },
  ]
  expect(unbroken(rows, 'month')).toEqual({
    days: ['2021-01-01', '2021-02-01', '2021-03-01'],
    grain: 'month',
    settled: [true, true, false],
  })
  expect(unbroken([], 'month').days).toEqual([])
})

test('weeks go from Monday to Monday over the turn of the year: 28 Dec, 4 Jan', () => {
  const rows = ['2020-12-28', '2021-01-04'].map((period) => ({ period, mature: true }))
  expect(unbroken(rows, 'week').days).toEqual(['2020-12-28', '2021-01-04'])
})

test('a band is its lower limit with the width 0.75 − 0.25 = 0.5 stacked on it; a point alone has a stroke from 0.5 to 1 instead', () => {
  const series = drawn(months([true, true, true, true]), measure([0.5, 0.5, null, 0.75], 0.25))
  expect(series['share lower']!.data).toEqual([0.25, 0.25, null, 0.5])
  expect(series['share upper']!.data).toEqual([0.5, 0.5, null, 0.5])
  expect(series['share upper']!.stack).toBe(series['share lower']!.stack)
  expect(series['share limits']!.data).toEqual([
    [3, 0.5],
    [3, 1],
    [3, null],
  ])
})

test('the period that is not over is a line of its own, joined to the last that is without marking that one again', () => {
  const series = drawn(months([true, true, false]), measure([0.1, 0.2, 0.3]))
  expect(series.share!.data).toEqual([0.1, 0.2, null])
  expect(series['share open']!.data).toEqual([null, { value: 0.2, symbol: 'none' }, 0.3])
  expect(series['share open']!.endLabel).toMatchObject({ show: true, formatter: 'Share 0.2' })
})

test('a name bears the value of February, which is over, at that height; March, which is not, has 0.4 at the end of the line', () => {
  const p = months([true, true, false])
  const both = ['a', 'b'].map((id, i) => ({ ...measure([0.1, [0.2, 0.3][i]!, 0.4]), id, label: id, lower: [], upper: [] }))
  const { series, title } = lines(p, both, spec, appearance) as unknown as { series: Line[]; title: { text: string }[] }
  const labels = series.flatMap(({ endLabel }) => (endLabel?.show ? [endLabel] : []))
  expect(labels.map(({ formatter }) => formatter)).toEqual(['{dot|●} a 0.2', '{dot|●} b 0.3'])
  // 400 px high less 14 above and 44 below, up to 0.4: a tenth is 85.5 px.
  expect(labels.map(({ offset }) => offset[1])).toEqual([2 * 85.5, expect.closeTo(85.5)])
  expect(title.map(({ text }) => text)).toEqual(['chart.noteDotted chart.noteNamed period=month 2021-02-01'])
})

test('parts are named by February, which is over, not by the 61 of March, which is not', () => {
  const { title } = parts(months([true, true, false]), [{ ...measure([100, 144, 61]), label: 'New' }], spec, appearance) as unknown as {
    title: { text: string }[]
  }
  expect(title.map(({ text }) => text)).toEqual(['chart.noteHatchedPeriod chart.noteNamed period=month 2021-02-01', '{dot|■} New 144'])
})

test('a name without a value in the last period that is over bears the one before; where none is over, the last', () => {
  expect(named(months([true, true, false]), [0.1, null, 0.3])).toBe(0.1)
  expect(named(months([false, false]), [0.1, 0.3])).toBe(0.3)
  expect(named(months([]), [])).toBe(0)
})

test('where there is little room an only line is its value: the title of the card names it', () => {
  const series = drawn(months([true, true]), measure([0.1, 0.2]), { width: 390 })
  expect(series.share!.endLabel!.formatter).toBe('0.2')
})

test('names of lines that end at zero stand above the axis, the lowest 4 pixels, clear of the last date', () => {
  const zero = (id: string) => ({ ...measure([0.5, 0.2, 0.1, 0]), id })
  const { series } = lines(months([true, true, true, true]), ['a', 'b', 'c'].map(zero), spec, appearance) as unknown as { series: Line[] }
  const shifts = series.flatMap(({ endLabel }) => (endLabel?.show ? [endLabel.offset[1]] : []))
  expect(shifts.toSorted((a, b) => a - b)).toEqual([-36, -20, -4])
})

test('axes are round and hold the largest value: 0.19 in steps of 0.05, 7 people in steps of 2, nothing at all up to one', () => {
  expect(roundAxis(0.19, false)).toEqual({ step: 0.05, max: 0.2 })
  expect(roundAxis(7, true)).toEqual({ step: 2, max: 8 })
  expect(roundAxis(0, true)).toEqual({ step: 1, max: 1 })
  expect(roundAxis(0, false).max).toBeGreaterThan(0)
})

test.each([
  [1000, true, [...Array(15).keys()]],
  [700, true, [0, 2, 4, 6, 8, 10, 12, 14]],
  [300, false, [2, 6, 10, 14]],
])('labels of 55 px on %i px stand 12 px apart at even steps, and the last period has one', (width, onBand, expected) => {
  const labels = Array.from({ length: 15 }, () => 'Jan 2021')
  expect([...labels.keys()].filter(hasLabel(labels, width, onBand))).toEqual(expected)
})

test('pointing at the second period of any metric over time chooses its dates, whatever its periods are called', () => {
  const row = (day: string) => ({ period: day, month: day, day, kind: 'linked', mature: true })
  const rows = ['2021-01-01', '2021-04-01', '2021-07-01'].map(row)
  const picked = ({ charts: { overTime: chart }, ...metric }: Metric, params = {}, of = rows) =>
    chart!.pick!(of as never, plainSpec(metric as Metric, params), { series: '', index: 1 })?.range
  const spring = { from: '2021-04-01', to: '2021-06-30' }
  for (const metric of [acceptance, bankLink, scenarioOwnership, marketStructure])
    expect(picked(metric as unknown as Metric, { grain: 'quarter' })).toEqual(spring)
  expect(picked(stickiness as unknown as Metric)).toEqual({ from: '2021-04-01', to: '2021-04-30' })
  const outstanding = unsyncedValue as unknown as Metric
  expect(picked({ ...outstanding, charts: { overTime: Object.values(outstanding.charts)[0]! } })).toEqual({
    from: '2021-04-01',
    to: '2021-04-01',
  })
})
