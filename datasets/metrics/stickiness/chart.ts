import type { Chart, Spec } from '../chart.ts'
import { tooltipText } from '../drawing.ts'
import { datesOf, lines, periodsOf } from '../timeline.ts'

export interface StickyMonth {
  month: string
  mean_daily: number
  monthly: number
  ratio: number | null
  mature: boolean
}

function tell(row: StickyMonth, spec: Spec): string {
  const { columns } = spec.words
  return tooltipText(spec.period(row.month, 'month'), [
    `${columns.ratio}: ${row.ratio === null ? '–' : spec.percent(row.ratio, 1)}`,
    `${columns.mean_daily}: ${spec.number(row.mean_daily)}`,
    `${columns.monthly}: ${spec.number(row.monthly)}`,
  ])
}

const option = (rows: readonly StickyMonth[], spec: Spec) =>
  lines(
    periodsOf(rows, (row) => row.month, 'month'),
    [
      {
        id: 'ratio',
        label: spec.words.columns.ratio!,
        colour: spec.palette.accent,
        strong: true,
        values: rows.map((row) => row.ratio),
        write: (value) => spec.percent(value, 1),
      },
    ],
    spec,
    { axis: (value) => spec.percent(value, value < 0.1 && value > 0 ? 1 : 0), tell: (i) => tell(rows[i]!, spec), whole: false },
  )

function summary(rows: readonly StickyMonth[], spec: Spec): string {
  const row = rows.findLast(({ ratio }) => ratio !== null)
  if (!row) return spec.say('chart.nothing')
  return spec.say('chart.stickinessFinding', {
    month: spec.period(row.month, 'month'),
    ratio: spec.percent(row.ratio!, 1),
    daily: spec.number(Math.round(row.mean_daily * 10) / 10),
    monthly: spec.number(row.monthly),
  })
}

/** The share of a month’s active persons who are active on an average day. */
export const stickinessOverTime: Chart<StickyMonth> = {
  shape: 'lines',
  option,
  summary,
  pick: (rows, _, { index }) => datesOf(rows[index]?.month, 'month'),
  height: () => 240,
}
