import { afterAll, beforeAll, expect, test } from 'vitest'
import { HandMade, purchase, table } from '../../../test/hand-made.ts'
import { queryOf } from '../../query.ts'
import { wilson } from '../../statistics/index.ts'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { lacking } from '../run.ts'
import { type AdopterPeriod, adoptersOverTime as chart } from './chart.ts'
import { offlineAdopters } from './metric.ts'

let pilot: HandMade

beforeAll(async () => {
  pilot = await HandMade.of({
    persons: [{ person_id: 'a', region_id: 'suzhou' }],
    payments: [
      purchase('a', '2020-12-12', { connectivity: 'payer_offline' }),
      purchase('a', '2020-12-13', { connectivity: 'dual_offline', scenario: 'transport' }),
      purchase('a', '2020-12-14', { connectivity: 'online' }),
      purchase('b', '2020-12-12', { connectivity: 'online' }),
      purchase('c', '2020-12-12', { connectivity: 'payee_offline', payment_id: 'x' }),
      purchase('c', '2020-12-13', { kind: 'refund', original_payment_id: 'x' }),
      purchase('c', '2020-12-13'),
      purchase('d', '2020-12-12', { connectivity: 'dual_offline', status: 'declined' }),
      purchase('e', '2020-12-12', { connectivity: 'dual_offline', rail_id: 'alipay' }),
      purchase('c', '2021-01-02', { connectivity: 'payee_offline' }),
    ],
  })
})
afterAll(() => pilot.close())

test('December: a of a, b, c; c’s payment was refunded in full, d’s declined, e’s on another rail', async () => {
  const { lower, upper } = wilson(1, 3)
  expect(table(await pilot.rows('offline-adopters'), 'period', 'active', 'offline_active', 'share', 'lower', 'upper', 'mature')).toEqual([
    ['2020-12-01', 3, 1, 1 / 3, lower, upper, true],
    ['2021-01-01', 1, 1, 1, wilson(1, 1).lower, 1, false],
  ])
})

test('over a year a person counts once; in 2020 a of 3', async () => {
  expect(table(await pilot.rows('offline-adopters', 'grain=year'), 'period', 'active', 'offline_active')).toEqual([
    ['2020-01-01', 3, 1],
    ['2021-01-01', 1, 1],
  ])
})

test('transport: only a, whose such payment had no network; Suzhou: only a', async () => {
  expect(table(await pilot.rows('offline-adopters', 'scenario=transport'), 'active', 'offline_active')).toEqual([[1, 1]])
  expect(table(await pilot.rows('offline-adopters', 'region=suzhou'), 'active', 'offline_active')).toEqual([[1, 1]])
})

test('a month of payments of unknown connectivity has active persons and no share; catering, known of none, has none either', async () => {
  const untold = await HandMade.of({
    payments: [
      purchase('a', '2020-11-12'),
      purchase('b', '2020-11-13'),
      purchase('a', '2020-12-12', { connectivity: 'online' }),
      purchase('b', '2020-12-13', { scenario: 'catering' }),
    ],
  })
  const columns = ['period', 'active', 'offline_active', 'share', 'lower', 'upper']
  expect(table(await untold.rows('offline-adopters'), ...columns)).toEqual([
    ['2020-11-01', 2, null, null, null, null],
    ['2020-12-01', 2, 0, 0, 0, wilson(0, 2).upper],
  ])
  expect(table(await untold.rows('offline-adopters', 'scenario=catering'), ...columns)).toEqual([['2020-12-01', 1, null, null, null, null]])
  untold.close()
})

test('a pilot whose source tells connectivity on another rail alone lacks it; a release that does not say is taken to have it', async () => {
  const metric = offlineAdopters as unknown as Metric
  const query = queryOf(metric, { range: {}, filters: {}, params: {} })
  const untold = await HandMade.of({
    payments: [purchase('a', '2020-11-12'), purchase('a', '2020-11-12', { rail_id: 'alipay', connectivity: 'online' })],
  })
  expect(lacking(metric, query, untold.facts)).toEqual(['payments.connectivity'])
  expect(lacking(metric, query, { ...untold.facts, absent: undefined })).toEqual([])
  expect(lacking(metric, query, pilot.facts)).toEqual([])
  untold.close()
})

test('a month without a share is a gap in the picture, and its sentence gives no percentage', () => {
  const bare = { active: 147, offline_active: null, share: null, lower: null, upper: null, mature: true }
  const rows: AdopterPeriod[] = [
    { period: '2020-11-01', active: 100, offline_active: 1, share: 0.01, lower: 0.002, upper: 0.05, mature: true },
    { period: '2020-12-01', ...bare },
  ]
  const spec = plainSpec(offlineAdopters as unknown as Metric)
  const drawn = chart.option(rows, spec) as unknown as {
    series: { id: string; data: unknown[] }[]
    tooltip: { formatter(hovered: { dataIndex: number }[]): string }
  }
  expect(drawn.series.find(({ id }) => id === 'share')!.data).toEqual([0.01, null])
  expect(drawn.tooltip.formatter([{ dataIndex: 1 }])).toContain('chart.noKnownConnectivity')
  expect(chart.summary(rows, spec)).toContain('chart.noKnownConnectivity')
  expect(chart.summary(rows, spec)).not.toContain('%')
})

test('Suzhou’s published 536 of 96,614 is 0.555 %, from 0.510 to 0.604 %', () => {
  const { lower, upper } = wilson(536, 96_614)
  expect([536 / 96_614, lower, upper].map((share) => (share * 100).toFixed(3))).toEqual(['0.555', '0.510', '0.604'])
})
