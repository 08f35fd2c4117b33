import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type ConnectivityPeriod, offlineShareOverTime as chart } from './chart.ts'
import { offlineShare } from './metric.ts'

const metric = offlineShare as unknown as Metric

const row = (connectivity: string, share: number, lower: number, upper: number, more = {}): ConnectivityPeriod => ({
  ...{ period: '2021-01-01', connectivity, payments: share * 400, value: 0, share_payments: share, share_value: share / 2, lower, upper },
  ...{ n: 400, unknown: 0, persons: 100, mature: true, ...more },
})

const january = [row('dual_offline', 0.15, 0.12, 0.18), row('online', 0.75, 0.625, 0.875), row('payer_offline', 0.1, 0.08, 0.13)]

interface Drawn {
  series: { id: string; data: unknown[] }[]
  tooltip: { formatter(hovered: { dataIndex: number }[]): string }
}
const draw = (rows: readonly ConnectivityPeriod[], change = {}) => chart.option(rows, plainSpec(metric, {}, change)) as unknown as Drawn
const line = (drawn: Drawn, id: string) => drawn.series.find((series) => series.id === id)?.data

test('without a network = 15 % + 10 %, from 1 − 0.875 to 1 − 0.625: the rest of what was online, and so is its interval', () => {
  const drawn = draw(january)
  expect(line(drawn, 'all')).toEqual([0.25])
  expect(line(drawn, 'all limits')).toEqual([
    [0, 0.125],
    [0, 0.375],
    [0, null],
  ])
  expect(line(drawn, 'dual_offline')).toEqual([0.15])
  expect(line(drawn, 'online')).toBeUndefined()
})

test('one kind without a network is the whole: one line', () => {
  const drawn = draw([row('dual_offline', 0.15, 0.12, 0.18), row('online', 0.85, 0.82, 0.88)])
  expect(line(drawn, 'dual_offline')).toBeUndefined()
  expect(line(drawn, 'all')).toEqual([0.15])
})

test('by value there is no interval, so none is drawn', () => {
  const drawn = draw(january, { display: { measure: 'value' } })
  expect(line(drawn, 'all')).toEqual([0.125])
  expect(line(drawn, 'all limits')).toBeUndefined()
})

test('a month without known connectivity between two others is a gap that says so', () => {
  const drawn = draw([...january, ...january.map((own) => ({ ...own, period: '2021-03-01' }))])
  expect(line(drawn, 'all')).toEqual([0.25, null, 0.25])
  expect(drawn.tooltip.formatter([{ dataIndex: 1 }])).toContain('chart.noKnownConnectivity')
})

test('payments of unknown connectivity are told with the picture and with its sentence', () => {
  const rows = january.map((own) => ({ ...own, unknown: 30 }))
  expect(draw(rows).tooltip.formatter([{ dataIndex: 0 }])).toContain('chart.unknownConnectivity n=30')
  expect(chart.summary(rows, plainSpec(metric))).toContain('share=25.0%')
  expect(chart.summary(rows, plainSpec(metric))).toContain('n = 400')
  expect(chart.summary(rows, plainSpec(metric))).toContain('chart.unknownConnectivity n=30')
  expect(chart.summary([], plainSpec(metric))).toBe('chart.nothing')
})
