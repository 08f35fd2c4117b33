import type { Chart, Spec } from '../chart.ts'
import { tooltipText } from '../drawing.ts'
import { originColour, origins } from '../growth-accounting.ts'
import { latest, parts, periodsOf, pickPeriod } from '../timeline.ts'
import { activeFinding } from './finding.ts'

export interface ActivePeriod {
  period: string
  active: number
  new: number
  retained: number
  resurrected: number
  mature: boolean
}

const grainOf = (spec: Spec) => String(spec.query.params.grain ?? 'month')

function tell(row: ActivePeriod, spec: Spec): string {
  const line = (column: 'active' | 'new' | 'retained' | 'resurrected') => `${spec.words.columns[column]}: ${spec.number(row[column])}`
  return tooltipText(`${spec.period(row.period, grainOf(spec))}${row.mature ? '' : ` · ${spec.say('chart.immature')}`}`, [
    line('active'),
    ...origins.map((kind) => `${line(kind)}${row.active ? ` (${spec.percent(row[kind] / row.active, 1)})` : ''}`),
  ])
}

const option = (rows: readonly ActivePeriod[], spec: Spec) =>
  parts(
    periodsOf(rows, (row) => row.period, grainOf(spec)),
    origins.map((kind) => ({
      id: kind,
      label: spec.words.columns[kind]!,
      colour: originColour(kind, spec.palette),
      strong: kind === 'retained',
      values: rows.map((row) => row[kind]),
      write: (value) => spec.number(value),
    })),
    spec,
    { axis: (value: number) => spec.number(value), tell: (i) => tell(rows[i]!, spec), whole: true },
  )

function summary(rows: readonly ActivePeriod[], spec: Spec): string {
  const row = rows[latest(periodsOf(rows, (r) => r.period, grainOf(spec)))]
  if (!row) return spec.say('chart.nothing')
  return spec.say('chart.activeFinding', {
    period: spec.period(row.period, grainOf(spec)),
    active: spec.number(row.active),
    new: spec.number(row.new),
    retained: spec.number(row.retained),
    resurrected: spec.number(row.resurrected),
  })
}

/** Active persons by where they come from: there already, back again, new. */
export const activeOverTime: Chart<ActivePeriod> = { shape: 'bars', option, summary, finding: activeFinding, pick: pickPeriod }
