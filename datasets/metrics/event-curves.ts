import type { Option, Spec } from './chart.ts'
import { ABOVE_AXIS, apart, lines as broken, cut, FEW, note, textWidth, tooltip, tooltipText } from './drawing.ts'
import { joined } from './joined.ts'
import { inOrder } from './segment-order.ts'
import { timeWords } from './time-words.ts'
import { roundAxis } from './timeline.ts'

/** A point of a step curve: what holds from this day to the next point. */
export interface StepPoint {
  time: number
  value: number
  lower: number | null
  upper: number | null
  /** Persons under observation just before the day. */
  atRisk: number
  mature: boolean
}

export interface StepCurve {
  segment: string
  followed: number
  points: readonly StepPoint[]
  median: number | null
  /** What it is called where its segment does not name it. */
  label?: string
}

interface Drawn extends StepCurve {
  label: string
  colour: string
}

export interface StepPicture {
  curves: readonly StepCurve[]
  /** Whether the curves rise from none or fall from all. */
  rises: boolean
  /** What a curve is called where nothing splits the persons. */
  name: string
  /** Days or periods since what. */
  axis: string
  /** The curves are of the same persons, so that the risk table has one line. */
  together?: boolean
}

const LABEL = 12
const SMALL = 11
const TOP = 14
const AXIS = 44
const LINE = 17
/** Above this many curves a picture is a thicket: those of fewest persons step aside, into the table. */
const MOST = 6
/** No axis of days is cut to fewer than these. */
const SHORTEST = 30
/** Below this width a curve’s end has room for its value only; its colour stands beside its name in the risk table. */
const NARROW = 480
const SHORTEST_PERIODS = 3
const steps = { day: [1, 2, 5, 7, 14, 30, 60, 90, 180, 365], month: [1, 2, 3, 6, 12], quarter: [1, 2, 4], year: [1, 2, 5] }

/** A segment’s name as the reader knows it. */
export function segmentName(segment: string, alone: string, spec: Spec): string {
  const key = String(spec.query.params.segment ?? 'none')
  if (key === 'none') return alone
  if (key === 'old_rail') return spec.railLabel(segment)
  return segment === '' ? (spec.words.values[`${key}.`] ?? spec.say('chart.notKnown')) : spec.valueLabel(key, segment)
}

/** The curves of most persons, in order, named and coloured, and how many stay out of the picture. */
function drawnOf({ curves, name, together }: StepPicture, spec: Spec): { kept: Drawn[]; left: number } {
  const all = curves.toSorted((a, b) => b.followed - a.followed)
  const most = all.slice(0, MOST)
  const ofRails = spec.query.params.segment === 'old_rail'
  // Curves of the same persons are no segments and keep the order they were given in.
  const kept = (together ? most : inOrder(most, spec)).map((curve, i) => ({
    ...curve,
    label: curve.label ?? segmentName(curve.segment, name, spec),
    colour: ofRails ? spec.railColour(curve.segment) : spec.palette.segments[i]!,
  }))
  return { kept, left: all.length - kept.length }
}

/** What holds on a day: the last point up to it; null before the first. */
export const pointAt = (points: readonly StepPoint[], day: number): StepPoint | null => points.findLast(({ time }) => time <= day) ?? null

/** Persons under observation just before a day. */
export const atRiskOn = (points: readonly StepPoint[], day: number): number => points.find(({ time }) => time >= day)?.atRisk ?? 0

/** The curve on each day from 0 to its last; nothing has happened before its first point. */
function daily({ points }: StepCurve, days: number, rises: boolean): (StepPoint | null)[] {
  const start = rises ? 0 : 1
  const last = points.at(-1)?.time ?? -1
  let i = -1
  return Array.from({ length: days + 1 }, (_, day) => {
    while (i + 1 < points.length && points[i + 1]!.time <= day) i++
    if (day > last) return null
    return i < 0 ? { time: day, value: start, lower: start, upper: start, atRisk: points[0]!.atRisk, mature: true } : points[i]!
  })
}

/** Rows of the risk table: its heading and one for each curve, unless there is only one. */
const tableLines = (curves: number) => (curves > 1 ? curves + 1 : 1)

/** Height at which curves and risk table can be read. */
export const stepHeight = (curves: number): number => 330 + LINE * tableLines(Math.min(MOST, curves))

/** The points up to a day, the last of which holds on that day where the curve goes on after it. */
function until(points: readonly StepPoint[], day: number, rises: boolean): StepPoint[] {
  const shown = points.filter(({ time }) => time <= day)
  const next = points[shown.length]
  if (!next || shown.at(-1)?.time === day) return shown
  const start = rises ? 0 : 1
  const held = shown.at(-1) ?? { value: start, lower: start, upper: start }
  return [...shown, { ...held, time: day, atRisk: next.atRisk, mature: next.mature }]
}

