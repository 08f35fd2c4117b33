import { addDays, type Grain, periodEnd } from '../../calendar.ts'
import { campaignLines, lanes, shades } from '../campaign-spans.ts'
import { type Chart, type Choice, chosen, type Mark, type Option, type Pick, type Spec } from '../chart.ts'
import { ABOVE_AXIS, apart, cut, hatch, note, remarks, shade, textWidth, tooltip, tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { endLines } from '../line-ends.ts'
import { written } from '../precision.ts'
import { hasLabel, named, openWords, pickPeriod } from '../timeline.ts'

export interface RailPeriod {
  period: string
  rail: string
  persons: number
  payments: number
  value: number
  share_persons: number | null
  share_payments: number | null
  share_value: number | null
  mature: boolean
}

const measures = ['value', 'payments', 'persons'] as const
type Measured = (typeof measures)[number]

const TOP = 12
const BOTTOM = 44
const LABEL = 12
const FEWEST_FOR_LINES = 4

const measureOf = (spec: Spec): Measured => chosen(spec, 'measure', measures, 'value')
const shareOf = (row: RailPeriod, measure: Measured) => row[`share_${measure}`]
const amount = (row: RailPeriod, measure: Measured, spec: Spec) =>
  measure === 'value' ? spec.money(row.value) : spec.say(`chart.count.${measure}`, { n: spec.number(row[measure]) })

interface Series {
  rail: string
  label: string
  colour: string
  focal: boolean
  /** One a period; null where the period has no payments at all. */
  shares: (number | null)[]
  rows: (RailPeriod | undefined)[]
  /** Where its line ends, and in the last period that is over. */
  end: number
  last: number
}

function table(rows: readonly RailPeriod[], spec: Spec) {
  const measure = measureOf(spec)
  const grain = String(spec.query.params.grain ?? 'month') as Grain
  const mature = new Map(rows.map((row) => [row.period, row.mature]))
  const [first, last] = [[...mature.keys()].sort()[0], [...mature.keys()].sort().at(-1)]
  const periods: string[] = []
  for (let day = first; day && last && day <= last; day = addDays(periodEnd(grain, day), 1)) periods.push(day)
  const settled = periods.map((day) => mature.get(day) ?? true)
  const cell = new Map(rows.map((row) => [`${row.period} ${row.rail}`, row]))
  const series = [...new Set(rows.map((row) => row.rail))].map((rail): Series => {
    const own = periods.map((day) => cell.get(`${day} ${rail}`))
    // A rail without a payment in a period that has payments has the share zero; a period without payments has no shares.
    const shares = periods.map((day, i) => (own[i] ? shareOf(own[i], measure) : mature.has(day) ? 0 : null))
    const label = spec.railLabel(rail)
    return {
      rail,
      label,
      colour: spec.railColour(rail),
      focal: rail === spec.facts.focalRail,
      shares,
      rows: own,
      end: shares.findLast((share) => share !== null) ?? 0,
      last: named({ days: periods, grain, settled }, shares),
    }
  })
  series.sort((a, b) => b.end - a.end || (a.rail < b.rail ? -1 : 1))
  const most = Math.max(0.01, spec.atLeast ?? 0, ...series.flatMap(({ shares }) => shares.map((share) => share ?? 0)))
  const step = most > 0.5 ? 0.2 : most > 0.2 ? 0.1 : most > 0.1 ? 0.05 : most > 0.04 ? 0.02 : 0.01
  return { measure, grain, periods, settled, series, step, max: Math.min(1, Math.ceil(most / step - 1e-9) * step) }
}

type Table = ReturnType<typeof table>

const tell = (t: Table, i: number, spec: Spec) =>
  tooltipText(`${spec.period(t.periods[i]!, t.grain)}${t.settled[i] ? '' : ` · ${spec.say('chart.immature')}`}`, [
    ...t.series
      .filter(({ rows }) => rows[i])
      .toSorted((a, b) => b.shares[i]! - a.shares[i]!)
      .map(({ label, shares, rows }) => `${label}: ${spec.percent(shares[i]!, 1)} (${amount(rows[i]!, t.measure, spec)})`),
    ...(t.series.some(({ rows }) => rows[i]) ? [] : [spec.say('chart.noPayments')]),
    ...campaignLines(t.periods[i]!, t.grain, spec),
  ])

function lines(t: Table, spec: Spec): Option {
  const figures = t.series.map(({ last }) => written(last, spec))
  const texts = t.series.map(({ label }, i) => `${label} ${figures[i]}`)
  const room = Math.min(Math.max(...texts.map((text) => textWidth(text, LABEL))) + 40, spec.width * 0.4)
  const plot = { left: 44, width: Math.max(1, spec.width - 44 - room), onBand: false }
  const top = TOP + lanes(t.periods, t.grain, plot, spec)
  const under = remarks(openWords('chart.noteDotted', { ...t, days: t.periods }, spec), spec)
  const tall = Math.max(40, spec.height - top - BOTTOM - under.more)
  const height = (share: number) => tall * (1 - share / t.max)
  const wanted = t.series.map(({ last }) => height(last))
  const labels = t.series.map(({ label }, i) => endLines(label, figures[i]!, room - 32, LABEL))
  const tallTo = (i: number) => labels.slice(0, i + 1).reduce((sum, { length }) => sum + 16 * length, 0)
  const shown = t.series.map((rail, i) => i === 0 || tallTo(i) <= tall + 16 || rail.focal)
  const kept = wanted.filter((_, i) => shown[i])
  const placed = apart(
    kept,
    16,
    tall - ABOVE_AXIS,
    labels.filter((_, i) => shown[i]).map(({ length }) => length),
  )
  let next = 0
  const shift = t.series.map(({ end }, i) => (shown[i] ? placed[next++]! - height(end) : 0))
  const firstOpen = t.settled.indexOf(false)
  const open = firstOpen < 0 ? t.periods.length : firstOpen
  const series = t.series.flatMap((rail, i) => {
    const style = { color: rail.colour, width: rail.focal ? 4 : 2 }
    const label = {
      show: shown[i],
      formatter: `{dot|●} ${labels[i]!.map((line) => `{name|${line}}`).join('\n{under|}')}`,
      rich: {
        dot: { color: rail.colour, fontSize: 10 },
        name: { color: spec.palette.text, fontSize: LABEL, fontWeight: rail.focal ? 600 : 400 },
        under: { width: 14 },
      },
      offset: [4, shift[i]],
    }
    const common = {
      type: 'line',
      name: rail.label,
      color: rail.colour,
      symbol: 'circle',
      symbolSize: rail.focal ? 7 : 5,
      showSymbol: t.periods.length <= 24,
      showAllSymbol: true,
      connectNulls: false,
      z: rail.focal ? 4 : 3,
      emphasis: { focus: 'series' },
    }
    const tail = open < t.periods.length
    return [
      {
        ...common,
        id: rail.rail,
        lineStyle: style,
        data: rail.shares.map((s, k) => (k < open ? s : null)),
        endLabel: tail ? { show: false } : label,
      },
      ...(tail
        ? [
            {
              ...common,
              id: `${rail.rail} open`,
              itemStyle: { color: spec.palette.surface, borderColor: rail.colour, borderWidth: 2 },
              lineStyle: { ...style, type: [2, 4] },
              data: rail.shares.map((s, k) => (k >= open ? s : k === open - 1 ? { value: s, symbol: 'none' } : null)),
              endLabel: label,
            },
          ]
        : []),
    ]
  })
  const names = t.periods.map((day) => spec.period(day, t.grain))
  return {
    grid: { left: 44, right: room, top, bottom: BOTTOM + under.more },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: names,
      axisLine: { lineStyle: { color: spec.palette.line } },
      axisTick: { show: false },
      axisLabel: {
        color: spec.palette.quiet,
        fontSize: 11,
        interval: hasLabel(names, spec.width - 44 - room, false),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: t.max,
      interval: t.step,
      splitLine: { lineStyle: { color: spec.palette.line } },
      axisLabel: { color: spec.palette.quiet, fontSize: 11, formatter: (share: number) => spec.percent(share, 0) },
    },
    tooltip: {
      ...tooltip(spec),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: spec.palette.quiet } },
      formatter: (hovered: { dataIndex: number }[]) => tell(t, hovered[0]!.dataIndex, spec),
    },
    series: [...series, ...shades(t.periods, t.grain, { ...plot, top, height: tall }, spec)],
    ...(firstOpen < 0 ? {} : { title: under.title }),
  }
}

