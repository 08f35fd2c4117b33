import type { Chart, Spec } from '../chart.ts'
import { tooltipText } from '../drawing.ts'
import { datesOf, latest, lines, type Measure, periodsOf } from '../timeline.ts'

export interface AcceptancePeriod {
  period: string
  enabled: number
  active_30d: number
  gap: number
  mature: boolean
}

const grainOf = (spec: Spec) => String(spec.query.params.grain ?? 'month')

const tell = (row: AcceptancePeriod, spec: Spec) =>
  tooltipText(`${spec.period(row.period, grainOf(spec))}${row.mature ? '' : ` · ${spec.say('chart.immature')}`}`, [
    `${spec.words.columns.enabled}: ${spec.number(row.enabled)}`,
    ...(['active_30d', 'gap'] as const).map(
      (column) =>
        `${spec.words.columns[column]}: ${spec.number(row[column])}${row.enabled ? ` (${spec.percent(row[column] / row.enabled, 1)})` : ''}`,
    ),
  ])

function option(rows: readonly AcceptancePeriod[], spec: Spec) {
  const measure = (id: 'enabled' | 'active_30d', colour: string, strong: boolean): Measure => ({
    id,
    label: spec.words.columns[id]!,
    colour,
    strong,
    values: rows.map((row) => row[id]),
    write: (value) => spec.number(value),
  })
  return lines(
    periodsOf(rows, (row) => row.period, grainOf(spec)),
    [measure('enabled', spec.palette.quiet, false), measure('active_30d', spec.palette.accent, true)],
    spec,
    { axis: (value: number) => spec.number(value), tell: (i) => tell(rows[i]!, spec), whole: true, between: ['active_30d', 'enabled'] },
  )
}

function summary(rows: readonly AcceptancePeriod[], spec: Spec): string {
  const row = rows[latest(periodsOf(rows, (r) => r.period, grainOf(spec)))]
  if (!row?.enabled) return spec.say('chart.nothing')
  return spec.say('chart.acceptanceFinding', {
    period: spec.period(row.period, grainOf(spec)),
    enabled: spec.number(row.enabled),
    active: spec.number(row.active_30d),
    share: spec.percent(row.active_30d / row.enabled, 1),
    gap: spec.number(row.gap),
  })
}

/** Merchants able to take the rail, those paid by it lately, and the space between. */
export const acceptanceOverTime: Chart<AcceptancePeriod> = {
  shape: 'lines',
  option,
  summary,
  pick: (rows, spec, { index }) => datesOf(rows[index]?.period, grainOf(spec)),
}
