import { expect, test } from 'vitest'
import { activePersons } from './active-persons/metric.ts'
import { annotationMarks, annotationsIn, badgeBand, badgeRows, numberOf } from './annotation-marks.ts'
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

/** Shapes as the chart library is handed them, for badges that stand on the top of the plot. */
function drawn(annotations: ReturnType<typeof noted>[], width = 1000): Shape[] {
  const spec = plainSpec(activePersons, {}, { annotations, width })
  const [series] = annotationMarks(campaignBoxes(months, 'month', annotations.map(asSpan), plot), plot, plot.top, spec) as {
    data: unknown[]
    renderItem(at: { dataIndexInside: number }): { children: Shape[] }
  }[]
  return series ? series.data.flatMap((_, i) => series.renderItem({ dataIndexInside: i }).children) : []
}

const dashed = (shapes: Shape[]) => shapes.filter(({ type, style }) => type === 'line' && style.lineDash).map(({ shape }) => shape!.x1)
const shaded = (shapes: Shape[]) => shapes.filter(({ type, style }) => type === 'rect' && style.opacity)
const badges = (shapes: Shape[]) => shapes.filter(({ type, style }) => type === 'rect' && !style.opacity).map(({ shape }) => shape!)
const numbers = (shapes: Shape[]) => shapes.filter(({ type }) => type === 'text').map(({ style }) => style.text)

test('1–14 February on months of 100 px is shaded from 110 to 160 px with a line at both ends; the badge stands above the first', () => {
  const shapes = drawn([noted('a', '2021-02-01', '2021-02-14')])
  expect(dashed(shapes)).toEqual([110, 160])
  expect(shaded(shapes).map(({ shape }) => [shape!.x, shape!.width])).toEqual([[110, 50]])
  expect(badges(shapes)).toMatchObject([{ x: 110, y: 20 - 18 }])
})

test('a single day is one line without a shade', () => {
  const shapes = drawn([noted('a', '2021-03-01')])
  expect(dashed(shapes)).toEqual([210])
  expect(shaded(shapes)).toEqual([])
})

test('numbers are those of the list, in whatever order the days are, also where one before is not on the axis', () => {
  const shapes = drawn([noted('gone', '2020-06-01'), noted('late', '2021-04-01'), noted('early', '2021-01-01')])
  expect(dashed(shapes)).toEqual([10, 310])
  expect(numbers(shapes)).toEqual(['3', '2'])
})

test('two on the same day are stacked, none in the plot, and one on the last day keeps its badge of 16 px within its width', () => {
  const given = [noted('a', '2021-02-01'), noted('b', '2021-02-01'), noted('end', '2021-04-30')]
  const found = badges(drawn(given))
  expect(found.map(({ y }) => y)).toEqual([2, -16, 2])
  expect(found[2]!.x! + 16).toBe(410)
  const boxes = campaignBoxes(months, 'month', given.map(asSpan), plot)
  expect(badgeBand(boxes, plot, plainSpec(activePersons, {}, { annotations: given }))).toBe(2 * 18)
})

test('on 390 px no line crosses the picture: ticks of 5 px above and below its top, and one row of badges, three on a spot as “1 +2”', () => {
  const given = [...['a', 'b', 'c'].map((id) => noted(id, '2021-02-01')), noted('d', '2021-03-01', '2021-03-31'), noted('e', '2021-04-30')]
  const shapes = drawn(given, 390)
  for (const { shape } of shapes.filter(({ type }) => type === 'line')) expect([shape!.y1, shape!.y2]).toEqual([15, 25])
  expect(shaded(shapes)).toHaveLength(1)
  expect(numbers(shapes)).toEqual(['1 +2', '4', '5'])
  const found = badges(shapes)
  expect(new Set(found.map(({ y }) => y))).toEqual(new Set([2]))
  found.slice(1).forEach(({ x }, i) => {
    expect(x).toBeGreaterThanOrEqual(found[i]!.x! + found[i]!.width!)
  })
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
