import { expect, test } from 'vitest'
import { textWidth } from '../drawing.ts'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { transitionMatrix } from './matrix.ts'
import { railTransitions } from './metric.ts'
import { pairOf, type Transition } from './pair.ts'
import { flows, transitionSankey } from './sankey.ts'

const metric = railTransitions as unknown as Metric

const move = (from_rail: string, to_rail: string, persons: number, from_persons: number, of_which_first = 0, month = 1): Transition => ({
  ...{ from_period: `2021-0${month}-01`, to_period: `2021-0${month + 1}-01`, from_rail, to_rail, persons, of_which_first, from_persons },
  ...{ share: persons / from_persons, lower: 0.1, upper: 0.9, mature: month < 2 },
})

/** 40 stay with cash, 10 turn to e-CNY; of 100 inactive, 80 stay so and 20 pay with e-CNY, 5 of them for the first time. */
const rows = [
  move('cash', 'cash', 40, 50),
  move('cash', 'ecny', 10, 50),
  move('inactive', 'inactive', 80, 100),
  move('inactive', 'ecny', 20, 100, 5),
  move('cash', 'cash', 7, 7, 0, 2),
]

interface Sankey {
  series: {
    nodes: { name: string; depth: number; persons: number; label: { formatter: string; show: boolean } }[]
    links: { source: string; target: string; value: number; lineStyle: { color: string } }[]
    nodeGap: number
  }[]
  title: { text: string }[]
}
interface Matrix {
  xAxis: { data: string[] }
  yAxis: { data: string[]; axisLabel: { formatter(rail: string, i: number): string } }
  visualMap: { max: number; show: boolean }
  grid: { width: number }
  title: { text: string }[]
  series: {
    data: {
      value: [number, number, number]
      itemStyle: { color: string }
      label: { show: boolean; formatter: string; rich: { share: { fontSize: number } } }
    }[]
  }[]
}

test('the pair shown is the latest that is over, unless the reader chose another', () => {
  expect(pairOf(rows, plainSpec(metric))?.from_period).toBe('2021-01-01')
  expect(pairOf(rows, plainSpec(metric, {}, { display: { pair: '2021-02-01' } }))?.from_period).toBe('2021-02-01')
  expect(pairOf(rows, plainSpec(metric, {}, { display: { pair: '1999-01-01' } }))?.from_period).toBe('2021-01-01')
  expect(transitionSankey.choices!(rows, plainSpec(metric))[0]!.options.map(({ label }) => label)).toEqual([
    'month 2021-01-01 → month 2021-02-01',
    'month 2021-02-01 → month 2021-03-01 (chart.immature)',
  ])
})

test('newcomers start at new: 20 to e-CNY are 5 new and 15 who were inactive; the 80 who stay inactive are not drawn', () => {
  expect(flows(rows.slice(0, 4)).map(({ from, to, persons }) => [from, to, persons])).toEqual([
    ['cash', 'cash', 40],
    ['cash', 'ecny', 10],
    ['new', 'ecny', 5],
    ['inactive', 'ecny', 15],
  ])
})

test('both columns hold the same 70 persons; focal rail on top, who stayed in grey, who moved in both colours', () => {
  const [series] = (transitionSankey.option(rows, plainSpec(metric)) as unknown as Sankey).series
  const column = (depth: number) =>
    series!.nodes.filter((node) => node.depth === depth).map(({ name, persons }) => [name.slice(2), persons])
  expect(column(0)).toEqual([
    ['cash', 50],
    ['inactive', 15],
    ['new', 5],
  ])
  expect(column(1)).toEqual([
    ['ecny', 30],
    ['cash', 40],
  ])
  const colours = series!.links.map(({ source, target, lineStyle }) => [source.slice(2), target.slice(2), lineStyle.color])
  expect(colours).toEqual([
    ['cash', 'ecny', 'gradient'],
    ['cash', 'cash', '#000002'],
    ['inactive', 'ecny', 'gradient'],
    ['new', 'ecny', 'gradient'],
  ])
})

test('labels give persons and share of those drawn: cash 50 of 70 is 71 %', () => {
  const [series] = (transitionSankey.option(rows, plainSpec(metric)) as unknown as Sankey).series
  expect(series!.nodes[0]!.label.formatter).toBe('CASH 50 · 71%')
})

test.each([320, 400, 800])('at a height of %i, fourteen rails’ labels have a line each or are not shown', (height) => {
  const many = Array.from({ length: 14 }, (_, i) => move(`r${i}`, `r${(i + 1) % 14}`, i ? 1 : 1000, i ? 1 : 1000))
  const [series] = (transitionSankey.option(many, plainSpec(metric, {}, { height })) as unknown as Sankey).series
  const total = 1013
  const scale = (height - 52 - series!.nodeGap * 13) / total
  for (const { label, persons } of series!.nodes) if (label.show) expect(persons * scale + series!.nodeGap).toBeGreaterThanOrEqual(13)
  if (height === 800) expect(series!.nodes.every(({ label }) => label.show)).toBe(true)
})

