import { groupsOf } from '../../groups.ts'
import type { Chart, Option, Spec } from '../chart.ts'
import { cut, textWidth, tooltip, tooltipText } from '../drawing.ts'

export interface OperatorDate {
  platform: string
  nth: number
  operator: string
  day: string
}

/** So many operators opened wallets to the public when the platforms joined; the claims count to six. */
const SIX = 6
const BAND = 44
const AXIS = 28
const LABEL = 12
/** Between a word and the middle of a dot that stands at the end of its line. */
const APART = 20

interface Line {
  name: string
  dates: readonly OperatorDate[]
  sixth: OperatorDate | undefined
}

/** Platforms in the order of their sixth operator, then of how many they have. */
function linesOf(rows: readonly OperatorDate[], spec: Spec): Line[] {
  return [...groupsOf(rows, ({ platform }) => platform)]
    .map(([platform, dates]) => ({ name: spec.valueLabel('platform', platform), dates, sixth: dates.find(({ nth }) => nth === SIX) }))
    .sort(
      (a, b) =>
        (a.sixth?.day ?? '9999').localeCompare(b.sixth?.day ?? '9999') ||
        b.dates.at(-1)!.nth - a.dates.at(-1)!.nth ||
        (a.name < b.name ? -1 : 1),
    )
}

const operatorText = (row: OperatorDate, spec: Spec) => spec.valueLabel('operator', row.operator)

/** What stands at the platforms’ right ends, and the room it takes: in a narrow picture the date alone, which is that of the dot marked six. */
function endingsOf(lines: readonly Line[], spec: Spec): { endings: string[]; right: number } {
  const count = ({ dates }: Line) => spec.say('chart.operatorCount', { n: spec.number(dates.at(-1)?.nth ?? 0) })
  const say = (since: (day: string) => string) => lines.map((line) => (line.sixth ? since(spec.date(line.sixth.day)) : count(line)))
  const room = (endings: readonly string[]) => Math.max(40, ...endings.map((text) => textWidth(text, LABEL))) + APART + 8
  const most = spec.width * 0.4
  const whole = say((day) => spec.say('chart.sixSince', { day }))
  const endings = room(whole) <= most ? whole : say((day) => day)
  return { endings, right: Math.min(room(endings), most) }
}

function option(rows: readonly OperatorDate[], spec: Spec): Option {
  const lines = linesOf(rows, spec)
  const left = Math.min(Math.max(40, ...lines.map(({ name }) => textWidth(name, LABEL))) + APART + 2, spec.width * 0.3)
  const { endings, right } = endingsOf(lines, spec)
  const at = (row: OperatorDate, i: number) => ({
    value: [row.day, String(i), row.nth],
    row,
    symbolSize: row.nth === SIX ? 20 : 14,
    itemStyle: { color: row.nth === SIX ? spec.palette.accent : spec.palette.quiet },
  })
  return {
    grid: { left, right, top: 4, bottom: AXIS },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: spec.palette.line } },
      axisLabel: {
        color: spec.palette.quiet,
        fontSize: 11,
        hideOverlap: true,
        formatter: (time: number) => spec.period(new Date(time).toISOString().slice(0, 10), 'month'),
      },
      minInterval: 28 * 86_400_000,
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: lines.map((_, i) => String(i)),
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: spec.palette.line } },
      axisLabel: {
        color: spec.palette.text,
        fontSize: LABEL,
        margin: APART,
        formatter: (i: string) => cut(lines[Number(i)]!.name, left - APART, LABEL),
      },
    },
    tooltip: {
      ...tooltip(spec),
      trigger: 'item',
      formatter: ({ data: { row } }: { data: { row: OperatorDate } }) =>
        tooltipText(`${spec.valueLabel('platform', row.platform)} · ${spec.date(row.day)}`, [
          spec.say('chart.nthOperator', { n: spec.number(row.nth), operator: operatorText(row, spec) }),
        ]),
    },
    graphic: lines.map((line, i) => ({
      type: 'text',
      silent: true,
      left: spec.width - right + APART,
      top: 4 + (i + 0.5) * ((spec.height - 4 - AXIS) / lines.length) - LABEL / 2,
      style: {
        text: cut(endings[i]!, right - APART, LABEL),
        fill: spec.palette.text,
        fontSize: LABEL,
        fontWeight: line.sixth ? 600 : 400,
      },
    })),
    series: [
      {
        type: 'scatter',
        id: 'operators',
        data: lines.flatMap(({ dates }, i) => dates.map((row) => at(row, i))),
        label: {
          show: true,
          formatter: ({ data: { row } }: { data: { row: OperatorDate } }) => String(row.nth),
          color: spec.palette.surface,
          fontSize: 10,
        },
        labelLayout: { hideOverlap: true },
      },
    ],
  }
}

function summary(rows: readonly OperatorDate[], spec: Spec): string {
  const lines = linesOf(rows, spec)
  const first = lines[0]
  if (!first) return spec.say('chart.nothing')
  const { sixth, dates, name } = first
  const together = lines.filter((line) => line.sixth && line.sixth.day === sixth?.day)
  return sixth
    ? spec.say('chart.sixFinding', { platform: together.map((line) => line.name).join(spec.say('chart.comma')), day: spec.date(sixth.day) })
    : spec.say('chart.noSixFinding', { platform: name, n: spec.number(dates.at(-1)!.nth) })
}

/** When each operator’s wallets were first used on each platform. */
export const operatorDates: Chart<OperatorDate> = {
  shape: 'bars',
  option,
  summary,
  height: (rows) => Math.max(140, new Set(rows.map(({ platform }) => platform)).size * BAND + AXIS + 4),
}
