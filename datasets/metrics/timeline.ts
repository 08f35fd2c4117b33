import { addDays, type Grain, periodEnd } from '../calendar.ts'
import { campaignLines, lanes, shades } from './campaign-spans.ts'
import type { Mark, Option, Pick, Spec } from './chart.ts'
import { ABOVE_AXIS, apart, edged, edgedText, escaped, hatch, remarks, textWidth, tooltip } from './drawing.ts'
import { joined } from './joined.ts'
import { endLines } from './line-ends.ts'

/** Periods in order, without gaps, and which of them are over. */
export interface Periods {
  days: readonly string[]
  grain: string
  settled: readonly boolean[]
}

/** One measure over the periods. */
export interface Measure {
  id: string
  label: string
  colour: string
  values: readonly (number | null)[]
  strong?: boolean
  /** Limits of an interval, drawn as a band, or as a stroke where a point stands alone. */
  lower?: readonly (number | null)[]
  upper?: readonly (number | null)[]
  /** Ends as its direct label shows them. */
  write(value: number): string
}

const LABEL = 12
const TOP = 14
const BOTTOM = 44
/** Periods narrower than this have no room for a line between the parts of their bars. */
const WIDE = 12
/** More bars than this touch each other. */
const MOST_BARS = 60
const NARROW = 480
/** Room of the mark before a part’s name. */
const MARK = 20
const FEWEST_FOR_A_LINE = 4
/** Bold letters are wider than the estimate. */
const BOLD = 0.92

export const periodsOf = <R extends { mature: boolean }>(rows: readonly R[], dayOf: (row: R) => string, grain: string): Periods => ({
  days: rows.map(dayOf),
  grain,
  settled: rows.map((row) => row.mature),
})

/** Every period from the first to the last of the rows: one without a row is a gap in the picture, never a zero. */
export function unbroken(rows: readonly { period: string; mature: boolean }[], grain: Grain): Periods {
  const mature = new Map(rows.map((row) => [row.period, row.mature]))
  const known = [...mature.keys()].sort()
  const days: string[] = []
  for (let day = known[0]; day && day <= known.at(-1)!; day = addDays(periodEnd(grain, day), 1)) days.push(day)
  return { days, grain, settled: days.map((day) => mature.get(day) ?? true) }
}

/** The dates of the period that begins on a day. */
export const datesOf = (from: string | undefined, grain: string): Pick | null =>
  from ? { range: { from, to: periodEnd(grain as Grain, from) } } : null

/** The dates of a period that was pointed at. */
export function pickPeriod(rows: readonly { period: string; mature: boolean }[], spec: Spec, { index }: Mark): Pick | null {
  const grain = String(spec.query.params.grain ?? 'month') as Grain
  return datesOf(unbroken(rows, grain).days[index], grain)
}

/** A round axis from zero that holds the largest value: `whole` where values are counts. */
export function roundAxis(most: number, whole: boolean): { max: number; step: number } {
  if (!(most > 0)) return whole ? { max: 1, step: 1 } : { max: 0.01, step: 0.01 }
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const found = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9))! * power
  const step = whole ? Math.max(1, Math.ceil(found)) : found
  return { step, max: Math.max(step, Math.ceil(most / step - 1e-9) * step) }
}

/** The last period that is over, else the last of all; −1 where there is none. */
export const latest = ({ settled, days }: Periods): number => (settled.includes(true) ? settled.lastIndexOf(true) : days.length - 1)

/** The value that a measure’s name bears: of the last period that is over, or the last before it that has one; else the last of all. */
export function named(p: Periods, values: readonly (number | null)[]): number {
  const known = values.slice(0, latest(p) + 1).findLast((value) => value !== null)
  return known ?? values.findLast((value) => value !== null) ?? 0
}

/** Says what is drawn otherwise where a period is not over, and which period the values beside the picture are of. */
export function openWords(key: string, p: Periods, spec: Spec): string[] {
  if (!p.settled.includes(false)) return []
  const at = latest(p)
  const of = at < p.days.length - 1 ? [spec.say('chart.noteNamed', { period: spec.period(p.days[at]!, p.grain) })] : []
  return [joined([spec.say(key), ...of])]
}

const AXIS = 11
const BETWEEN = 12

