import type { Option, Spec } from './chart.ts'
import { cut, lines, note, textWidth, tooltip } from './drawing.ts'

/** One line of a forest plot: an estimate, its interval, and what is written beside it. */
export interface Estimate {
  name: string
  /** Second line under the name. */
  under?: string
  value: number | null
  lower: number | null
  upper: number | null
  text: string
  /** What follows the text, with what joins them, or stands under it where there is no room: an interval or a p-value. */
  aside?: string
  colour: string
  /** Not yet complete: drawn hollow. */
  open?: boolean
  tell: string
}

/** Estimates of one unit under one heading, on one axis that holds zero. */
export interface ForestPanel {
  heading: string
  estimates: readonly Estimate[]
  tick(value: number): string
  /** Values between which nothing is made of a difference. */
  band?: number
}

const LABEL = 12
const HEAD = 22
const ROW = 28
/** Names of two lines need so much to stand apart from their neighbours. */
const TALL_ROW = 38
/** Names and texts of two lines need so much not to overlap. */
const LEAST_ROW = 26
const AXIS = 22
const GAP = 10

const NOTE = 11
const WORDS = 14
const wrapped = (notes: readonly string[], width: number) => notes.flatMap((text) => lines(text, width, NOTE))

/** Cards are as wide as the page lets them: their height leaves room for notes that break on a narrow one. */
const narrow = ({ width }: Spec) => Math.min(width, 360)

const rowOf = (panels: readonly ForestPanel[]) => (panels.some(({ estimates }) => estimates.some(({ under }) => under)) ? TALL_ROW : ROW)

/** Height in which every line and note can be read. */
export const forestHeight = (panels: readonly ForestPanel[], notes: readonly string[], spec: Spec): number =>
  panels.reduce((sum, { estimates }) => sum + HEAD + estimates.length * rowOf(panels) + AXIS + GAP, 0) +
  wrapped(notes, narrow(spec)).length * 16 +
  4

/** Words in the place of a picture, where there is a reason not to draw one. */
export const statement = (sentences: readonly string[], spec: Spec): Option => ({
  title: sentences
    .flatMap((sentence) => [...lines(sentence, spec.width, WORDS), ''])
    .map((text, i) => ({
      text,
      left: 0,
      top: i * 22,
      padding: 0,
      textStyle: { color: spec.palette.text, fontSize: WORDS, fontWeight: 'normal' },
    })),
  series: [],
})
export const statementHeight = (sentences: readonly string[], spec: Spec): number =>
  Math.max(96, sentences.flatMap((sentence) => [...lines(sentence, narrow(spec), WORDS), '']).length * 22)

const oneLine = ({ text, aside = '' }: Estimate) => text + aside
/** What follows a text, without what joined them. */
const alone = ({ aside = '' }: Estimate) => aside.replace(/^[\s·]+/, '')