/** One to three periods make no line: a bar a period, the latest strongest. */
function bars(t: Table, spec: Spec): Option {
  const names = new Map(t.series.map(({ rail, label }) => [rail, label]))
  const left = Math.min(Math.max(...t.series.map(({ label }) => textWidth(label, LABEL))) + 16, spec.width * 0.42)
  const each = (spec.height - 40) / Math.max(1, t.series.length * t.periods.length)
  const series = t.periods.map((day, i) => {
    const latest = i === t.periods.length - 1
    return {
      type: 'bar',
      id: day,
      name: spec.period(day, t.grain),
      barMaxWidth: 28,
      barGap: '12%',
      barCategoryGap: '28%',
      data: t.series.map((rail, k) => ({
        value: rail.shares[i],
        itemStyle: {
          color: latest ? rail.colour : shade([spec.palette.surface, rail.colour], 0.45 + (0.25 * i) / t.periods.length),
          ...(latest ? {} : { borderColor: rail.colour, borderWidth: 1 }),
          ...(t.settled[i] ? {} : { decal: hatch(spec.palette.surface, 0.7) }),
        },
        label: {
          show: rail.shares[i] !== null && (each >= 13 || latest),
          position: 'right',
          formatter: `${spec.percent(rail.shares[i] ?? 0, 1)}${k === 0 && t.periods.length > 1 ? `  ${spec.period(day, t.grain)}` : ''}`,
          color: latest ? spec.palette.text : spec.palette.quiet,
          fontSize: Math.max(10, Math.min(LABEL, each)),
          fontWeight: rail.focal && latest ? 600 : 400,
        },
      })),
    }
  })
  return {
    grid: { left, right: 96, top: 4, bottom: 28 },
    xAxis: {
      type: 'value',
      min: 0,
      max: t.max,
      interval: spec.width < 480 ? t.max : t.step,
      position: 'bottom',
      splitLine: { lineStyle: { color: spec.palette.line } },
      axisLabel: { color: spec.palette.quiet, fontSize: 11, formatter: (share: number) => spec.percent(share, 0) },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: t.series.map(({ rail }) => rail),
      axisLine: { lineStyle: { color: spec.palette.line } },
      axisTick: { show: false },
      axisLabel: { color: spec.palette.text, fontSize: LABEL, formatter: (rail: string) => cut(names.get(rail) ?? rail, left - 12, LABEL) },
    },
    tooltip: {
      ...tooltip(spec),
      trigger: 'item',
      formatter: (hovered: { seriesIndex: number }) => tell(t, hovered.seriesIndex, spec),
    },
    series,
    ...(t.settled.includes(false) ? { title: [note(spec.say('chart.noteHatchedPeriod'), spec, 0)] } : {}),
  }
}

