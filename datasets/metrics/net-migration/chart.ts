import { groupsOf } from '../../groups.ts'
import { type Chart, type Choice, chosen, type Spec } from '../chart.ts'
import { cut, remarks, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { byRail } from '../rail-order.ts'

export interface NetFlow {
  from_period: string
  to_period: string
  rail_a: string
  rail_b: string
  gross_ab: number
  gross_ba: number
  net: number
  lower: number
  upper: number
  known: number
  mature: boolean
}

const LABEL = 12
const grainOf = (spec: Spec) => String(spec.query.params.grain ?? 'month')
const pairName = (row: NetFlow, spec: Spec) =>
  `${spec.period(row.from_period, grainOf(spec))} → ${spec.period(row.to_period, grainOf(spec))}`

/** The flow seen from the rail that gained, so that every bar reads “from → to”. */
const turned = (row: NetFlow): NetFlow =>
  row.net >= 0
    ? row
    : {
        ...row,
        rail_a: row.rail_b,
        rail_b: row.rail_a,
        gross_ab: row.gross_ba,
        gross_ba: row.gross_ab,
        net: -row.net,
        lower: -row.upper,
        upper: -row.lower,
      }

/** Flows of the pair of periods the reader chose, else of the latest that are over, by the fixed order of both rails. */
function shown(rows: readonly NetFlow[], spec: Spec): NetFlow[] {
  const pairs = [...groupsOf(rows, (row) => row.from_period).keys()]
  const standard = rows.findLast((row) => row.mature)?.from_period ?? pairs.at(-1) ?? ''
  const pair = chosen(spec, 'pair', pairs, standard)
  const order = byRail(spec)
  const ends = (row: NetFlow) => [row.rail_a, row.rail_b].sort(order) as [string, string]
  return rows
    .filter((row) => row.from_period === pair)
    .toSorted((a, b) => order(ends(a)[0], ends(b)[0]) || order(ends(a)[1], ends(b)[1]))
    .map(turned)
}

const flowName = (row: NetFlow, spec: Spec) => `${spec.railLabel(row.rail_a)} → ${spec.railLabel(row.rail_b)}`

/** The flow in one line, or in two of which each names one rail: what does not fit is cut from a name, so that flows can be told apart. */
function fitted(row: NetFlow, width: number, spec: Spec): string {
  const whole = flowName(row, spec)
  if (textWidth(whole, LABEL) <= width) return whole
  return `${cut(spec.railLabel(row.rail_a), width, LABEL)}\n→ ${cut(spec.railLabel(row.rail_b), width - textWidth('→ ', LABEL), LABEL)}`
}

/** Gains of the focal rail to the right, its losses to the left; flows between others to the right. */
const sign = (row: NetFlow, spec: Spec) => (row.rail_a === spec.facts.focalRail ? -1 : 1)

function tell(row: NetFlow, spec: Spec): string {
  return tooltipText(flowName(row, spec), [
    `${spec.words.columns.net}: ${spec.number(row.net)} (95 %: ${spec.number(Math.round(row.lower))} … ${spec.number(Math.round(row.upper))})`,
    `${spec.railLabel(row.rail_a)} → ${spec.railLabel(row.rail_b)}: ${spec.number(row.gross_ab)}`,
    `${spec.railLabel(row.rail_b)} → ${spec.railLabel(row.rail_a)}: ${spec.number(row.gross_ba)}`,
  ])
}

interface Drawing {
  coord(point: [number, number]): [number, number]
  value(i: number): number
}

function option(rows: readonly NetFlow[], spec: Spec) {
  const flows = shown(rows, spec)
  const left = Math.min(Math.max(0, ...flows.map((row) => textWidth(flowName(row, spec), LABEL))) + 16, spec.width * 0.45)
  const names = flows.map((row) => fitted(row, left - 12, spec))
  const under = remarks([[flows[0] ? pairName(flows[0], spec) : '', spec.say('chart.noteNet')].join(' · ')], spec)
  const line = { stroke: spec.palette.text, lineWidth: 1.5 }
  return {
    grid: { left, right: 72, top: 4, bottom: 44 + under.more },
    xAxis: {
      type: 'value',
      splitLine: { lineStyle: { color: spec.palette.line } },
      splitNumber: spec.width < 480 ? 2 : 5,
      axisLabel: { color: spec.palette.quiet, fontSize: 11, formatter: (value: number) => spec.number(Math.abs(value)), hideOverlap: true },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: flows.map((_, i) => String(i)),
      axisLine: { onZero: false, lineStyle: { color: spec.palette.line } },
      axisTick: { show: false },
      axisLabel: { interval: 0, color: spec.palette.text, fontSize: LABEL, lineHeight: 14, formatter: (i: string) => names[Number(i)]! },
    },
    tooltip: { ...tooltip(spec), trigger: 'item', formatter: ({ dataIndex }: { dataIndex: number }) => tell(flows[dataIndex]!, spec) },
    title: under.title,
    series: [
      {
        type: 'bar',
        id: 'net',
        barMaxWidth: 26,
        data: flows.map((row) => ({
          value: sign(row, spec) * row.net,
          itemStyle: { color: spec.railColour(sign(row, spec) < 0 ? row.rail_a : row.rail_b), opacity: row.lower <= 0 ? 0.45 : 1 },
        })),
      },
      {
        type: 'custom',
        id: 'interval',
        silent: true,
        z: 5,
        data: flows.map((row, i) => [sign(row, spec) * row.lower, i, sign(row, spec) * row.upper]),
        encode: { x: [0, 2], y: 1 },
        renderItem: (_: unknown, api: Drawing) => {
          const [x1, y] = api.coord([api.value(0), api.value(1)])
          const [x2] = api.coord([api.value(2), api.value(1)])
          return { type: 'line', shape: { x1, y1: y, x2, y2: y }, style: line }
        },
      },
    ],
  }
}

function choices(rows: readonly NetFlow[], spec: Spec): Choice[] {
  const pairs = [...groupsOf(rows, (row) => row.from_period).values()].map((of) => of[0]!)
  const [first] = shown(rows, spec)
  if (!first) return []
  const options = pairs.map((row) => ({ value: row.from_period, label: pairName(row, spec) }))
  return options.length > 1 ? [{ key: 'pair', label: spec.say('chart.pair'), value: first.from_period, options }] : []
}

function summary(rows: readonly NetFlow[], spec: Spec): string {
  const [flow] = shown(rows, spec).toSorted((a, b) => b.net - a.net)
  if (!flow) return spec.say('chart.nothing')
  const values = {
    pair: pairName(flow, spec),
    from: spec.railLabel(flow.rail_a),
    to: spec.railLabel(flow.rail_b),
    net: spec.number(flow.net),
    lower: spec.number(Math.round(flow.lower)),
    upper: spec.number(Math.round(flow.upper)),
  }
  return spec.say(flow.lower > 0 ? 'chart.netFinding' : 'chart.netUncertain', values)
}

/** The largest net movement that is beyond its interval. */
function finding(rows: readonly NetFlow[], spec: Spec): string | null {
  const flows = shown(rows, spec)
  const most = flows.filter(({ lower }) => lower > 0).toSorted((a, b) => b.net - a.net)[0]
  if (!flows[0]?.mature) return null
  if (!most) return spec.say('finding.netNone', { pair: pairName(flows[0], spec) })
  return spec.say('finding.net', {
    ...{ from: spec.railLabel(most.rail_a), to: spec.railLabel(most.rail_b) },
    ...{ net: spec.number(most.net), pair: pairName(most, spec) },
  })
}

/** Net movement between each pair of rails, with its interval; a pale bar’s interval holds zero. */
export const netFlows: Chart<NetFlow> = {
  shape: 'bars',
  option,
  summary,
  finding,
  choices,
  dates: (rows, spec) => shown(rows, spec).map((flow) => pairName(flow, spec))[0] ?? '',
  height: (rows, spec) => 60 + 34 * Math.max(2, shown(rows, spec).length),
}
