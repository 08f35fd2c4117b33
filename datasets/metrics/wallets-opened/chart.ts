import { type Chart, type Choice, chosen, type Spec } from '../chart.ts'
import { tooltipText } from '../drawing.ts'
import { latest, lines, type Measure, parts, periodsOf, pickPeriod } from '../timeline.ts'

export interface WalletPeriod {
  period: string
  opened: number
  closed: number
  cumulative_opened: number
  stock: number
  mature: boolean
}

const views = ['total', 'period'] as const

const grainOf = (spec: Spec) => String(spec.query.params.grain ?? 'month')
const viewOf = (spec: Spec) => chosen(spec, 'view', views, 'total')

function tell(row: WalletPeriod, spec: Spec): string {
  const columns = ['opened', 'closed', 'cumulative_opened', 'stock'] as const
  return tooltipText(
    `${spec.period(row.period, grainOf(spec))}${row.mature ? '' : ` · ${spec.say('chart.immature')}`}`,
    columns.map((column) => `${spec.words.columns[column]}: ${spec.number(row[column])}`),
  )
}

function option(rows: readonly WalletPeriod[], spec: Spec) {
  const p = periodsOf(rows, (row) => row.period, grainOf(spec))
  const measure = (id: 'opened' | 'cumulative_opened' | 'stock', colour: string, strong: boolean): Measure => ({
    id,
    label: spec.words.columns[id]!,
    colour,
    strong,
    values: rows.map((row) => row[id]),
    write: (value) => spec.number(value),
  })
  const appearance = { axis: (value: number) => spec.number(value), tell: (i: number) => tell(rows[i]!, spec), whole: true }
  return viewOf(spec) === 'total'
    ? lines(p, [measure('cumulative_opened', spec.palette.accent, true), measure('stock', spec.palette.quiet, false)], spec, appearance)
    : parts(p, [measure('opened', spec.palette.accent, true)], spec, appearance)
}

function summary(rows: readonly WalletPeriod[], spec: Spec): string {
  const row = rows[latest(periodsOf(rows, (r) => r.period, grainOf(spec)))]
  if (!row) return spec.say('chart.nothing')
  return spec.say('chart.walletsFinding', {
    period: spec.period(row.period, grainOf(spec)),
    cumulative: spec.number(row.cumulative_opened),
    stock: spec.number(row.stock),
    opened: spec.number(row.opened),
    closed: spec.number(row.closed),
  })
}

function finding(rows: readonly WalletPeriod[], spec: Spec): string | null {
  const row = rows[latest(periodsOf(rows, (r) => r.period, grainOf(spec)))]
  if (!row?.mature) return null
  return spec.say('finding.wallets', {
    period: spec.period(row.period, grainOf(spec)),
    cumulative: spec.number(row.cumulative_opened),
    opened: spec.number(row.opened),
  })
}

const choices = (_: readonly WalletPeriod[], spec: Spec): Choice[] => [
  {
    key: 'view',
    label: spec.say('chart.walletView.label'),
    value: viewOf(spec),
    options: views.map((value) => ({ value, label: spec.say(`chart.walletView.${value}`) })),
  },
]

/** Wallets opened in all and those still open, or the openings of each period. */
export const walletsOverTime: Chart<WalletPeriod> = { shape: 'lines', option, summary, finding, pick: pickPeriod, choices }
