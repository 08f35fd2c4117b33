import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { switchCurves } from './chart.ts'
import { switchBack } from './metric.ts'

const metric = switchBack as unknown as Metric
const spec = (params = {}) => plainSpec(metric, params)
/** Of a hundred, 30 are back after one month, 30 after two, 40 not after four. */
const ends = (segment: string) => [
  { segment, time: 1, events: 30, censored: 0 },
  { segment, time: 2, events: 30, censored: 0 },
  { segment, time: 4, events: 0, censored: 40 },
]
const rowsOf = async (params: Record<string, unknown>, segments = ['']) =>
  switchBack.derive(segments.flatMap(ends), spec(params).query as never, spec().facts)

interface Drawn {
  xAxis: { name: string; data: string[] }
  series: { id: string; color: string }[]
}

test('after at most six months 60 % are back, median two months: said in months', async () => {
  const rows = await rowsOf({})
  const title = switchCurves.finding!(rows, spec())
  expect(title).toContain('chart.switchBackTitle share=60.0%')
  expect(title).toContain('span=chart.periods.length.month count=4 n=4')
  expect(switchCurves.summary(rows, spec())).toContain('chart.periods.median')
  expect(switchCurves.summary(rows, spec())).not.toContain('days')
})

test('the axis counts what the grain is', async () => {
  const rows = await rowsOf({})
  const drawn = (grain: string) => switchCurves.option(rows, spec({ grain })) as unknown as Drawn
  expect(drawn('quarter').xAxis.name).toBe('quarters since the pilot’s rail became the main one')
  const months = switchCurves.option(rows, spec()) as unknown as Drawn
  expect(months.xAxis).toMatchObject({ name: 'months since the pilot’s rail became the main one', data: ['0', '1', '2', '3', '4'] })
})

test('by old rail each curve has the rail’s name and colour', async () => {
  const params = { segment: 'old_rail' }
  const rows = await rowsOf(params, ['alipay', 'cash'])
  expect(switchCurves.summary(rows, spec(params))).toContain('name=ALIPAY')
  const { series } = switchCurves.option(rows, spec(params)) as unknown as Drawn
  expect(series.find(({ id }) => id === 'cash')!.color).toBe(spec().railColour('cash'))
})
