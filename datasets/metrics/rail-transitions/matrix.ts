import { wilson } from '../../statistics/index.ts'
import type { Chart, Option, Spec } from '../chart.ts'
import { colourScale, cut, FEW, inkOn, lines, remarks, SCALE, shade, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { pairChoice, pairDates, pairLabel, pairOf, pairSize, pairSummary, stateLabel, states, type Transition } from './pair.ts'

/** Where the lines of the columns’ names begin, under the two periods. */
const HEAD = 22
const NAME = 12
const NAME_LINE = 15
/** Beside a row lines stand closer, so that four have room. */
const SIDE_LINE = 13
/** Names in a column’s head, or beside a row, have at most so many lines. */
const MOST_LINES = 3
/** With the columns’ names turned upwards: how long they may be, and the height that they take. */
const TURNED = 96
const TURNED_HEAD = 104
const SLOPE = 50
const FOOT = 22
const LARGE = 13
const SMALL = 10
const SIZE = 11
/** Bold letters are wider than the estimate. */
const BOLD = 0.92

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

/** The name of a row in as many lines as leave one for its persons. */
function beside(rail: string, { nameWidth, tall }: ReturnType<typeof layout>, spec: Spec): string {
  const most = Math.max(1, Math.min(MOST_LINES, Math.floor(tall / SIDE_LINE) - 1))
  const name = held(stateLabel(rail, spec), nameWidth, most).map((line) => `{name|${line}}`)
  return tall < 2 * SIDE_LINE ? `${name.join('\n')} ` : `${name.join('\n')}\n`
}

/** A name in lines between words, at most so many; what those do not hold is cut. */
function held(name: string, width: number, most: number): string[] {
  const broken = lines(name, width, NAME)
  const kept = broken.slice(0, most)
  const last = broken.slice(most - 1).join(' ')
  return kept.map((line, i) => cut(i === most - 1 ? last : line, width, NAME))
}

/** Where everything stands: columns as wide as their names at the head, turned where they do not fit, leave. */
function layout(order: readonly string[], rows: number, spec: Spec) {
  const names = order.map((rail) => stateLabel(rail, spec))
  const words = names.flatMap((name) => lines(name, 1, NAME))
  // Beside a row a name stands in lines, as wide as the widest word, or wider where there is room.
  const nameWidth = Math.min(Math.max(64, spec.width * 0.17, ...words.map((word) => textWidth(word, NAME))), spec.width * 0.27)
  const left = Math.ceil(nameWidth + 12)
  const even = Math.min((spec.width - left - 4) / order.length, 180)
  const level = names.map((name) => lines(name, even - 4, NAME))
  const turned = level.some((own) => own.length > MOST_LINES || own.some((line) => textWidth(line, NAME) > even - 4))
  const up = names.map((name) => held(name, TURNED, even < 28 ? 1 : 2))
  // A turned name leans to the right, beyond its column.
  const wide = turned
    ? Math.min(
        even,
        ...up.map(
          (own, i) =>
            (spec.width - left - Math.cos((SLOPE / 180) * Math.PI) * Math.max(...own.map((line) => textWidth(line, NAME)))) / (i + 0.5),
        ),
      )
    : even
  const head = turned ? TURNED_HEAD : HEAD + NAME_LINE * Math.max(...level.map(({ length }) => length)) + 6
  const tall = (spec.height - head - FOOT) / Math.max(1, rows)
  return { nameWidth, left, wide, turned, head, tall, heads: (turned ? up : level).map((own) => own.join('\n')) }
}

function option(rows: readonly Transition[], spec: Spec): Option {
  const pair = pairOf(rows, spec)
  if (!pair) return { series: [] }
  const order = states(pair.rows, spec)
  const place = new Map(order.map((rail, i) => [rail, i]))
  const totals = new Map(pair.rows.map((row) => [row.from_rail, row.from_persons]))
  const from = order.filter((rail) => totals.has(rail))
  const line = new Map(from.map((rail, i) => [rail, i]))
  const moved = pair.rows.filter((row) => row.from_rail !== row.to_rail && row.share !== null)
  const most = Math.max(0.01, spec.atLeast ?? 0, ...moved.map((row) => row.share!))
  const l = layout(order, from.length, spec)
  const cells = pair.rows.filter((row) => row.share !== null && row.lower !== null && row.upper !== null)
  const shareText = (row: Transition, digits: number) =>
    `${spec.percent(row.share!, row.persons ? digits : 0)}${row.from_persons < FEW ? '*' : ''}`
  const holds = (texts: readonly string[], size: number) => texts.every((text) => textWidth(text, size) + 4 <= l.wide)
  const large = l.tall >= 32 ? LARGE : SIZE
  const written = [
    { digits: 1, size: large },
    { digits: 1, size: SIZE },
    { digits: 0, size: SIZE },
  ].find(
    ({ digits, size }) =>
      l.tall >= size + 4 &&
      holds(
        cells.map((row) => shareText(row, digits)),
        size / BOLD,
      ),
  )
  const texts = written !== undefined
  const { digits, size } = written ?? { digits: 0, size: SIZE }
  // All cells hold the same, or the note would promise what some do not say.
  const intervals =
    texts &&
    l.tall >= 34 &&
    holds(
      cells.map((row) => spec.interval(row.lower!, row.upper!)),
      SMALL,
    )
  const counts =
    texts &&
    l.tall >= (intervals ? 47 : 34) &&
    holds(
      cells.map((row) => spec.number(row.persons)),
      SMALL,
    )
  const said = [
    spec.say('chart.cell.share'),
    ...(intervals ? [spec.say('chart.cell.interval')] : []),
    ...(counts ? [spec.say('chart.cell.persons')] : []),
  ]
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
    const text = [
      `{share|${shareText(row, digits)}}`,
      ...(row.persons && intervals ? [`{small|${spec.interval(row.lower, row.upper)}}`] : []),
      ...(row.persons && counts ? [`{small|${spec.number(row.persons)}}`] : []),
    ]
    return [
      {
        value: [place.get(row.to_rail)!, line.get(row.from_rail)!, row.share],
        row,
        itemStyle: { color: colour, borderColor: spec.palette.line, borderWidth: 1 },
        label: {
          show: texts,
          formatter: text.join('\n'),
          rich: {
            share: {
              color: ink,
              fontSize: size,
              fontWeight: stayed || row.persons === 0 ? 400 : 600,
              lineHeight: size + 4,
            },
            small: { color: ink, fontSize: SMALL, lineHeight: 13 },
          },
        },
      },
    ]
  })
  const under = remarks(
    [
      texts ? spec.say('chart.noteMatrix', { cell: said.join(spec.say('chart.comma')) }) : spec.say('chart.noteShade'),
      ...(texts && data.some(({ row }) => row.from_persons < FEW) ? [spec.say('chart.noteFew')] : []),
      ...(pair.mature ? [] : [spec.say('chart.immaturePair')]),
    ],
    spec,
    spec.width - (texts ? 0 : SCALE),
  )
  const bare = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } }
  const periods = pairLabel(pair, spec).split(' → ')
  const earlier = `${spec.say('chart.from', { period: periods[0]! })} ↓`
  const heading = { textStyle: { ...quiet, fontWeight: 400 }, top: 2, padding: 0 }
  return {
    title: [
      { ...heading, text: earlier, left: 0 },
      { ...heading, text: `${spec.say('chart.to', { period: periods[1]! })} →`, left: Math.max(l.left, textWidth(earlier, 11) + 12) },
      ...under.title,
    ],
    grid: { left: l.left, width: l.wide * order.length, top: l.head, bottom: FOOT + under.more, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      position: 'top',
      data: order,
      ...bare,
      axisLabel: {
        interval: 0,
        color: spec.palette.text,
        fontSize: NAME,
        lineHeight: NAME_LINE,
        formatter: (_: string, i: number) => l.heads[i]!,
        rotate: l.turned ? -SLOPE : 0,
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
        formatter: (rail: string) => `${beside(rail, l, spec)}{size|${spec.number(totals.get(rail)!)}}`,
        rich: {
          name: { color: spec.palette.text, fontSize: NAME, lineHeight: SIDE_LINE, align: 'right' },
          size: { lineHeight: SIDE_LINE, align: 'right', ...quiet },
        },
      },
    },
    visualMap: colourScale(most, !texts, most < 0.01 ? 1 : 0, spec),
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