/** Every so many periods, counted back from the last, have their label, as many as have room side by side: an axis that skips at whim misleads. */
export function hasLabel(labels: readonly string[], width: number, onBand: boolean): (index: number) => boolean {
  const each = width / Math.max(1, labels.length - (onBand ? 0 : 1))
  const step = Math.ceil((Math.max(0, ...labels.map((text) => textWidth(text, AXIS))) + BETWEEN) / Math.max(each, 1e-6))
  return (index) => (labels.length - 1 - index) % step === 0
}

interface Frame {
  room: number
  top: number
  shades: Option[]
  tall: number
  max: number
  option: Option
}

function frame(
  p: Periods,
  labels: readonly string[],
  axis: { max: number; step: number },
  spec: Spec,
  more: Appearance,
  inBars: boolean,
  marked = inBars,
): Frame {
  const room = Math.min(Math.max(0, ...labels.map((text) => textWidth(text, LABEL))) / BOLD + 24 + (marked ? MARK : 0), spec.width * 0.42)
  const ticks = Array.from({ length: Math.round(axis.max / axis.step) + 1 }, (_, i) => more.axis(i * axis.step))
  const _open = p.settled.includes(false)
  const openWord = inBars ? (p.days.length > MOST_BARS ? 'chart.notePale' : 'chart.noteHatchedPeriod') : 'chart.noteDotted'
  const under = remarks([...openWords(openWord, p, spec), ...(more.remarks ?? [])], spec)
  const onBand = (inBars && p.days.length <= MOST_BARS) || p.days.length < FEWEST_FOR_A_LINE
  const left = Math.max(36, ...ticks.map((text) => textWidth(text, 11))) + 10
  const plot = { left, width: Math.max(1, spec.width - left - room), onBand }
  const top = TOP + lanes(p.days, p.grain, plot, spec)
  const tall = Math.max(40, spec.height - top - BOTTOM - under.more)
  const periods = p.days.map((day) => spec.period(day, p.grain))
  return {
    room,
    top,
    tall,
    shades: shades(p.days, p.grain, { ...plot, top, height: tall }, spec),
    max: axis.max,
    option: {
      grid: { left, right: room, top, bottom: BOTTOM + under.more },
      xAxis: {
        type: 'category',
        boundaryGap: onBand,
        data: periods,
        axisLine: { lineStyle: { color: spec.palette.line } },
        axisTick: { show: false },
        axisLabel: { color: spec.palette.quiet, fontSize: AXIS, interval: hasLabel(periods, plot.width, onBand) },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: axis.max,
        interval: axis.step,
        splitLine: { lineStyle: { color: spec.palette.line } },
        axisLabel: { color: spec.palette.quiet, fontSize: 11, formatter: more.axis },
      },
      tooltip: {
        ...tooltip(spec),
        trigger: 'axis',
        axisPointer: { type: inBars ? 'shadow' : 'line', lineStyle: { color: spec.palette.quiet } },
        formatter: (hovered: { dataIndex: number }[]) => {
          const i = hovered[0]!.dataIndex
          return [more.tell(i), ...campaignLines(p.days[i]!, p.grain, spec).map(escaped)].join('<br>')
        },
      },
      ...(under.title.length ? { title: under.title } : {}),
    },
  }
}

/** How a picture writes its axis and what it says under the pointer. */
export interface Appearance {
  axis(value: number): string
  tell(period: number): string
  /** Values are counts: the axis has whole steps. */
  whole: boolean
  /** Fills the space between these two lines, by id, lower first. */
  between?: readonly [string, string]
  /** Said under the picture, behind what is not over. */
  remarks?: readonly string[]
}

const ended = ({ label, write, strong }: Measure, value: number, width: number): string[] =>
  endLines(label, write(value), width * (strong ? BOLD : 1), LABEL)

