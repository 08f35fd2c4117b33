import { wilson } from '../../statistics/index.ts'
import type { Chart, Option, Spec } from '../chart.ts'
import { cut, FEW, inkOn, note, shade, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { pairChoice, pairDates, pairLabel, pairOf, pairSize, pairSummary, stateLabel, states, type Transition } from './pair.ts'

const HEAD = 48
/** With the columns’ names turned upwards. */
const TURNED_HEAD = 104
const FOOT = 22

function tell(row: Transition, spec: Spec): string {
  return tooltipText(`${stateLabel(row.from_rail, spec)} → ${stateLabel(row.to_rail, spec)}`, [
    spec.say('chart.shareOf', {
      share: spec.percent(row.share!, 1),
      of: stateLabel(row.from_rail, spec),
      n: spec.number(row.from_persons),
    }),
    spec.say('chart.interval', { interval: spec.interval(row.lower!, row.upper!) }),
    spec.say('chart.count.persons', { n: spec.number(row.persons) }),
    ...(row.of_which_first ? [spec.say('chart.ofWhichFirst', { n: spec.number(row.of_which_first) })] : []),
    ...(row.from_persons < FEW ? [spec.say('chart.few')] : []),
  ])
}

function option(rows: readonly Transition[], spec: Spec): Option {
  const pair = pairOf(rows, spec)
  if (!pair) return { series: [] }
  const order = states(pair.rows, spec)
  const place = new Map(order.map((rail, i) => [rail, i]))
  const totals = new Map(pair.rows.map((row) => [row.from_rail, row.from_persons]))
  const from = order.filter((rail) => totals.has(rail))
  const line = new Map(from.map((rail, i) => [rail, i]))
  const labels = order.map((rail) => stateLabel(rail, spec))
  const sizes = from.map((rail) => spec.number(totals.get(rail)!))
  const sizeWidth = Math.max(...sizes.map((size) => textWidth(size, 11)))
  const nameWidth = Math.min(Math.max(...labels.map((label) => textWidth(label, 12))), spec.width * 0.38 - sizeWidth)
  const left = Math.ceil(Math.max(48, nameWidth) + sizeWidth + 24)
  const wide = Math.min((spec.width - left - 4) / order.length, 180)
  const longest = Math.max(...labels.map((label) => textWidth(label, 12)))
  const turned = longest > wide - 4
  const head = turned ? TURNED_HEAD : HEAD
  const tall = (spec.height - head - FOOT) / Math.max(1, from.length)
  const moved = pair.rows.filter((row) => row.from_rail !== row.to_rail && row.share !== null)
  const most = Math.max(0.01, ...moved.map((row) => row.share!))
  const digits = wide >= 44 ? 1 : 0
  const texts = wide >= textWidth(spec.percent(0.88, digits), 11) + 4 && tall >= 15
  const quiet = { color: spec.palette.quiet, fontSize: 11 }
  // Nobody went there: a share of zero among the row’s persons, not a gap.
  const met = new Set(pair.rows.map((row) => `${row.from_rail} ${row.to_rail}`))
  const nobody = from.flatMap((from_rail) =>
    order
      .filter((to_rail) => !met.has(`${from_rail} ${to_rail}`))
      .map((to_rail): Transition => {
        const n = totals.get(from_rail)!
        return { ...pair.rows[0]!, from_rail, to_rail, persons: 0, of_which_first: 0, from_persons: n, share: 0, ...wilson(0, n) }
      }),
  )
  const data = [...pair.rows, ...nobody].flatMap((row) => {
    if (row.share === null || row.lower === null || row.upper === null) return []
    const stayed = row.from_rail === row.to_rail
    const colour = stayed ? spec.palette.surface : shade(spec.palette.sequential, row.share / most)
    const ink = stayed || row.persons === 0 ? spec.palette.quiet : inkOn(colour)
    const interval = spec.interval(row.lower, row.upper)
    const count = spec.number(row.persons)
    const lines = [
      `{share|${spec.percent(row.share, row.persons ? digits : 0)}${row.from_persons < FEW ? '*' : ''}}`,
      ...(row.persons && tall >= 32 && textWidth(interval, 10) + 6 <= wide ? [`{small|${interval}}`] : []),
      ...(row.persons && tall >= 46 && textWidth(count, 10) + 6 <= wide ? [`{small|${count}}`] : []),
    ]
    return [
      {
        value: [place.get(row.to_rail)!, line.get(row.from_rail)!, row.share],
        row,
        itemStyle: { color: colour, borderColor: spec.palette.line, borderWidth: 1 },
        label: {
          show: texts,
          formatter: lines.join('\n'),
          rich: {
            share: {
              color: ink,
              fontSize: tall >= 32 ? 13 : 11,
              fontWeight: stayed || row.persons === 0 ? 400 : 600,
              lineHeight: tall >= 32 ? 17 : 14,
            },
            small: { color: ink, fontSize: 10, lineHeight: 13 },
          },
        },
      },
    ]
  })
  const notes = [
    spec.say('chart.noteMatrix'),
    ...(texts && data.some(({ row }) => row.from_persons < FEW) ? [spec.say('chart.noteFew')] : []),
    ...(pair.mature ? [] : [spec.say('chart.immaturePair')]),
  ]
  const bare = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } }
  const periods = pairLabel(pair, spec).split(' → ')
  const heading = { textStyle: { ...quiet, fontWeight: 400 }, top: 2, padding: 0 }
  return {
    title: [
      { ...heading, text: `${spec.say('chart.from', { period: periods[0]! })} ↓`, left: 0 },
      { ...heading, text: `${spec.say('chart.to', { period: periods[1]! })} →`, left },
      note(cut(notes.join('   '), spec.width, 11), spec, 0),
    ],
    grid: { left, width: wide * order.length, top: head, bottom: FOOT },
    xAxis: {
      type: 'category',
      position: 'top',
      data: order,
      ...bare,
      axisLabel: {
        interval: 0,
        color: spec.palette.text,
        fontSize: 12,
        formatter: (rail: string) => cut(stateLabel(rail, spec), turned ? 96 : wide - 4, 12),
        rotate: turned ? -50 : 0,
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: from,
      ...bare,
      axisLabel: {
        interval: 0,
        margin: 8,
        formatter: (rail: string, i: number) => `{name|${cut(stateLabel(rail, spec), nameWidth, 12)}}{size|${sizes[i]}}`,
        rich: {
          name: { width: nameWidth + 4, color: spec.palette.text, fontSize: 12 },
          size: { width: sizeWidth, align: 'right', padding: [0, 0, 0, 8], ...quiet },
        },
      },
    },
    visualMap: {
      type: 'continuous',
      show: false,
      min: 0,
      max: most,
      dimension: 2,
      inRange: { color: [...spec.palette.sequential] },
    },
    tooltip: { ...tooltip(spec), formatter: (hovered: { data: { row: Transition } }) => tell(hovered.data.row, spec) },
    series: [{ id: 'cells', type: 'heatmap', data, emphasis: { itemStyle: { borderColor: spec.palette.text, borderWidth: 2 } } }],
  }
}

/** From × to between two consecutive periods: share of the row, its interval, persons. Who stayed is quiet on the diagonal. */
export const transitionMatrix: Chart<Transition> = {
  shape: 'grid',
  option,
  summary: pairSummary,
  choices: pairChoice,
  n: pairSize,
  dates: pairDates,
  height: (rows, spec) => {
    const pair = pairOf(rows, spec)
    return TURNED_HEAD + FOOT + Math.max(2, pair ? states(pair.rows, spec).length : 4) * 52
  },
}
