import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { outstandingByDay as chart, type OutstandingDay } from './chart.ts'
import { unsyncedValue } from './metric.ts'

const metric = unsyncedValue as unknown as Metric

const rows: OutstandingDay[] = [
  { day: '2021-01-01', value: 5000, payments: 2, oldest_days: 0 },
  { day: '2021-01-02', value: 9000, payments: 3, oldest_days: 1 },
  { day: '2021-01-03', value: 0, payments: 0, oldest_days: null },
]

const values = (measure: string) =>
  (chart.option(rows, plainSpec(metric, {}, { display: { measure } })) as { series: { data: unknown[] }[] }).series[0]!.data

test('nothing outstanding is a value of zero and an age that does not exist', () => {
  expect(values('value')).toEqual([5000, 9000, 0])
  expect(values('payments')).toEqual([2, 3, 0])
  expect(values('oldest_days')).toEqual([0, 1, null])
})

test('the sentence: all synchronised on the 3rd, the most 90 on the 2nd; a day earlier 90 in 3 payments, and no peak above it', () => {
  expect(chart.summary(rows, plainSpec(metric))).toBe(
    'chart.outstandingNone day=2021-01-03 value=0 CNY n=0 days=0 chart.outstandingMost value=90 CNY day=2021-01-02',
  )
  expect(chart.summary(rows.slice(0, 2), plainSpec(metric))).toBe('chart.outstandingFinding day=2021-01-02 value=90 CNY n=3 days=1')
  expect(chart.summary([], plainSpec(metric))).toBe('chart.nothing')
})
