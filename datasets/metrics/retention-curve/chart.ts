import { groupsOf } from '../../groups.ts'
import type { Chart, Option, Spec } from '../chart.ts'
import { ABOVE_AXIS, apart, FEW, lines, note, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { endLines } from '../line-ends.ts'
import { inOrder } from '../segment-order.ts'
import { roundAxis } from '../timeline.ts'

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
const BOTTOM = 60
const LEFT = 48
const NOTE = 11
const NOTE_LINE = 13
/** Above this many curves a picture is a thicket: those of fewest persons step aside, into the table. */
const MOST = 6

interface Curve {
  segment: string
  label: string
  colour: string
  points: readonly CurvePoint[]
}

function curves(rows: readonly CurvePoint[], spec: Spec): { kept: Curve[]; left: number } {
  const all = [...groupsOf(rows, (row) => row.segment).values()].sort((a, b) => b[0]!.eligible - a[0]!.eligible)
  const most = all.slice(0, MOST).map((points) => ({ segment: points[0]!.segment, followed: points[0]!.eligible, points }))
  const kept = inOrder(most, spec).map(({ segment, points }, i) => {
    const key = String(spec.query.params.segment ?? 'none')
    const label =
      key === 'none'
        ? spec.words.columns.rate!
        : segment === ''
          ? (spec.words.values[`${key}.`] ?? spec.say('chart.notKnown'))
          : spec.valueLabel(key, segment)
    return { segment, label, colour: spec.palette.segments[i]!, points }
  })
  return { kept, left: all.length - kept.length }
}

/** Window 0 is certain where the clock starts with a purchase: the curve begins after it, so that the scale serves what is uncertain. */
const trivial = (rows: readonly CurvePoint[]) => rows.every((row) => row.age > 0 || row.rate === 1)

function drawn(rows: readonly CurvePoint[]): CurvePoint[] {
  const later = rows.filter((row) => row.age > 0)
  return trivial(rows) && later.length ? later : [...rows]
}

const windowName = (point: CurvePoint) => (point.until > point.age + 1 ? `${point.age}–${point.until - 1}` : String(point.age))

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
  const rows = drawn(all)
  const { kept, left } = curves(rows, spec)
  const windows = [...new Map(rows.map((row) => [windowName(row), row])).entries()]
    .sort(([, a], [, b]) => a.age - b.age || a.until - b.until)
    .map(([name]) => name)
  const axis = axisOf(kept)
  const ends = kept.map(({ points }) => points.at(-1)?.rate ?? 0)
  const few = kept.map(({ points }) => (points.at(-1)?.eligible ?? FEW) < FEW)
  const values = ends.map((rate, i) => `${spec.percent(rate, 1)}${few[i] ? '*' : ''}`)
  const texts = kept.map(({ label }, i) => `${label} ${values[i]}`)
  const room = Math.min(Math.max(0, ...texts.map((text) => textWidth(text, LABEL))) + (kept.length > 1 ? 36 : 20), spec.width * 0.4)
  const notes = [
    ...(kept.some(({ points }) => points.some((point) => !point.mature)) ? [spec.say('chart.noteDottedCurve')] : []),
    ...(rows.some((row) => row.simple_rate !== null) ? [spec.say('chart.notePlainMean')] : []),
    ...(few.includes(true) ? [spec.say('chart.noteFew')] : []),
    ...(left ? [spec.say('chart.noteMoreCurves', { n: left })] : []),
  ]
  const noted = lines(joined(notes), spec.width, NOTE)
  const bottom = BOTTOM + NOTE_LINE * Math.max(0, noted.length - 1)
  const tall = Math.max(40, spec.height - TOP - bottom)
  const wanted = ends.map((rate) => tall * (1 - rate / axis.max))
  const several = kept.length > 1
  const labels = kept.map(({ label }, i) => endLines(label, values[i]!, room - (several ? 28 : 12), LABEL))
  const placed = apart(
    wanted,
    16,
    tall - ABOVE_AXIS,
    labels.map(({ length }) => length),
  )
  const step = windows.length > 1 ? Math.max(0, spec.width - LEFT - room) / (windows.length - 1) : 0
  /** From where a curve ends to the right edge, where all names stand in one column. */
  const beyond = (points: readonly (CurvePoint | undefined)[]) => step * (windows.length - 1 - points.findLastIndex((point) => point))
  const at = (curve: Curve, name: string) => curve.points.find((point) => windowName(point) === name)
  const series = kept.flatMap((curve, i) => {
    const points = windows.map((name) => at(curve, name))
    const plain = { type: 'line', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, stack: `band ${curve.segment}`, z: 1 }
    const bounded = points.some((point) => point && point.lower !== null)
    const open = points.findIndex((point) => point && !point.mature)
    const label = {
      show: true,
      formatter: several ? `{dot|●} ${labels[i]!.join('\n{under|}')}` : labels[i]!.join('\n'),
      color: spec.palette.text,
      fontSize: LABEL,
      rich: { dot: { color: curve.colour, fontSize: LABEL }, under: { width: 14 } },
      offset: [4 + beyond(points), placed[i]! - wanted[i]!],
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
    const solid = open < 0 ? points : points.slice(0, open)
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
        endLabel: open < 0 ? label : { show: false },
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
      ...(open < 0
        ? []
        : [
            {
              ...line,
              id: `${curve.segment} open`,
              symbol: 'emptyCircle',
              lineStyle: { width: 2, type: [2, 4] },
              data: points.map((point, k) => (k >= open - 1 ? (point?.rate ?? null) : null)),
              endLabel: label,
            },
          ]),
    ]
  })
  const start = spec.words.values[`start.${spec.query.params.start}`] ?? ''
  return {
    grid: { left: LEFT, right: room, top: TOP, bottom },
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
    series,
    ...(noted.length ? { title: [note(noted.join('\n'), spec, 0)] } : {}),
  }
}

function summary(all: readonly CurvePoint[], spec: Spec): string {
  const { kept } = curves(drawn(all), spec)
  const sentences = kept.flatMap(({ label, points }) => {
    const point = points.findLast((p) => p.mature) ?? points.at(-1)
    if (!point) return []
    const interval =
      point.lower === null || point.upper === null ? '' : spec.say('chart.interval', { interval: spec.interval(point.lower, point.upper) })
    return [
      spec.say('chart.curveFinding', {
        label,
        window: windowName(point),
        rate: spec.percent(point.rate ?? 0, 1),
        n: spec.number(point.eligible),
        interval,
      }),
    ]
  })
  return joined(sentences) || spec.say('chart.nothing')
}

/** How retention falls off with age, one curve a segment, each with its band. */
export const retentionCurves: Chart<CurvePoint> = { shape: 'lines', option, summary }