test('matrix: the scale ends at the largest movement (20 %), the diagonal stays on the ground', () => {
  const drawn = transitionMatrix.option(rows, plainSpec(metric)) as unknown as Matrix
  expect(drawn.visualMap.max).toBeCloseTo(0.2, 12)
  expect(drawn.yAxis.data).toEqual(['cash', 'inactive'])
  expect(drawn.yAxis.axisLabel.formatter('cash', 0)).toBe('{name|CASH}\n{size|50}')
  const stayed = drawn.series[0]!.data.find(({ value }) => value[0] === 1 && value[1] === 0)!
  expect(stayed.itemStyle.color).toBe('#ffffff')
})

test('matrix: a cell says share, interval and persons; a move nobody made is zero, not a gap', () => {
  const drawn = transitionMatrix.option(rows, plainSpec(metric)) as unknown as Matrix
  const text = (x: number, y: number) => drawn.series[0]!.data.find(({ value }) => value[0] === x && value[1] === y)?.label.formatter
  expect(drawn.xAxis.data).toEqual(['ecny', 'cash', 'inactive'])
  expect(text(0, 0)).toBe('{share|20.0%}\n{small|10.0%–90.0%}\n{small|10}')
  expect(text(2, 0)).toBe('{share|0%}')
})

/** Every rail to every other, `most` times as many persons for each rail further on. */
const between = (rails: readonly string[], most: number) =>
  rails.flatMap((from, i) => rails.map((to, k) => move(from, to, most ** i + k, rails.length * most ** i + 15)))

test.each([358, 304])(
  'matrix, six rails in %i pixels: numbers of 11 pixels that fit their cells, and a note of what stands there',
  (width) => {
    const drawn = transitionMatrix.option(
      between(['ecny', 'alipay', 'wechat', 'bank', 'cash', 'other'], 3),
      plainSpec(metric, {}, { width }),
    ) as unknown as Matrix
    const wide = drawn.grid.width / 6
    for (const { label } of drawn.series[0]!.data) {
      expect(label.show).toBe(true)
      expect(label.rich.share.fontSize).toBe(11)
      expect(textWidth(/\{share\|(.*?)\}/.exec(label.formatter)![1]!, 11)).toBeLessThan(wide)
      expect(label.formatter).not.toContain('10.0%–90.0%')
    }
    expect(drawn.title.at(-1)!.text).not.toContain('chart.cell.interval')
    expect(drawn.visualMap.show).toBe(false)
  },
)

test('matrix, wide: every cell with persons has its interval, and the note says so', () => {
  const drawn = transitionMatrix.option(rows, plainSpec(metric)) as unknown as Matrix
  expect(drawn.title.at(-1)!.text).toContain('cell=chart.cell.sharechart.commachart.cell.intervalchart.commachart.cell.persons')
})

test('matrix, fourteen rails in 300 pixels: no numbers, but a scale and a note of the colour', () => {
  const many = between(
    Array.from({ length: 14 }, (_, i) => `r${i}`),
    1,
  )
  const drawn = transitionMatrix.option(many, plainSpec(metric, {}, { width: 300 })) as unknown as Matrix
  expect(drawn.series[0]!.data.some(({ label }) => label.show)).toBe(false)
  expect(drawn.visualMap.show).toBe(true)
  expect(drawn.title.at(-1)!.text).toBe('chart.noteShade')
})

test('rails keep their order whichever has more persons', () => {
  const rails = ['ecny', 'alipay', 'wechat', 'cash', 'inactive']
  const spec = plainSpec(metric, {}, { rails: ['ecny', 'alipay', 'wechat', 'cash'] })
  for (const most of [3, 0.3]) expect((transitionMatrix.option(between(rails, most), spec) as unknown as Matrix).xAxis.data).toEqual(rails)
})

test.each([600, 304])('Sankey in %i pixels: a long name is broken or cut, its figures never', (width) => {
  const long = 'other_mobile_wallets_of_the_country'
  const of = [move('ecny', 'ecny', 10_000, 10_000), move(long, long, 484, 484)]
  const [series] = (transitionSankey.option(of, plainSpec(metric, {}, { width })) as unknown as Sankey).series
  expect(series!.nodes[1]!.label.formatter).toMatch(/484 · 5%$/)
})

test('the summary says who stayed (40 of 50) and the largest movement (10 from cash to e-CNY)', () => {
  const text = transitionSankey.summary(rows, plainSpec(metric))
  expect(text).toContain('share=80.0% n=50')
  expect(text).toContain('from=CASH to=ECNY persons=10 share=20.0% interval=10.0%–90.0% n=50')
  expect(transitionMatrix.n!(rows, plainSpec(metric))).toBe(150)
})

test('no rows are no error', () => {
  for (const chart of [transitionSankey, transitionMatrix]) {
    expect(() => chart.option([], plainSpec(metric))).not.toThrow()
    expect(chart.summary([], plainSpec(metric))).toBe('chart.nothing')
  }
})