/** Panels under each other, zero as a line through each; `notes` stand under the picture, each on as many lines as it takes. */
export function forest(panels: readonly ForestPanel[], remarks: readonly string[], spec: Spec): Option {
  const notes = wrapped(remarks, spec.width)
  const all = panels.flatMap(({ estimates }) => estimates)
  const left = Math.ceil(
    Math.min(
      Math.max(60, ...all.map(({ name, under = '' }) => Math.max(textWidth(name, LABEL), textWidth(under, NOTE)))) + 14,
      spec.width * 0.4,
    ),
  )
  const room = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text, LABEL))) + 16
  const inOne = room(all.map(oneLine))
  const broken = inOne > spec.width * 0.38
  const right = Math.ceil(broken ? Math.min(room(all.flatMap((estimate) => [estimate.text, alone(estimate)])), spec.width * 0.5) : inOne)
  const frames = panels.length * (HEAD + AXIS + GAP) + notes.length * 16
  const row = Math.max(LEAST_ROW, Math.min(rowOf(panels), (spec.height - frames) / Math.max(1, all.length)))
  const tops: number[] = []
  let top = 0
  for (const { estimates } of panels) {
    tops.push(top + HEAD)
    top += HEAD + estimates.length * row + AXIS + GAP
  }
  const limits = panels.map(({ estimates, band = 0 }) => {
    const values = estimates.flatMap(({ value, lower, upper }) => [value, lower, upper].filter((v) => v !== null))
    const [low, high] = [Math.min(0, -band, ...values), Math.max(0, band, ...values)]
    const beyond = (high - low || 1) * 0.04
    return { min: low < 0 ? low - beyond : 0, max: high > 0 ? high + beyond : beyond }
  })
  const shared = { symbol: 'none', silent: true, z: 3 }
  return {
    grid: panels.map(({ estimates }, i) => ({ left, right, top: tops[i], height: estimates.length * row })),
    xAxis: panels.map(({ tick }, gridIndex) => ({
      type: 'value',
      gridIndex,
      ...limits[gridIndex],
      splitNumber: spec.width < 480 ? 2 : 5,
      splitLine: { lineStyle: { color: spec.palette.line } },
      axisLabel: {
        color: spec.palette.quiet,
        fontSize: 11,
        hideOverlap: true,
        showMinLabel: limits[gridIndex]!.min === 0,
        showMaxLabel: false,
        formatter: tick,
      },
    })),
    yAxis: panels.map(({ estimates }, gridIndex) => ({
      type: 'category',
      gridIndex,
      inverse: true,
      data: estimates.map((_, i) => String(i)),
      axisLine: { onZero: true, lineStyle: { color: spec.palette.text } },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        color: spec.palette.text,
        fontSize: LABEL,
        formatter: (place: string) => {
          const { name, under } = estimates[Number(place)]!
          return `{name|${cut(name, left - 12, LABEL)}}${under ? `\n{under|${cut(under, left - 12, NOTE)}}` : ''}`
        },
        rich: {
          name: { color: spec.palette.text, fontSize: LABEL, lineHeight: 14, align: 'right' },
          under: { color: spec.palette.text, fontSize: NOTE, lineHeight: 13, align: 'right' },
        },
      },
    })),
    title: [
      ...panels.map(({ heading }, i) => ({
        ...note(cut(heading, spec.width, 11), spec, 0),
        bottom: undefined,
        top: tops[i]! - HEAD + 4,
      })),
      ...notes.map((text, i) => ({ ...note(text, spec, 0), bottom: (notes.length - 1 - i) * 16 })),
    ],
    tooltip: {
      ...tooltip(spec),
      trigger: 'item',
      formatter: ({ seriesId, dataIndex }: { seriesId: string; dataIndex: number }) =>
        panels[Number(seriesId.split(' ')[1])]?.estimates[dataIndex]?.tell ?? '',
    },
    series: panels.flatMap(({ estimates, band }, i) => {
      const axes = { xAxisIndex: i, yAxisIndex: i, type: 'line' }
      const edges = (x: number) => estimates.map((_, place) => [x, String(place)])
      return [
        ...(band
          ? [-band, band].map((x) => ({
              ...axes,
              ...shared,
              id: `band ${i} ${x}`,
              lineStyle: { color: spec.palette.quiet, width: 1, type: [4, 4] },
              data: edges(x),
            }))
          : []),
        ...estimates.map(({ lower, upper, colour, open }, place) => ({
          ...axes,
          ...shared,
          id: `interval ${i} ${place}`,
          lineStyle: { color: colour, width: 2, ...(open ? { type: [2, 4] } : {}) },
          data:
            lower === null || upper === null
              ? []
              : [
                  [lower, String(place)],
                  [upper, String(place)],
                ],
        })),
        {
          ...axes,
          id: `estimates ${i}`,
          z: 5,
          lineStyle: { opacity: 0 },
          symbol: 'circle',
          symbolSize: 9,
          data: estimates.map(({ value, colour, open }, place) => ({
            value: [value, String(place)],
            symbol: open ? 'emptyCircle' : 'circle',
            itemStyle: { color: colour },
          })),
        },
        {
          ...axes,
          id: `texts ${i}`,
          silent: true,
          lineStyle: { opacity: 0 },
          symbol: 'circle',
          symbolSize: 0.1,
          data: estimates.map((estimate, place) => ({
            value: [limits[i]!.max, String(place)],
            label: {
              ...{ show: true, position: 'right', color: spec.palette.text, fontSize: LABEL },
              formatter: broken && estimate.aside ? `${estimate.text}\n{aside|${alone(estimate)}}` : oneLine(estimate),
              rich: { aside: { color: spec.palette.text, fontSize: NOTE, lineHeight: 13 } },
            },
          })),
        },
      ]
    }),
  }
}
