import { expect, test } from 'vitest'
import { activePersons } from './active-persons/metric.ts'
import { annotationMarks, annotationsIn, badgeRows, numberOf } from './annotation-marks.ts'
import { campaignBoxes } from './campaign-spans.ts'
import { plainSpec } from './plain-spec.ts'

const noted = (id: string, from: string, to = from) => ({ id, from, to, text: `text ${id}`, author: 'Wang Fang' })
const asSpan = ({ id, from, to, text }: ReturnType<typeof noted>) => ({ id, label: text, from, to, region: null })
const months = ['2021-01-01', '2021-02-01', '2021-03-01', '2021-04-01']
const plot = { left: 10, width: 400, onBand: true, top: 20, height: 200 }

interface Shape {
  type: string
  x?: number
  y?: number
  shape?: Record<string, number>
  style: Record<string, unknown>
}

/** Groups of shapes as the chart library is handed them. */
function drawn(annotations: ReturnType<typeof noted>[]): Shape[][] {
  const spec = plainSpec(activePersons, {}, { annotations })
  const [series] = annotationMarks(campaignBoxes(months, 'month', annotations.map(asSpan), plot), plot, spec) as {
    data: unknown[]
    renderItem(at: { dataIndexInside: number }): { children: Shape[] }
  }[]
  return series ? series.data.map((_, i) => series.renderItem({ dataIndexInside: i }).children) : []
}

const dashed = (shapes: Shape[]) => shapes.filter(({ type, style }) => type === 'line' && style.lineDash).map(({ shape }) => shape!.x1)
const badge = (shapes: Shape[]) => shapes.findLast(({ type }) => type === 'rect')!.shape!
const number = (shapes: Shape[]) => shapes.find(({ type }) => type === 'text')!.style.text

test('1–14 February on months of 100 px is shaded from 110 to 160 px with a line at both ends; the badge stands at the first', () => {
  const [shapes] = drawn([noted('a', '2021-02-01', '2021-02-14')])
  expect(dashed(shapes!)).toEqual([110, 160])
  expect(shapes!.filter(({ type, style }) => type === 'rect' && style.opacity).map(({ shape }) => [shape!.x, shape!.width])).toEqual([
    [110, 50],
  ])
  expect(badge(shapes!)).toMatchObject({ x: 110, y: 22 })
})

test('a single day is one line without a shade', () => {
  const [shapes] = drawn([noted('a', '2021-03-01')])
  expect(dashed(shapes!)).toEqual([210])
  expect(shapes!.filter(({ type }) => type === 'rect')).toHaveLength(1)
})

test('numbers are those of the list, in whatever order the days are, also where one before is not on the axis', () => {
  const shapes = drawn([noted('gone', '2020-06-01'), noted('late', '2021-04-01'), noted('early', '2021-01-01')])
  expect(shapes.map((each) => [dashed(each)[0], number(each)])).toEqual([
    [10, '3'],
    [310, '2'],
  ])
})

test('two on the same day are stacked, and one on the last day keeps its badge of 16 px within the plot', () => {
  const shapes = drawn([noted('a', '2021-02-01'), noted('b', '2021-02-01'), noted('end', '2021-04-30')])
  expect(shapes.map((each) => badge(each).y)).toEqual([22, 40, 22])
  expect(badge(shapes[2]!).x! + 16).toBe(410)
})

test('nothing on the axis is no series', () => expect(drawn([noted('gone', '2020-06-01')])).toEqual([]))

test('badges 18 px apart share a row, nearer ones do not, and the seventh on one spot lies over the sixth', () => {
  expect(badgeRows([0, 18, 36])).toEqual([0, 0, 0])
  expect(badgeRows([0, 17, 18])).toEqual([0, 1, 0])
  expect(badgeRows([5, 5, 5, 5, 5, 5, 5])).toEqual([0, 1, 2, 3, 4, 5, 5])
})

test('a tooltip says the number and text of at most four', () => {
  const annotations = ['a', 'b', 'c', 'd', 'e'].map((id) => noted(id, '2021-02-01'))
  const spec = plainSpec(activePersons, {}, { annotations })
  expect(annotationsIn(annotations.slice(1, 3).map(asSpan), spec)).toEqual(['[2] text b', '[3] text c'])
  expect(annotationsIn(annotations.map(asSpan), spec)).toEqual(['[1] text a', '[2] text b', '[3] text c', '[4] text d', '…'])
  expect(numberOf('unknown', spec)).toBe(0)
})
