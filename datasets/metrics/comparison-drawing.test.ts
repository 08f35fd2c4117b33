import { expect, test } from 'vitest'
import { activePersons } from './active-persons/metric.ts'
import { overlaid, overlays, topOf, withTop } from './comparison-drawing.ts'
import type { Metric } from './metric.ts'
import { plainSpec } from './plain-spec.ts'

const metric = activePersons as unknown as Metric
const spec = plainSpec(metric)
const rows = (months: readonly [string, number, number, number][]) =>
  months.map(([period, fresh, retained, resurrected]) => ({
    ...{ period, new: fresh, retained, resurrected, active: fresh + retained + resurrected, mature: true },
  }))
const draw = (months: readonly [string, number, number, number][]) => metric.charts.overTime!.option(rows(months) as never, spec)
const before = draw([
  ['2021-01-01', 5, 1, 0],
  ['2021-02-01', 2, 4, 1],
])
const now = draw([
  ['2021-03-01', 1, 2, 0],
  ['2021-04-01', 1, 3, 0],
])

test('the stacks before, 5 + 1 + 0 = 6 and 2 + 4 + 1 = 7, become one dashed line', () => {
  const series = overlaid(now, before, spec)!.series as { id: string; data: unknown }[]
  expect(series.find(({ id }) => id === 'whole before')!.data).toEqual([6, 7])
})

test('pointing at the second period tells both: April and February', () => {
  const { formatter } = overlaid(now, before, spec)!.tooltip as { formatter(hovered: { dataIndex: number }[]): string }
  const told = formatter([{ dataIndex: 1 }])
  expect(told).toContain('2021-04-01')
  expect(told).toContain('2021-02-01')
})

test('tops: 4 persons need an axis to 4, 7 one to 8; both are drawn to 8', () => {
  expect([topOf(now), topOf(before)]).toEqual([4, 8])
  expect(topOf(withTop(now, 8))).toBe(8)
  expect(topOf(withTop(before, 4))).toBe(8)
})

test('a picture that does not run over categories from left to right is not laid over another', () => {
  expect(overlays({ xAxis: { type: 'value' }, yAxis: { type: 'category' }, series: [{ type: 'bar' }] })).toBe(false)
  expect(overlays({ series: [{ type: 'sankey' }] })).toBe(false)
})

const stack = (shares: readonly (readonly number[])[]) => ({
  xAxis: { type: 'category', data: shares[0]!.map(String) },
  series: shares.map((data, i) => ({ type: 'bar', id: `part ${i}`, stack: 'whole', data })),
})

test('parts that make up 100 % are dashed at each edge, 60 % and 60 + 30 = 90 %, not at 100 %', () => {
  const earlier = stack([
    [0.6, 0.5],
    [0.3, 0.3],
    [0.1, 0.2],
  ])
  const series = overlaid(stack([[0.5], [0.4], [0.1]]), earlier, spec)!.series as { id: string; data: number[] }[]
  const dashed = series.filter(({ id }) => id.endsWith(' before'))
  expect(dashed.map(({ id }) => id)).toEqual(['edge part 0 before', 'edge part 1 before'])
  expect(dashed.map(({ data }) => data[0])).toEqual([0.6, expect.closeTo(0.9, 12)])
})

test('a step curve is laid over a step curve', () => {
  const curve = (data: number[]) => ({
    xAxis: { type: 'category', data: ['0', '1'] },
    series: [{ type: 'line', id: 'a', step: 'end', lineStyle: { width: 2 }, data }],
  })
  const series = overlaid(curve([0, 0.3]), curve([0, 0.4]), spec)!.series as { id: string; step?: string }[]
  expect(series.find(({ id }) => id === 'a before')!.step).toBe('end')
})

test('the scale of a matrix is the same on both sides: the larger of 20 % and 30 %', () => {
  expect(topOf({ xAxis: { type: 'category' }, yAxis: { type: 'category' }, visualMap: { max: 0.3 }, series: [] })).toBe(0.3)
})