/** Lines named at their ends; the periods that are not over are dotted. */
export function lines(p: Periods, given: readonly Measure[], spec: Spec, more: Appearance): Option {
  // Where there is little room, the card’s title names the only line.
  const measures = given.length === 1 && spec.width < NARROW ? given.map((only) => ({ ...only, label: '' })) : given
  const ends = measures.map(({ values }) => named(p, values))
  const texts = measures.map((measure, i) => `${measure.label} ${measure.write(ends[i]!)}`)
  const axis = roundAxis(
    Math.max(spec.atLeast ?? 0, ...measures.flatMap(({ values, upper }) => [...values, ...(upper ?? [])].map((value) => value ?? 0))),
    more.whole,
  )
  const firstOpen = p.settled.indexOf(false)
  const open = firstOpen < 0 ? p.days.length : firstOpen
  const tail = open < p.days.length
  // Lines may end in another order than their names stand in.
  const dotted = tail && measures.length > 1
  const f = frame(p, texts, axis, spec, more, false, dotted)
  const height = (value: number) => f.tall * (1 - value / f.max)
  const wanted = ends.map(height)
  // A label is at first where its line ends, which is not where the last period that is over is.
  const drawn = measures.map(({ values }) => height(values.findLast((value) => value !== null) ?? 0))
  const labels = measures.map((measure, i) => ended(measure, ends[i]!, f.room - (dotted ? MARK : 0) - 12))
  const placed = apart(
    wanted,
    16,
    f.tall - ABOVE_AXIS,
    labels.map(({ length }) => length),
  )
  const series = measures.flatMap((measure, i) => {
    const common = {
      type: 'line',
      name: measure.label,
      color: measure.colour,
      symbol: 'circle',
      symbolSize: measure.strong ? 7 : 5,
      showSymbol: p.days.length <= 24,
      z: measure.strong ? 4 : 3,
    }
    const style = { color: measure.colour, width: measure.strong ? 3 : 2 }
    const label = {
      show: true,
      formatter: dotted ? `{dot|●} ${labels[i]!.join('\n{under|}')}` : labels[i]!.join('\n'),
      color: spec.palette.text,
      fontSize: LABEL,
      fontWeight: measure.strong ? 600 : 400,
      offset: [4, placed[i]! - drawn[i]!],
      ...(dotted ? { rich: { dot: { color: measure.colour, fontSize: 10 }, under: { width: 14 } } } : {}),
    }
    return [
      {
        ...common,
        id: measure.id,
        lineStyle: style,
        data: measure.values.map((value, k) => (k < open ? value : null)),
        endLabel: tail ? { show: false } : label,
      },
      ...(tail
        ? [
            {
              ...common,
              id: `${measure.id} open`,
              symbol: 'emptyCircle',
              lineStyle: { ...style, type: [2, 4] },
              // The last period that is over is marked as such already.
              data: measure.values.map((value, k) => (k >= open ? value : k === open - 1 ? { value, symbol: 'none' } : null)),
              endLabel: label,
            },
          ]
        : []),
    ]
  })
  return { ...f.option, series: [...filled(measures, spec, more), ...bands(measures), ...series, ...strokes(measures), ...f.shades] }
}

const unseen = { type: 'line', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, z: 1, tooltip: { show: false } }

const limits = ({ lower, upper }: Measure, i: number): [number, number] | undefined => {
  const [low, high] = [lower?.[i] ?? null, upper?.[i] ?? null]
  return low === null || high === null ? undefined : [low, high]
}

function bands(measures: readonly Measure[]): Option[] {
  return measures.flatMap((measure) => {
    if (!measure.upper) return []
    const each = measure.values.map((_, i) => limits(measure, i))
    const stack = { ...unseen, stack: `${measure.id} band`, stackStrategy: 'all' }
    return [
      { ...stack, id: `${measure.id} lower`, data: each.map((pair) => pair?.[0] ?? null) },
      {
        ...stack,
        id: `${measure.id} upper`,
        data: each.map((pair) => (pair ? pair[1] - pair[0] : null)),
        areaStyle: { color: measure.colour, opacity: measure.strong ? 0.18 : 0.12 },
      },
    ]
  })
}

function strokes(measures: readonly Measure[]): Option[] {
  return measures.flatMap((measure) => {
    const alone = measure.values.flatMap((_, i) => {
      const pair = limits(measure, i)
      return pair && !limits(measure, i - 1) && !limits(measure, i + 1)
        ? [
            [i, pair[0]],
            [i, pair[1]],
            [i, null],
          ]
        : []
    })
    const lineStyle = { color: measure.colour, width: 1.5, opacity: 0.7 }
    return alone.length ? [{ ...unseen, id: `${measure.id} limits`, data: alone, lineStyle, z: 2 }] : []
  })
}

