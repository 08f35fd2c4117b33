import type { Chart, Option, Spec } from '../chart.ts'
import { cut, FEW, remarks, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { INACTIVE, pairChoice, pairDates, pairLabel, pairOf, pairSize, pairSummary, stateLabel, states, type Transition } from './pair.ts'

const NEW = 'new'
const LINE = 16
const TOP = 28
const BOTTOM = 20
const NARROW = 520

interface Flow {
  from: string
  to: string
  persons: number
  row: Transition
}

/** Movements to draw: newcomers leave *inactive* and start at *new*; who was and stays inactive is not drawn. */
export function flows(rows: readonly Transition[]): Flow[] {
  return rows
    .flatMap((row): Flow[] => {
      if (row.from_rail !== INACTIVE) return [{ from: row.from_rail, to: row.to_rail, persons: row.persons, row }]
      if (row.to_rail === INACTIVE) return []
      return [
        { from: NEW, to: row.to_rail, persons: row.of_which_first, row },
        { from: INACTIVE, to: row.to_rail, persons: row.persons - row.of_which_first, row },
      ]
    })
    .filter(({ persons }) => persons > 0)
}

const label = (state: string, spec: Spec) => (state === NEW ? spec.say('chart.new') : stateLabel(state, spec))

function tell(flow: Flow, spec: Spec): string {
  const { row } = flow
  const whole = flow.persons === row.persons && row.share !== null
  return tooltipText(`${label(flow.from, spec)} → ${label(flow.to, spec)}`, [
    spec.say('chart.count.persons', { n: spec.number(flow.persons) }),
    ...(whole && flow.from !== NEW
      ? [
          spec.say('chart.shareOf', { share: spec.percent(row.share!, 1), of: label(flow.from, spec), n: spec.number(row.from_persons) }),
          spec.say('chart.interval', { interval: spec.interval(row.lower!, row.upper!) }),
        ]
      : []),
    ...(row.from_persons < FEW ? [spec.say('chart.few')] : []),
  ])
}

function option(rows: readonly Transition[], spec: Spec): Option {
  const pair = pairOf(rows, spec)
  if (!pair) return { series: [] }
  const drawn = flows(pair.rows)
  const total = drawn.reduce((sum, flow) => sum + flow.persons, 0)
  const order = states(pair.rows, spec)
  const sides = [
    { depth: 0, key: 'from', list: [...order, NEW] },
    { depth: 1, key: 'to', list: order },
  ] as const
  const narrow = spec.width < NARROW
  const outside = pair.rows.find((row) => row.from_rail === INACTIVE && row.to_rail === INACTIVE)
  const under = remarks(
    [
      spec.say('chart.noteStayed'),
      ...(outside ? [spec.say('chart.noteInactive', { n: spec.number(outside.persons) })] : []),
      ...(pair.mature ? [] : [spec.say('chart.immaturePair')]),
    ],
    spec,
  )
  const bottom = BOTTOM + (narrow ? LINE : 4) + under.more
  const room = Math.max(40, spec.height - TOP - bottom)
  const columns = sides.map(({ depth, key, list }) =>
    list.flatMap((state) => {
      const persons = drawn.reduce((sum, flow) => sum + (flow[key] === state ? flow.persons : 0), 0)
      return persons ? [{ depth, state, persons }] : []
    }),
  )
  const most = Math.max(...columns.map((column) => column.length), 1)
  const side = Math.min(230, Math.max(96, spec.width * 0.3))
  const figuresOf = (persons: number) => `${spec.number(persons)} · ${spec.percent(persons / total, persons / total < 0.01 ? 1 : 0)}`
  const fits = (state: string, persons: number) => textWidth(`${label(state, spec)} ${figuresOf(persons)}`, 12) <= side - 8
  // The gap alone is as high as a label where there is room for it, so that no label can meet the next.
  const tallest = columns.flat().every(({ state, persons }) => fits(state, persons)) ? LINE : 2 * LINE
  const gap = Math.min(tallest, (room * 0.6) / most)
  const scale = (room - gap * (most - 1)) / Math.max(1, total)
  const colour = (state: string) => (state === INACTIVE || state === NEW ? spec.palette.quiet : spec.railColour(state))
  const named = columns.flatMap((column) =>
    column.map(({ depth, state, persons }) => {
      const name = label(state, spec)
      const figures = figuresOf(persons)
      const inTwo = persons * scale + gap >= 2 * LINE - 4
      const own = fits(state, persons)
        ? `${name} ${figures}`
        : inTwo
          ? `${cut(name, side - 8, 12)}\n${figures}`
          : `${cut(name, side - 8 - textWidth(` ${figures}`, 12), 12)} ${figures}`
      const focal = state === spec.facts.focalRail
      return {
        name: `${depth} ${state}`,
        depth,
        persons,
        text: name,
        share: persons / total,
        itemStyle: { color: colour(state), borderWidth: 0 },
        label: {
          show: persons * scale + gap >= LINE - 2,
          position: depth ? 'right' : 'left',
          formatter: own,
          color: state === INACTIVE || state === NEW ? spec.palette.quiet : spec.palette.text,
          fontSize: 12,
          lineHeight: LINE - 1,
          align: depth ? 'left' : 'right',
          fontWeight: focal ? 600 : 400,
        },
      }
    }),
  )
  const ranked = new Map([...order, NEW].map((state, i) => [state, i]))
  const links = drawn
    .toSorted((a, b) => ranked.get(a.from)! - ranked.get(b.from)! || ranked.get(a.to)! - ranked.get(b.to)!)
    .map((flow) => ({
      source: `0 ${flow.from}`,
      target: `1 ${flow.to}`,
      value: flow.persons,
      flow,
      lineStyle: flow.from === flow.to ? { color: spec.palette.quiet, opacity: 0.22 } : { color: 'gradient', opacity: 0.6 },
    }))
  const [fromLabel, toLabel] = pairLabel(pair, spec).split(' → ')
  const head = { textStyle: { color: spec.palette.quiet, fontSize: 12, fontWeight: 600 }, top: 2, padding: 0 }
  return {
    title: [
      { ...head, text: fromLabel, left: Math.max(0, side - textWidth(fromLabel!, 12) + 12) },
      { ...head, text: toLabel, right: Math.max(0, side - textWidth(toLabel!, 12) + 12) },
      ...under.title,
    ],
    tooltip: {
      ...tooltip(spec),
      formatter: (hovered: { dataType: string; data: { flow: Flow } & (typeof named)[number] }) =>
        hovered.dataType === 'edge'
          ? tell(hovered.data.flow, spec)
          : tooltipText(hovered.data.text, [
              spec.say('chart.count.persons', { n: spec.number(hovered.data.persons) }),
              spec.say('chart.shareOfDrawn', { share: spec.percent(hovered.data.share, 1), n: spec.number(total) }),
            ]),
    },
    series: [
      {
        id: 'flows',
        type: 'sankey',
        left: side,
        right: side,
        top: TOP,
        bottom,
        nodeWidth: 12,
        nodeGap: gap,
        layoutIterations: 0,
        draggable: false,
        nodes: named,
        links,
        lineStyle: { curveness: 0.5 },
        emphasis: { focus: 'adjacency' },
      },
    ],
  }
}

/** Persons by main rail in two consecutive periods: who stayed in grey, who moved in the colours of both ends. */
export const transitionSankey: Chart<Transition> = {
  shape: 'flow',
  option,
  summary: pairSummary,
  choices: pairChoice,
  n: pairSize,
  dates: pairDates,
  height: (rows, spec) => {
    const pair = pairOf(rows, spec)
    const nodes = pair ? states(pair.rows, spec).length + 1 : 4
    return Math.max(360, TOP + BOTTOM + nodes * (LINE + 36))
  },
}
