import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type CurvePoint, retentionCurves } from './chart.ts'
import { retentionCurve } from './metric.ts'

const point = (segment: string, age: number, rate: number, eligible: number, upper: number): CurvePoint => ({
  ...{ segment, age, until: age + 1, eligible, returned: rate * eligible, rate, lower: 0, upper, simple_rate: null, mature: true },
})
const spec = plainSpec(retentionCurve as unknown as Metric, { segment: 'campaign' })

interface Drawn {
  series: { id: string; data: (number | null)[]; endLabel?: { formatter?: string; offset?: [number, number] } }[]
  yAxis: { max: number }
  grid: { left: number; right: number }
  title?: { text: string }[]
}
const draw = (rows: readonly CurvePoint[]) => retentionCurves.option(rows, spec) as unknown as Drawn

const rows = [
  point('', 1, 0.4, 200, 0.45),
  point('', 2, 0.4, 200, 0.45),
  point('', 3, 0.4, 200, 0.71),
  point('luohu', 1, 0.1, 100, 0.2),
  point('luohu', 2, 0, 9, 0.9),
]

test('names stand in one column: a curve that ends one window of two earlier has its name half the picture further right', () => {
  const drawn = draw(rows)
  const label = (id: string) => drawn.series.find((series) => series.id === id)!.endLabel!
  const across = spec.width - drawn.grid.left - drawn.grid.right
  expect(label('luohu').offset![0] - label('').offset![0]).toBeCloseTo(across / 2, 9)
})

test('a segment of nobody’s campaign is named so, and 9 persons carry a mark', () => {
  const drawn = draw(rows)
  const names = drawn.series.flatMap(({ endLabel }) => endLabel?.formatter ?? [])
  expect(names).toEqual(['{dot|●} without a campaign 40.0%', '{dot|●} luohu 0.0%*'])
  expect(drawn.title?.[0]?.text).toContain('chart.noteFew')
})

test('in 332 pixels a name that does not fit beside its value is broken, the value stands whole', () => {
  const narrow = { ...spec, width: 332, valueLabel: (_: string, value: string) => (value ? 'Red packets of Shenzhen Futian' : value) }
  const drawn = retentionCurves.option(rows, narrow) as unknown as Drawn
  const names = drawn.series.flatMap(({ endLabel }) => endLabel?.formatter ?? [])
  expect(names[1]).toMatch(/^{dot\|●} Red packets of\n(.*\n)?{under\|}.*0\.0%\*$/)
})

test('the axis holds the interval up to 0.71 of 200 persons, and cuts the one of 9 persons at 0.9 to it', () => {
  const drawn = draw(rows)
  expect(drawn.yAxis.max).toBeCloseTo(0.8, 9)
  const upper = drawn.series.find(({ id }) => id === 'upper luohu')!.data
  expect(upper[1]).toBeCloseTo(0.8, 9)
})
