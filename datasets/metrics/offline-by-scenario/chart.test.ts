import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { scenarioMatrix as chart, type ScenarioRegion } from './chart.ts'
import { offlineByScenario } from './metric.ts'

const metric = offlineByScenario as unknown as Metric

const row = (scenario: string | null, region: string | null, offline: number, n: number, persons = 50): ScenarioRegion => ({
  ...{ scenario, region, offline, n, persons, share: offline / n },
  ...(persons > 1 ? { lower: (offline / n) * 0.5, upper: (offline / n) * 1.5 } : { lower: null, upper: null }),
})

/** Transport 20 of 300 in all, catering 10 of 200; the north has 350 payments, the south 150; nobody was seen in the south for transport. */
const rows = [row('catering', 'north', 10, 50), row('catering', 'south', 0, 150, 8), row('transport', 'north', 20, 300)]

interface Cell {
  value: [number, number, number]
  tell: string
  itemStyle: { decal?: object; color: string }
  label: { show: boolean; formatter?: string }
}
interface Drawn {
  series: { id?: string; type: string; data: Cell[] }[]
  xAxis: { axisLabel: { formatter(i: string): string } }
}
const draw = (from: readonly ScenarioRegion[]) => chart.option(from, plainSpec(metric)) as unknown as Drawn

test('transport (20 of 300) stands above catering (10 of 200), the north with more payments left of the south', () => {
  const cells = draw(rows).series[0]!.data
  expect(cells.map(({ value }) => value)).toEqual([
    [0, 1, 0.2],
    [1, 1, 0],
    [0, 0, 20 / 300],
    [1, 0, 0],
  ])
})

test('a cell nobody could observe is hatched and says so; a share of zero is not, and on 8 persons has its mark', () => {
  const [, zero, , unseen] = draw(rows).series[0]!.data
  expect(unseen!.itemStyle.decal).toBeDefined()
  expect(unseen!.label.show).toBe(false)
  expect(unseen!.tell).toContain('chart.noKnownConnectivity')
  expect(zero!.itemStyle.decal).toBeUndefined()
  expect(zero!.label.formatter).toBe('0.0%*')
})

test('1 of 10,000 beside 20 % is written as less than 0.1 %, never as zero', () => {
  const cells = draw([row('catering', 'north', 10, 50), row('catering', 'south', 1, 10_000)]).series[0]!.data
  expect(cells.map(({ label }) => label.formatter)).toEqual(['20.0%', '<0.1%'])
})

test('one region makes bars, not a matrix of one column', () => {
  expect(draw(rows.filter((own) => own.region === 'north')).series.map(({ type }) => type)).toContain('bar')
})

test('the sentence names highest and lowest among cells of 30 persons or more', () => {
  const text = chart.summary(rows, plainSpec(metric))
  expect(text).toContain('chart.scenarioHighest scenario=catering region=north share=20.0%')
  expect(text).toContain('chart.scenarioLowest scenario=transport region=north share=6.7%')
  expect(chart.summary([], plainSpec(metric))).toBe('chart.nothing')
})

test('ten regions on a telephone: names turned, no texts in the cells, a scale instead', () => {
  const many = Array.from({ length: 10 }, (_, i) => row('online_shopping', `region ${i}`, 10 + i, 100, 8))
  const spec = plainSpec(metric, {}, { width: 390 })
  const drawn = chart.option(many, spec) as unknown as Drawn & { visualMap: { show: boolean }; xAxis: { axisLabel: { rotate?: number } } }
  expect(drawn.xAxis.axisLabel.rotate).toBe(60)
  expect(drawn.series[0]!.data.some(({ label }) => label.show)).toBe(false)
  expect(drawn.visualMap.show).toBe(true)
  expect(chart.height!(many, spec)).toBeGreaterThan(chart.height!(many, plainSpec(metric)))
})

test('beside another picture scenarios stand as listed, so that rows can be read across; regions always do', () => {
  const spec = plainSpec(metric, {}, { atLeast: 0.2 })
  const places = (from: readonly ScenarioRegion[]) =>
    (chart.option(from, spec) as unknown as Drawn).series[0]!.data.slice(0, 3).map(({ value }) => value.slice(0, 2))
  expect(places(rows)).toEqual([
    [0, 0],
    [1, 0],
    [0, 1],
  ])
  // The south has more payments than the north, and stands to the right of it all the same.
  expect(places([rows[0]!, row('catering', 'south', 0, 15_000), rows[2]!])).toEqual(places(rows))
})

test('no remark is cut: what does not fit goes on in the next line', () => {
  const say = (key: string) => (key === 'chart.noteRegion' ? 'Region of the merchant, else of the person.' : key)
  const drawn = chart.option(rows, plainSpec(metric, {}, { width: 240, say })) as unknown as { title: { text: string }[] }
  expect(drawn.title[0]!.text).toContain('\n')
  expect(drawn.title[0]!.text.replaceAll('\n', ' ')).toContain('Region of the merchant, else of the person.')
})
