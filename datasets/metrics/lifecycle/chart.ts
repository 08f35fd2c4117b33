import type { Chart, Spec } from '../chart.ts'
import { shade, tooltipText } from '../drawing.ts'
import { originColour, origins } from '../growth-accounting.ts'
import { latest, parts, periodsOf, pickPeriod } from '../timeline.ts'

export interface LifecyclePeriod {
  period: string
  new: number
  retained: number
  resurrected: number
  dormant: number
  churned: number
  ever: number
  mature: boolean
}

/** From the bottom of a bar upwards: the active in the sequential colour, the absent in grey. */
const states = [...origins, 'dormant', 'churned'] as const

const grainOf = (spec: Spec) => String(spec.query.params.grain ?? 'month')

function colourOf(state: (typeof states)[number], { palette }: Spec): string {
  if (state === 'dormant') return palette.quiet
  return state === 'churned' ? shade([palette.surface, palette.quiet], 0.7) : originColour(state, palette)
}

const tell = (row: LifecyclePeriod, spec: Spec) =>
  tooltipText(`${spec.period(row.period, grainOf(spec))}${row.mature ? '' : ` · ${spec.say('chart.immature')}`}`, [
    `${spec.words.columns.ever}: ${spec.number(row.ever)}`,
    ...states.map((state) => `${spec.words.columns[state]}: ${spec.number(row[state])} (${spec.percent(row[state] / row.ever, 1)})`),
  ])

const option = (rows: readonly LifecyclePeriod[], spec: Spec) =>
  parts(
    periodsOf(rows, (row) => row.period, grainOf(spec)),
    states.map((state) => ({
      id: state,
      label: spec.words.columns[state]!,
      colour: colourOf(state, spec),
      strong: state === 'retained',
      values: rows.map((row) => row[state]),
      write: spec.number,
    })),
    spec,
    { axis: spec.number, tell: (i) => tell(rows[i]!, spec), whole: true },
  )

function summary(rows: readonly LifecyclePeriod[], spec: Spec): string {
  const row = rows[latest(periodsOf(rows, (r) => r.period, grainOf(spec)))]
  if (!row) return spec.say('chart.nothing')
  return spec.say('chart.lifecycleFinding', {
    period: spec.period(row.period, grainOf(spec)),
    ever: spec.number(row.ever),
    active: spec.percent((row.new + row.retained + row.resurrected) / row.ever, 1),
    dormant: spec.percent(row.dormant / row.ever, 1),
    churned: spec.percent(row.churned / row.ever, 1),
  })
}

/** Everyone who ever paid, by what became of them. */
export const lifecycleStack: Chart<LifecyclePeriod> = { shape: 'bars', option, summary, pick: pickPeriod }
