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
  grid: { left: number; right: number; top: number; bottom: number }
  title: { text: string }[]
}
const draw = (rows: readonly CurvePoint[], of = spec) => retentionCurves.option(rows, of) as unknown as Drawn
const labelOf = (drawn: Drawn, name: string) => drawn.series.find(({ endLabel }) => endLabel?.formatter?.includes(name))!.endLabel!
const namesOf = (drawn: Drawn) => drawn.series.flatMap(({ endLabel }) => endLabel?.formatter ?? [])

const rows = [
  point('', 1, 0.4, 200, 0.45),
  point('', 2, 0.4, 200, 0.45),
  point('', 3, 0.4, 200, 0.71),
  point('luohu', 1, 0.1, 100, 0.2),
  point('luohu', 2, 0, 9, 0.9),
]

test('names stand in one column: a curve that ends one window of two earlier has its name half the picture further right', () => {
  const drawn = draw(rows)
  const across = spec.width - drawn.grid.left - drawn.grid.right
  expect(labelOf(drawn, 'luohu').offset![0] - labelOf(drawn, 'without').offset![0]).toBeCloseTo(across / 2, 9)
})

test('luohu has 9 persons in window 2: all are told by window 1, at its height, under its name, with a line through it', () => {
  const drawn = draw(rows)
  expect(namesOf(drawn)).toEqual(['{dot|●} without a campaign 40.0%', '{dot|●} luohu 10.0%'])
  const texts = drawn.title.map(({ text }) => text)
  expect(texts).toContain('chart.window window=1')
  expect(texts.join()).not.toContain('chart.noteFew')
  expect(drawn.series.find(({ id }) => id === 'told')!.data).toEqual([
    ['1', 0],
    ['1', drawn.yAxis.max],
  ])
  const tall = spec.height - drawn.grid.top - drawn.grid.bottom
  // Its line ends at 0 %, its label stands at 10 %.
  expect(labelOf(drawn, 'luohu').offset![1]).toBeCloseTo((-tall * 0.1) / drawn.yAxis.max, 9)
  expect(retentionCurves.summary(rows, spec)).toContain('label=luohu window=1 rate=10.0% n=100')
})

test('curves that all end in the last window with persons enough need neither heading nor line', () => {
  const drawn = draw(rows.filter(({ segment, age }) => segment === '' || age < 2).filter(({ age }) => age < 2))
  expect(drawn.series.some(({ id }) => id === 'told')).toBe(false)
  expect(drawn.title).toEqual([])
})

test('with no window in which both have 30 persons each names its own: luohu its last, of 9, with a mark', () => {
  const drawn = draw(rows.filter(({ segment, age }) => segment === '' || age === 2))
  expect(namesOf(drawn)).toEqual([
    '{dot|●} without a campaign\n{under|}chart.inWindow rate=40.0% window=3',
    '{dot|●} luohu chart.inWindow rate=0.0%* window=2',
  ])
  expect(drawn.title[0]!.text).toContain('chart.noteFew')
})

test('of 100 counted in window 0, 50 make window 2 solid, 49 make window 3 dotted', () => {
  const drawn = draw([point('', 0, 1, 100, 1), point('', 1, 0.4, 90, 0.5), point('', 2, 0.3, 50, 0.5), point('', 3, 0.2, 49, 0.5)])
  const data = (id: string) => drawn.series.find((series) => series.id === id)!.data
  expect(data('')).toEqual([0.4, 0.3])
  expect(data(' open')).toEqual([null, 0.3, 0.2])
  expect(drawn.title[0]!.text).toContain('chart.noteDottedCurve')
})

test('window 0 alone after a first purchase is everybody by construction: a sentence instead of a dot at 100 %, but not after opening a wallet', () => {
  const young = [point('', 0, 1, 17, 1)]
  expect(draw(young).series).toEqual([])
  expect(draw(young).title[0]!.text).toContain('chart.curveTooEarly')
  expect(retentionCurves.summary(young, spec)).toBe('chart.curveTooEarly')
  const opened = plainSpec(retentionCurve as unknown as Metric, { start: 'wallet_opened' })
  expect(namesOf(draw(young, opened))).toEqual(['Retention chart.inWindow rate=100.0%* window=0'])
})

test('in 332 pixels a name that does not fit beside its value is broken, the value stands whole', () => {
  const narrow = { ...spec, width: 332, valueLabel: (_: string, value: string) => (value ? 'Red packets of Shenzhen Futian' : value) }
  const drawn = retentionCurves.option(rows, narrow) as unknown as Drawn
  const names = drawn.series.flatMap(({ endLabel }) => endLabel?.formatter ?? [])
  expect(names[1]).toMatch(/^{dot\|●} Red packets of\n(.*\n)?{under\|}.*\d\.0%\*?$/)
})

test('the axis holds the interval up to 0.71 of 200 persons, and cuts the one of 9 persons at 0.9 to it', () => {
  const drawn = draw(rows)
  expect(drawn.yAxis.max).toBeCloseTo(0.8, 9)
  const upper = drawn.series.find(({ id }) => id === 'upper luohu')!.data
  expect(upper[1]).toBeCloseTo(0.8, 9)
})