function summary(rows: readonly RailPeriod[], spec: Spec): string {
  const t = table(rows, spec)
  const latest = t.settled.lastIndexOf(true)
  const at = latest < 0 ? t.periods.length - 1 : latest
  const first = t.settled.indexOf(true)
  const focal = t.series.find((rail) => rail.focal)
  if (at < 0) return spec.say('chart.nothing')
  const period = spec.period(t.periods[at]!, t.grain)
  const ranked = t.series
    .filter(({ shares }) => shares[at])
    .toSorted((a, b) => b.shares[at]! - a.shares[at]!)
    .map(({ label, shares }) => `${label} ${spec.percent(shares[at]!, 1)}`)
  return joined([
    spec.say('chart.shareFinding', {
      measure: spec.say(`chart.measure.${t.measure}`),
      period,
      shares: ranked.join(spec.say('chart.comma')),
      n: spec.say('chart.count.payments', { n: spec.number(t.series.reduce((sum, { rows }) => sum + (rows[at]?.payments ?? 0), 0)) }),
    }),
    ...(focal && first >= 0 && first < at && focal.shares[first] !== null
      ? [
          spec.say('chart.shareChange', {
            rail: focal.label,
            from: spec.percent(focal.shares[first]!, 1),
            first: spec.period(t.periods[first]!, t.grain),
            to: spec.percent(focal.shares[at]!, 1),
            period,
          }),
        ]
      : []),
  ])
}

/** The focal rail’s share in the last two periods that are over: a ratio of totals has no interval, so no direction is told. */
function finding(rows: readonly RailPeriod[], spec: Spec): string | null {
  const t = table(rows, spec)
  const at = t.settled.lastIndexOf(true)
  const focal = t.series.find((rail) => rail.focal)
  const [share, earlier] = [focal?.shares[at], focal?.shares[at - 1]]
  if (typeof share !== 'number' || typeof earlier !== 'number') return null
  return spec.say(`finding.railShare.${t.measure}`, {
    ...{ rail: focal!.label, share: written(share, spec), earlier: written(earlier, spec) },
    ...{ period: spec.period(t.periods[at]!, t.grain), before: spec.period(t.periods[at - 1]!, t.grain) },
  })
}

/** A period that was pointed at; the few that are drawn as bars cannot be. */
const pick = (rows: readonly RailPeriod[], spec: Spec, mark: Mark): Pick | null =>
  table(rows, spec).periods.length < FEWEST_FOR_LINES ? null : pickPeriod(rows, spec, mark)

const choices = (_: readonly RailPeriod[], spec: Spec): Choice[] => [
  {
    key: 'measure',
    label: spec.say('chart.measure.label'),
    value: measureOf(spec),
    options: measures.map((value) => ({ value, label: spec.say(`chart.measure.${value}`) })),
  },
]

/** Each rail’s share, a line a rail named at its end; the measure (value, payments, persons) is the reader’s choice. */
export const railShareOverTime: Chart<RailPeriod> = {
  shape: 'lines',
  option: (rows, spec) => {
    const t = table(rows, spec)
    return t.periods.length < FEWEST_FOR_LINES ? bars(t, spec) : lines(t, spec)
  },
  summary,
  finding,
  pick,
  choices,
  n: (rows) => rows.reduce((sum, row) => sum + row.payments, 0),
  height: (rows) => {
    const rails = new Set(rows.map((row) => row.rail)).size
    const periods = new Set(rows.map((row) => row.period)).size
    return periods < FEWEST_FOR_LINES ? Math.max(160, 40 + rails * (14 * periods + 10)) : Math.max(320, 56 + rails * 17)
  },
}