function filled(measures: readonly Measure[], spec: Spec, { between }: Appearance): Option[] {
  if (!between) return []
  const [lower, upper] = between.map((id) => measures.find((measure) => measure.id === id)!.values)
  const plain = { type: 'line', stack: 'between', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, z: 1, tooltip: { show: false } }
  return [
    { ...plain, id: 'between lower', data: lower },
    {
      ...plain,
      id: 'between upper',
      data: upper!.map((value, i) => (value ?? 0) - (lower![i] ?? 0)),
      areaStyle: { color: spec.palette.quiet, opacity: 0.14 },
    },
  ]
}

/** Parts of a whole on top of each other, the first lowest, named beside with what they are in the last period that is over. */
export function parts(p: Periods, measures: readonly Measure[], spec: Spec, more: Appearance): Option {
  const totals = p.days.map((_, i) => measures.reduce((sum, { values }) => sum + (values[i] ?? 0), 0))
  const last = latest(p)
  const texts = measures.map((measure) => `${measure.label} ${measure.write(measure.values[last] ?? 0)}`)
  const f = frame(p, texts, roundAxis(Math.max(spec.atLeast ?? 0, ...totals), more.whole), spec, more, true)
  let below = 0
  const middles = measures.map(({ values }) => {
    const part = values[last] ?? 0
    below += part
    return f.tall * (1 - (below - part / 2) / f.max)
  })
  const labels = measures.map((measure) => ended(measure, measure.values[last] ?? 0, f.room - MARK - 6))
  const placed = apart(
    middles,
    16,
    f.tall,
    labels.map(({ length }) => length),
  )
  const titles = measures.map((measure, i) => ({
    text: `{dot|■} ${labels[i]!.join('\n{under|}')}`,
    right: 0,
    left: spec.width - f.room + 6,
    top: f.top + placed[i]! - (LABEL * labels[i]!.length) / 2 - 1,
    padding: 0,
    textStyle: {
      color: spec.palette.text,
      fontSize: LABEL,
      fontWeight: measure.strong ? 600 : 400,
      rich: { dot: { color: measure.colour, fontSize: LABEL, ...edgedText(measure.colour, spec.palette) }, under: { width: MARK - 6 } },
    },
  }))
  const dense = p.days.length > MOST_BARS
  const series = dense ? areas(p, measures, spec) : bars(p, measures, spec)
  return { ...f.option, title: [...((f.option.title as Option[] | undefined) ?? []), ...titles], series: [...series, ...f.shades] }
}

function bars(p: Periods, measures: readonly Measure[], spec: Spec): Option[] {
  const apart = spec.width / Math.max(1, p.days.length) >= WIDE ? { borderColor: spec.palette.surface, borderWidth: 1 } : {}
  return measures.map(({ id, label, colour, values }) => ({
    type: 'bar',
    id,
    name: label,
    color: colour,
    stack: 'whole',
    barCategoryGap: '24%',
    barMaxWidth: 56,
    itemStyle: { ...apart, ...edged(colour, spec.palette) },
    data: values.map((value, i) => ({
      value,
      ...(p.settled[i] ? {} : { itemStyle: { ...apart, ...edged(colour, spec.palette), decal: hatch(spec.palette.surface, 0.7) } }),
    })),
  }))
}

/** Bars too narrow to be told apart, as areas; pale where the period is not over. */
function areas(p: Periods, measures: readonly Measure[], spec: Spec): Option[] {
  const open = p.settled.includes(false) ? p.settled.indexOf(false) : p.days.length
  return measures.flatMap(({ id, label, colour, values }) => {
    const { borderColor } = edged(colour, spec.palette)
    const common = { type: 'line', symbol: 'none' }
    const line = (parting: string) => ({ color: borderColor ?? parting, width: 1 })
    return [
      {
        ...{ ...common, id, name: label, color: colour, stack: 'whole', areaStyle: { opacity: 1 }, lineStyle: line(spec.palette.surface) },
        data: values.map((value, i) => (i < open ? value : null)),
      },
      {
        ...{
          ...common,
          id: `${id} open`,
          name: label,
          color: colour,
          stack: 'open',
          areaStyle: { opacity: 0.45 },
          lineStyle: line(colour),
        },
        data: values.map((value, i) => (i >= open - 1 ? value : null)),
      },
    ]
  })
}
