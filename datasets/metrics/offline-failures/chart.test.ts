import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { failuresByCode as chart, type Failure } from './chart.ts'
import { offlineFailures } from './metric.ts'

const metric = offlineFailures as unknown as Metric

const row = (code: string | null, connectivity: string, payments: number, attempts: number): Failure => {
  const per_10k = (payments / attempts) * 10_000
  return { code, connectivity, payments, attempts, per_10k, lower: per_10k / 2, upper: per_10k * 2 }
}

const rows = [row('limit', 'online', 6, 10_000), row(null, 'online', 30, 10_000), row('limit', 'dual_offline', 8, 400)]

interface Drawn {
  series: { id: string; data: { value: number; label?: { formatter: string } }[] }[]
  yAxis: { data: string[]; axisLabel: { formatter(place: string): string } }
  title: { text: string }[]
}
const draw = (from: readonly Failure[]) => chart.option(from, plainSpec(metric)) as unknown as Drawn

test('limit leads with 8 of 400 = 200 per 10,000, its 6 online right under it, before the 30 without a code', () => {
  const { series, yAxis } = draw(rows)
  expect(series.find(({ id }) => id === 'values')!.data.map(({ value }) => Math.round(value))).toEqual([200, 6, 30])
  expect(series.find(({ id }) => id === 'texts')!.data.map(({ label }) => label!.formatter)).toEqual(['200 · 8', '6 · 6', '30 · 30'])
  expect(yAxis.axisLabel.formatter('2')).toContain('chart.codeUnknown')
})

test('of 20 reasons 15 are drawn, and it says so', () => {
  const many = Array.from({ length: 20 }, (_, i) => row(`code ${i}`, 'online', i + 1, 10_000))
  expect(draw(many).yAxis.data).toHaveLength(15)
  expect(draw(many).title[0]!.text).toContain('chart.noteMost shown=15 all=20')
  expect(draw(rows).title[0]!.text).not.toContain('chart.noteMost')
})

test('44 of 10,400 attempts: those without a network are tried 400 times, not twice', () => {
  expect(chart.summary(rows, plainSpec(metric))).toContain('payments=44 attempts=10400')
  expect(chart.n!(rows, plainSpec(metric))).toBe(10_400)
  expect(chart.summary([], plainSpec(metric))).toBe('chart.nothing')
})
