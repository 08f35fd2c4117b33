import { expect, test } from 'vitest'
import { atRiskOn, pointAt, type StepCurve, stepCurves } from './event-curves.ts'
import type { Metric } from './metric.ts'
import { plainSpec } from './plain-spec.ts'
import { survival } from './survival/metric.ts'

/** Ten persons, two gone at once, four on day 10, the others seen to day 20. */
const curve = (segment: string, change: Partial<StepCurve> = {}): StepCurve => ({
  segment,
  followed: 10,
  median: 10,
  points: [
    { time: 0, value: 0.8, lower: 0.4, upper: 0.95, atRisk: 10, mature: true },
    { time: 10, value: 0.4, lower: 0.1, upper: 0.7, atRisk: 8, mature: true },
    { time: 20, value: 0.4, lower: 0.1, upper: 0.7, atRisk: 4, mature: false },
  ],
  ...change,
})

interface Drawn {
  series: { id: string; data: (number | null | { value: [number, number] })[]; step: string }[]
  title: { text: string; left: number; bottom: number }[]
  xAxis: { data: string[]; axisLabel: { interval: number } }
  yAxis: { max: number }
  grid: { bottom: number }
}
const spec = plainSpec(survival as unknown as Metric, { segment: 'region' })
const draw = (curves: readonly StepCurve[], rises = false) =>
  stepCurves({ curves, rises, name: 'active', axis: 'days' }, spec) as unknown as Drawn
const line = (drawn: Drawn, id: string) => drawn.series.find((series) => series.id === id)!.data

test('a value holds until the next point: 0.8 on days 0 to 9, 0.4 from day 10', () => {
  const { points } = curve('north')
  expect([0, 9, 10, 15].map((day) => pointAt(points, day)?.value)).toEqual([0.8, 0.8, 0.4, 0.4])
  const solid = line(draw([curve('north')]), 'north')
  expect([solid[0], solid[9], solid[10], solid[19], solid[20]]).toEqual([0.8, 0.8, 0.4, 0.4, null])
})

test('the tail where less than a tenth is followed is a line of its own, joined to the other', () => {
  const open = line(draw([curve('north')]), 'north open')
  expect([open[18], open[19], open[20]]).toEqual([null, 0.4, 0.4])
})

test('at risk: 10 on day 0, 8 from day 1 to 10, 4 from day 11 to 20, nobody after', () => {
  expect([0, 1, 10, 11, 20, 21].map((day) => atRiskOn(curve('north').points, day))).toEqual([10, 8, 8, 4, 4, 0])
})

test('the risk table has a line for each curve under a heading, every number under its day', () => {
  const drawn = draw([curve('north'), curve('south', { followed: 9, points: curve('').points.slice(0, 2) })])
  const texts = drawn.title.map(({ text }) => text)
  expect(texts).toContain('chart.atRisk')
  const step = drawn.xAxis.axisLabel.interval + 1
  const cells = (name: string) => {
    const { bottom } = drawn.title.find(({ text }) => text.endsWith(` ${name}`))!
    return drawn.title.filter((cell) => cell.bottom === bottom && cell.left > 0).map(({ text }) => Number(text))
  }
  const days = Array.from({ length: Math.floor(20 / step) + 1 }, (_, i) => i * step)
  expect(cells('north')).toEqual(days.map((day) => (day === 0 ? 10 : day <= 10 ? 8 : 4)))
  expect(cells('south')).toEqual(days.map((day) => (day === 0 ? 10 : day <= 10 ? 8 : 0)))
})

test('the median stands at day 10 on one half; a curve that never comes to it has no mark', () => {
  const drawn = draw([curve('north'), curve('south', { median: null })])
  expect(line(drawn, 'north median')).toMatchObject([{ value: [10, 0.5] }, { value: [10, 0] }])
  expect(drawn.series.some(({ id }) => id === 'south median')).toBe(false)
})

test('before its first point nothing has happened: all of them, or where it rises none', () => {
  const late = curve('north', { points: curve('').points.slice(1) })
  expect(line(draw([late]), 'north')[5]).toBe(1)
  expect(line(draw([late], true), 'north')[5]).toBe(0)
})

test('a curve that rises to 0.2 has an axis of its own; one that falls has all of it', () => {
  const rising = curve('north', {
    median: null,
    followed: 100,
    points: [{ time: 5, value: 0.1, lower: 0.05, upper: 0.2, atRisk: 100, mature: true }],
  })
  expect(draw([rising], true).yAxis.max).toBeCloseTo(0.2, 9)
  expect(draw([curve('north')]).yAxis.max).toBe(1)
})

test('followed by a tenth to day 40 and by few to day 400: drawn to day 60, and the table has the rest', () => {
  const long = curve('north', {
    points: [
      { time: 40, value: 0.5, lower: 0.4, upper: 0.6, atRisk: 10, mature: true },
      { time: 400, value: 0.2, lower: 0.1, upper: 0.3, atRisk: 1, mature: false },
    ],
  })
  const drawn = draw([long])
  expect(drawn.xAxis.data.at(-1)).toBe('60')
  expect([line(drawn, 'north open')[39], line(drawn, 'north open')[59], line(drawn, 'north open')[60]]).toEqual([null, 0.5, 0.5])
  expect(drawn.title.at(-1)!.text).toContain('chart.noteLaterDays')
})

test('of seven curves the one of fewest persons is left to the table, and said so', () => {
  const many = Array.from({ length: 7 }, (_, i) => curve(`r${i}`, { followed: 100 - i }))
  const drawn = draw(many)
  expect(drawn.series.some(({ id }) => id === 'r6')).toBe(false)
  expect(drawn.title.at(-1)!.text).toContain('chart.noteMoreCurves n=1')
})

test('on a narrow picture the notes take the lines they need, and the plot leaves them room', () => {
  const few = curve('north', { points: curve('').points.map((point) => ({ ...point, atRisk: 3 })) })
  const at = (width: number) =>
    stepCurves({ curves: [few], rises: false, name: 'active', axis: 'days' }, { ...spec, width }) as unknown as Drawn
  const notes = (drawn: Drawn) => drawn.title.find(({ text }) => text.includes('chart.note'))!.text.split('\n')
  expect(notes(at(720))).toHaveLength(1)
  expect(notes(at(100)).length).toBeGreaterThan(1)
  expect(at(100).grid.bottom).toBeGreaterThan(at(720).grid.bottom)
})
