import { groupsOf } from '../../groups.ts'
import type { Chart, Option, Spec } from '../chart.ts'
import { ABOVE_AXIS, apart, FEW, lines, note, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { endLines } from '../line-ends.ts'
import { inOrder } from '../segment-order.ts'
import { roundAxis } from '../timeline.ts'
import { tooEarly } from '../too-early.ts'

export interface CurvePoint {
  segment: string
  age: number
  until: number
  eligible: number
  returned: number
  rate: number | null
  lower: number | null
  upper: number | null
  /** Plain mean of the cohorts’ rates, where both averages are asked for. */
  simple_rate: number | null
  mature: boolean
}

const LABEL = 12
const TOP = 12
/** With the window’s name above the names of the curves. */
const NAMED_TOP = 28
const BOTTOM = 60
const LEFT = 48
const NOTE = 11
const NOTE_LINE = 13
/** Share of those counted in the first window for whom a window must be over for its curve to be solid. */
const STILL_COUNTED = 0.5
/** Above this many curves a picture is a thicket: those of fewest persons step aside, into the table. */
const MOST = 6

interface Curve {
  segment: string
  label: string
  colour: string
  /** Persons counted in the first window, drawn or not. */
  counted: number
  points: readonly CurvePoint[]
}

/** Window 0 is certain where the clock starts with a purchase: the curve begins after it, so that the scale serves what is uncertain. */
const trivial = (rows: readonly CurvePoint[]) => rows.every((row) => row.age > 0 || row.rate === 1)

function drawn(rows: readonly CurvePoint[]): readonly CurvePoint[] {
  const later = rows.filter((row) => row.age > 0)
  return trivial(rows) && later.length ? later : rows
}

/** Whether there is only what a first purchase counts by construction: nobody can have come back yet. */
const begun = (rows: readonly CurvePoint[], { query }: Spec) =>
  rows.length > 0 && query.params.start === 'first_purchase' && trivial(rows) && rows.every((row) => row.age === 0)

function curves(rows: readonly CurvePoint[], spec: Spec): { kept: Curve[]; left: number } {
  const counted = new Map([...groupsOf(rows, (row) => row.segment)].map(([segment, [first]]) => [segment, first!.eligible]))
  const all = [...groupsOf(drawn(rows), (row) => row.segment).values()].sort((a, b) => b[0]!.eligible - a[0]!.eligible)
  const most = all.slice(0, MOST).map((points) => ({ segment: points[0]!.segment, followed: points[0]!.eligible, points }))
  const kept = inOrder(most, spec).map(({ segment, points }, i) => {
    const key = String(spec.query.params.segment ?? 'none')
    const label =
      key === 'none'
        ? spec.words.columns.rate!
        : segment === ''
          ? (spec.words.values[`${key}.`] ?? spec.say('chart.notKnown'))
          : spec.valueLabel(key, segment)
    return { segment, label, colour: spec.palette.segments[i]!, counted: counted.get(segment)!, points }
  })
  return { kept, left: all.length - kept.length }
}

const windowName = (point: CurvePoint) => (point.until > point.age + 1 ? `${point.age}–${point.until - 1}` : String(point.age))

const at = (curve: Curve, name: string) => curve.points.find((point) => windowName(point) === name)

const windowsOf = (rows: readonly CurvePoint[]) =>
  [...new Map(rows.map((row) => [windowName(row), row])).entries()]
    .sort(([, a], [, b]) => a.age - b.age || a.until - b.until)
    .map(([name]) => name)

/**
 * What a curve is told by: all in one window, the last that each of them has with persons enough to speak of; where there is none, each in the last of
 * its own that has them, else in its last.
 */
function told(kept: readonly Curve[], windows: readonly string[]): { common: string | null; points: CurvePoint[] } {
  const common = windows.findLast((name) => kept.every((curve) => (at(curve, name)?.eligible ?? 0) >= FEW)) ?? null
  const points = kept.map(
    (curve) => (common === null ? curve.points.findLast(({ eligible }) => eligible >= FEW) : at(curve, common)) ?? curve.points.at(-1)!,
  )
  return { common, points }
}

function tell(at: readonly { curve: Curve; point: CurvePoint }[], spec: Spec): string {
  return tooltipText(
    spec.say('chart.window', { window: at[0] ? windowName(at[0].point) : '' }),
    at.map(({ curve, point }) => {
      const interval = point.lower === null || point.upper === null ? '' : `; ${spec.interval(point.lower, point.upper)}`
      return `${curve.label}: ${spec.percent(point.rate ?? 0, 1)} (n = ${spec.number(point.eligible)}${interval})${point.simple_rate === null ? '' : `; ${spec.words.columns.simple_rate} ${spec.percent(point.simple_rate, 1)}`}${point.mature ? '' : ` · ${spec.say('chart.immature')}`}`
    }),
  )
}

/** From zero to what holds every rate and, where persons are many enough to speak of it, its interval; never beyond everyone. */
function axisOf(kept: readonly Curve[]) {
  const tops = kept.flatMap(({ points }) =>
    points.map((point) => Math.max(point.rate ?? 0, point.simple_rate ?? 0, point.eligible < FEW ? 0 : (point.upper ?? 0))),
  )
  const axis = roundAxis(Math.max(0.01, ...tops), false)
  return axis.max > 1 ? { max: 1, step: 0.25 } : axis
}

function option(all: readonly CurvePoint[], spec: Spec): Option {
  if (begun(all, spec)) return tooEarly(spec.say('chart.curveTooEarly'), spec)
  const rows = drawn(all)
  const { kept, left } = curves(all, spec)
  const windows = windowsOf(rows)
  const axis = axisOf(kept)
  const { common, points: known } = told(kept, windows)
  const few = known.map(({ eligible }) => eligible < FEW)
  const values = known.map((point, i) => {
    const rate = `${spec.percent(point.rate ?? 0, 1)}${few[i] ? '*' : ''}`
    return common === null ? spec.say('chart.inWindow', { rate, window: windowName(point) }) : rate
  })
  // A column of values from elsewhere than the curves’ ends says where from.
  const elsewhere = common !== null && kept.some(({ points }) => windowName(points.at(-1)!) !== common || common !== windows.at(-1))
  const heading = elsewhere ? spec.say('chart.window', { window: common }) : ''
  const mark = kept.length > 1 ? 36 : 20
  const wide = kept.map(({ label }, i) => textWidth(`${label} ${values[i]}`, LABEL) + mark)
  const room = Math.min(Math.max(0, textWidth(heading, NOTE) + 12, ...wide), spec.width * 0.4)
  const texts = kept.map(({ label }, i) => endLines(label, values[i]!, room - mark + 8, LABEL))
  const open = kept.map(({ points, counted }) => points.findIndex(({ eligible }) => eligible < STILL_COUNTED * counted))
  const notes = [
    ...(open.some((from) => from >= 0) ? [spec.say('chart.noteDottedCurve')] : []),
    ...(rows.some((row) => row.simple_rate !== null) ? [spec.say('chart.notePlainMean')] : []),
    ...(few.includes(true) ? [spec.say('chart.noteFew')] : []),
    ...(left ? [spec.say('chart.noteMoreCurves', { n: left })] : []),
  ]
  const noted = lines(joined(notes), spec.width, NOTE)
  const top = heading ? NAMED_TOP : TOP
  const bottom = BOTTOM + NOTE_LINE * Math.max(0, noted.length - 1)
  const tall = Math.max(40, spec.height - top - bottom)
  const height = (point: CurvePoint) => tall * (1 - (point.rate ?? 0) / axis.max)
  const placed = apart(
    known.map(height),
    16,
    tall - ABOVE_AXIS,
    texts.map(({ length }) => length),
  )
  const highest = Math.min(...placed.map((middle, i) => middle - 8 * (texts[i]!.length - 1)))
  const step = windows.length > 1 ? Math.max(0, spec.width - LEFT - room) / (windows.length - 1) : 0
  /** From where a curve ends to the right edge, where all names stand in one column. */
  const beyond = (points: readonly (CurvePoint | undefined)[]) => step * (windows.length - 1 - points.findLastIndex((point) => point))
  const series = kept.flatMap((curve, i) => {
    const points = windows.map((name) => at(curve, name))
    const plain = { type: 'line', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, stack: `band ${curve.segment}`, z: 1 }
    const bounded = points.some((point) => point && point.lower !== null)
    const first = points.findIndex((point) => point && point === curve.points[open[i]!])
    const label = {
      show: true,
      formatter: kept.length > 1 ? `{dot|●} ${texts[i]!.join('\n{under|}')}` : texts[i]!.join('\n'),
      color: spec.palette.text,
      fontSize: LABEL,
      rich: { dot: { color: curve.colour, fontSize: LABEL }, under: { width: 14 } },
      offset: [4 + beyond(points), placed[i]! - height(curve.points.at(-1)!)],
    }
    const line = {
      type: 'line',
      name: curve.label,
      color: curve.colour,
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: windows.length <= 24,
      z: 3,
    }
    const beside = points.some((point) => point && point.simple_rate !== null)
    const solid = first < 0 ? points : points.slice(0, first)
    return [
      ...(bounded
        ? [
            { ...plain, id: `lower ${curve.segment}`, data: points.map((point) => point?.lower ?? null) },
            {
              ...plain,
              id: `upper ${curve.segment}`,
              data: points.map((point) => (point && point.upper !== null ? Math.min(point.upper, axis.max) - point.lower! : null)),
              areaStyle: { color: curve.colour, opacity: kept.length > 1 ? 0.12 : 0.2 },
            },
          ]
        : []),
      {
        ...line,
        id: curve.segment,
        lineStyle: { width: 2.5 },
        data: solid.map((point) => point?.rate ?? null),
        endLabel: first < 0 ? label : { show: false },
      },
      ...(beside
        ? [
            {
              ...line,
              id: `${curve.segment} plain`,
              symbol: 'none',
              silent: true,
              lineStyle: { width: 1.5, type: [8, 4] },
              data: points.map((point) => point?.simple_rate ?? null),
            },
          ]
        : []),
      ...(first < 0
        ? []
        : [
            {
              ...line,
              id: `${curve.segment} open`,
              symbol: 'emptyCircle',
              lineStyle: { width: 2, type: [2, 4] },
              data: points.map((point, k) => (k >= first - 1 ? (point?.rate ?? null) : null)),
              endLabel: label,
            },
          ]),
    ]
  })
  const start = spec.words.values[`start.${spec.query.params.start}`] ?? ''
  return {
    grid: { left: LEFT, right: room, top, bottom },
    xAxis: {
      type: 'category',
      boundaryGap: windows.length === 1,
      data: windows,
      name: spec.say(`chart.windows.${spec.query.params.grain ?? 'month'}`, { start }),
      nameLocation: 'start',
      nameTextStyle: { color: spec.palette.quiet, fontSize: 11, align: 'left', verticalAlign: 'top', padding: [24, 0, 0, 0] },
      nameGap: 0,
      axisLine: { lineStyle: { color: spec.palette.line } },
      axisTick: { show: false },
      axisLabel: { color: spec.palette.quiet, fontSize: 11, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: axis.max,
      interval: axis.step,
      splitLine: { lineStyle: { color: spec.palette.line } },
      axisLabel: { color: spec.palette.quiet, fontSize: 11, formatter: (rate: number) => spec.percent(rate, axis.step < 0.01 ? 1 : 0) },
    },
    tooltip: {
      ...tooltip(spec),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: spec.palette.quiet } },
      formatter: (hovered: { dataIndex: number }[]) =>
        tell(
          kept.flatMap((curve) => {
            const point = at(curve, windows[hovered[0]!.dataIndex]!)
            return point ? [{ curve, point }] : []
          }),
          spec,
        ),
    },
    series: [...series, ...(heading ? [rule(common!, axis.max, spec)] : [])],
    title: [
      ...(noted.length ? [note(noted.join('\n'), spec, 0)] : []),
      ...(heading ? [{ ...note(heading, spec, spec.width - room + 4), bottom: undefined, top: top + highest - 24 }] : []),
    ],
  }
}

/** A thin line through the window that the column of values is of. */
const rule = (window: string, height: number, { palette }: Spec): Option => ({
  type: 'line',
  id: 'told',
  symbol: 'none',
  silent: true,
  z: 2,
  tooltip: { show: false },
  lineStyle: { color: palette.quiet, width: 1, type: 'dashed' },
  data: [
    [window, 0],
    [window, height],
  ],
})

function summary(all: readonly CurvePoint[], spec: Spec): string {
  if (begun(all, spec)) return spec.say('chart.curveTooEarly')
  const { kept } = curves(all, spec)
  const known = told(kept, windowsOf(drawn(all))).points
  const sentences = kept.map(({ label }, i) => {
    const point = known[i]!
    const interval =
      point.lower === null || point.upper === null ? '' : spec.say('chart.interval', { interval: spec.interval(point.lower, point.upper) })
    return spec.say('chart.curveFinding', {
      label,
      window: windowName(point),
      rate: spec.percent(point.rate ?? 0, 1),
      n: spec.number(point.eligible),
      interval,
    })
  })
  return joined(sentences) || spec.say('chart.nothing')
}

/** How retention falls off with age, one curve a segment, each with its band. */
export const retentionCurves: Chart<CurvePoint> = { shape: 'lines', option, summary }