/** Last day drawn: half as long again as some curve rests on a tenth of its persons; what comes after says little and takes much room. */
function lastDay(curves: readonly StepCurve[], shortest: number): number {
  const settled = Math.max(0, ...curves.map(({ points }) => points.findLast(({ mature }) => mature)?.time ?? 0))
  const last = Math.max(1, ...curves.map(({ points }) => points.at(-1)?.time ?? 0))
  return Math.min(last, Math.max(shortest, Math.ceil(settled * 1.5)))
}

export function stepCurves(picture: StepPicture, spec: Spec): Option {
  const { rises } = picture
  const { kept: whole, left } = drawnOf(picture, spec)
  const { palette } = spec
  const time = timeWords(spec)
  const days = lastDay(whole, time.unit === 'day' ? SHORTEST : SHORTEST_PERIODS)
  const later = whole.some(({ points }) => (points.at(-1)?.time ?? 0) > days)
  const kept = whole.map((curve) => ({ ...curve, points: until(curve.points, days, rises), whole: curve.points }))
  const lines = kept.map((curve) => daily(curve, days, rises))
  const tops = kept.flatMap(({ points, followed }) => points.map((p) => Math.max(p.value, followed < FEW ? 0 : (p.upper ?? 0))))
  const risen = roundAxis(Math.max(0.01, ...tops), false)
  const axis = !rises || risen.max > 1 ? { max: 1, step: 0.25 } : risen

  const ends = kept.map(({ points }) => points.at(-1)?.value ?? (rises ? 0 : 1))
  const few = kept.map(({ followed }) => followed < FEW)
  const values = ends.map((value, i) => `${spec.percent(value, 1)}${few[i] ? '*' : ''}`)
  const named = spec.width >= NARROW || picture.together
  const wide = kept.map(({ label }, i) => textWidth(named ? `${label} ${values[i]}` : values[i]!, LABEL))
  const room = Math.min(Math.max(0, ...wide) + (kept.length > 1 ? 36 : 20), spec.width * 0.36)
  const texts = kept.map(({ label }, i) => {
    const left = room - (kept.length > 1 ? 28 : 12) - textWidth(` ${values[i]}`, LABEL)
    return named ? `${cut(label, left, LABEL)} ${values[i]}` : values[i]!
  })
  const tabled = picture.together ? kept.slice(0, 1) : kept
  const names = tabled.length > 1 ? kept.map(({ label }) => label) : [spec.say('chart.atRisk')]
  const margin = Math.min(
    Math.max(48, ...names.map((name) => textWidth(name, SMALL) + (tabled.length > 1 ? 46 : 34))),
    Math.max(64, spec.width * 0.3),
  )
  const across = Math.max(40, spec.width - margin - room)
  const notes = [
    ...(kept.some(({ points }) => points.some((p) => !p.mature)) ? [spec.say('chart.noteTail')] : []),
    ...(few.includes(true) ? [spec.say('chart.noteFew')] : []),
    ...(later ? [time.noteLater] : []),
    ...(left ? [spec.say('chart.noteMoreCurves', { n: left })] : []),
  ]
  const noted = notes.length ? broken(joined(notes), spec.width, SMALL) : []
  const foot = noted.length ? LINE * noted.length + 2 : 0
  const bottom = AXIS + LINE * tableLines(tabled.length) + foot
  const tall = Math.max(40, spec.height - TOP - bottom)
  const wanted = ends.map((value) => tall * (1 - value / axis.max))
  const placed = apart(wanted, 16, tall - ABOVE_AXIS)
  const sizes = steps[time.unit]
  const step = sizes.find((size) => (across * size) / days >= 46) ?? sizes.at(-1)!
  const at = (day: number) => margin + (across * day) / days

  const series = kept.flatMap((curve, i) => {
    const points = lines[i]!
    const common = { type: 'line', step: 'end', symbol: 'none', name: curve.label, color: curve.colour }
    const band = { ...common, silent: true, lineStyle: { opacity: 0 }, stack: `band ${curve.segment}`, z: 1 }
    const firstOpen = points.findIndex((p) => p && !p.mature)
    const open = firstOpen < 0 ? points.length : firstOpen
    const label = {
      show: true,
      formatter: kept.length > 1 ? `{dot|●} ${texts[i]}` : texts[i],
      color: palette.text,
      fontSize: LABEL,
      rich: { dot: { color: curve.colour, fontSize: LABEL } },
      offset: [4 + at(days) - at(curve.points.at(-1)?.time ?? 0), placed[i]! - wanted[i]!],
    }
    return [
      { ...band, id: `lower ${curve.segment}`, data: points.map((p) => p?.lower ?? null) },
      {
        ...band,
        id: `upper ${curve.segment}`,
        data: points.map((p) => (p?.lower == null || p.upper == null ? null : Math.min(p.upper, axis.max) - Math.min(p.lower, axis.max))),
        areaStyle: { color: curve.colour, opacity: kept.length > 1 ? 0.12 : 0.2 },
      },
      {
        ...common,
        id: curve.segment,
        z: 3,
        lineStyle: { width: 2.5 },
        data: points.map((p, day) => (day < open ? (p?.value ?? null) : null)),
        endLabel: firstOpen < 0 ? label : { show: false },
      },
      ...(firstOpen < 0
        ? []
        : [
            {
              ...common,
              id: `${curve.segment} open`,
              z: 3,
              lineStyle: { width: 2, type: [2, 4] },
              data: points.map((p, day) => (day >= open - 1 ? (p?.value ?? null) : null)),
              endLabel: label,
            },
          ]),
      ...(curve.median === null || curve.median > days || axis.max < 0.5
        ? []
        : [
            {
              type: 'line',
              id: `${curve.segment} median`,
              silent: true,
              z: 4,
              color: curve.colour,
              symbol: 'diamond',
              symbolSize: 9,
              showAllSymbol: true,
              lineStyle: { width: 1.5, type: 'dashed' },
              data: [
                {
                  value: [curve.median, 0.5],
                  label: {
                    // Beside each other more than a few would hide the curves; the sentence and the table say them all.
                    show: kept.length <= 3,
                    position: 'right',
                    formatter: time.medianMark(curve.median),
                    color: palette.text,
                    fontSize: SMALL,
                    offset: rises ? [2, 12 + 14 * i] : [2, -10 - 14 * i],
                  },
                },
                { value: [curve.median, 0], symbol: 'none' },
              ],
            },
          ]),
    ]
  })

  const ticks = Array.from({ length: Math.floor(days / step) + 1 }, (_, i) => i * step)
  const cell = (text: string, left: number, row: number, align: 'left' | 'center', colour: string) => ({
    text,
    left,
    bottom: foot + LINE * (tableLines(tabled.length) - 1 - row),
    padding: 0,
    textAlign: align,
    textStyle: { color: colour, fontSize: SMALL, fontWeight: 'normal' },
  })
  const coloured = (dot: string, text: string) => ({
    textStyle: { color: text, fontSize: SMALL, fontWeight: 'normal', rich: { dot: { color: dot, fontSize: SMALL } } },
  })
  const table = [
    cell(spec.say('chart.atRisk'), 0, 0, 'left', palette.quiet),
    ...tabled.flatMap((curve, i) => {
      const row = tabled.length > 1 ? i + 1 : 0
      return [
        ...(tabled.length > 1
          ? [
              {
                ...cell(`{dot|●} ${cut(curve.label, margin - 44, SMALL)}`, 0, row, 'left', palette.text),
                ...coloured(curve.colour, palette.text),
              },
            ]
          : []),
        ...ticks.map((day) => cell(spec.number(atRiskOn(curve.whole, day)), at(day), row, 'center', palette.text)),
      ]
    }),
  ]
  return {
    grid: { left: margin, right: room, top: TOP, bottom },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: Array.from({ length: days + 1 }, (_, day) => String(day)),
      name: picture.axis,
      nameLocation: 'start',
      nameTextStyle: { color: palette.quiet, fontSize: SMALL, align: 'left', verticalAlign: 'top', padding: [22, 0, 0, 0] },
      nameGap: 0,
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { color: palette.quiet, fontSize: SMALL, interval: step - 1 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: axis.max,
      interval: axis.step,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.quiet, fontSize: SMALL, formatter: (value: number) => spec.percent(value, axis.step < 0.01 ? 1 : 0) },
    },
    tooltip: {
      ...tooltip(spec),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: palette.quiet } },
      formatter: (hovered: { axisValue: string }[]) => tell(kept, Number(hovered[0]!.axisValue), rises, spec),
    },
    series,
    title: [...table, ...(noted.length ? [note(noted.join('\n'), spec, 0)] : [])],
  }
}

function tell(curves: readonly Drawn[], day: number, rises: boolean, spec: Spec): string {
  return tooltipText(
    timeWords(spec).mark(day),
    curves.flatMap(({ label, points }) => {
      if (day > (points.at(-1)?.time ?? -1)) return []
      const point = pointAt(points, day)
      const value = point?.value ?? (rises ? 0 : 1)
      const interval = point?.lower == null || point.upper == null ? '' : `; ${spec.interval(point.lower, point.upper)}`
      return [`${label}: ${spec.percent(value, 1)} (${spec.say('chart.atRisk')} ${spec.number(atRiskOn(points, day))}${interval})`]
    }),
  )
}

/** The curve’s value on a day, or on its last day where it ends before, with its interval in words. */
export function reading(curve: StepCurve, day: number, rises: boolean, spec: Spec) {
  const last = curve.points.at(-1)?.time ?? 0
  const point = pointAt(curve.points, day)
  const interval =
    point?.lower == null || point.upper == null
      ? spec.say('chart.intervalNone')
      : spec.say('chart.interval', { interval: spec.interval(point.lower, point.upper) })
  return {
    value: point?.value ?? (rises ? 0 : 1),
    day: Math.min(day, last),
    interval,
    n: spec.number(curve.followed),
  }
}
