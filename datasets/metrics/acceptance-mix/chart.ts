import type { Grain } from '../../calendar.ts'
import { type Chart, type Choice, chosen, type Spec } from '../chart.ts'
import { tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { span, written } from '../precision.ts'
import { heading, shareLines } from '../share-lines.ts'
import { latest, type Measure, pickPeriod, unbroken } from '../timeline.ts'

export interface AcceptancePeriod {
  period: string
  acceptance: string
  payments: number
  value: number
  persons: number
  share_payments: number | null
  share_value: number | null
  share_persons: number | null
  lower: number | null
  upper: number | null
  n: number
  mature: boolean
}

const measures = ['payments', 'value', 'persons'] as const
/** In the order in which readers compare them; the first is drawn strongest. */
const order = ['in_store', 'ecommerce', 'person', 'unknown']

const measureOf = (spec: Spec) => chosen(spec, 'measure', measures, 'payments')

function table(rows: readonly AcceptancePeriod[], spec: Spec) {
  const measure = measureOf(spec)
  const p = unbroken(rows, String(spec.query.params.grain ?? 'month') as Grain)
  const kinds = [...new Set(rows.map((row) => row.acceptance))].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const cells = p.days.map((day) => new Map(rows.filter((row) => row.period === day).map((row) => [row.acceptance, row])))
  return { p, measure, kinds, cells }
}

function option(rows: readonly AcceptancePeriod[], spec: Spec) {
  const { p, measure, kinds, cells } = table(rows, spec)
  const share = (kind: string) => cells.map((own) => own.get(kind)?.[`share_${measure}`] ?? null)
  const limit = (kind: string, end: 'lower' | 'upper') => cells.map((own) => own.get(kind)?.[end] ?? null)
  const colours: Record<string, string> = {
    in_store: spec.palette.accent,
    ecommerce: spec.palette.diverging[1]!,
    person: spec.palette.segments[2]!,
    unknown: spec.palette.quiet,
  }
  const lines = kinds.map(
    (kind): Measure => ({
      id: kind,
      label: spec.valueLabel('acceptance', kind),
      colour: colours[kind] ?? spec.palette.quiet,
      strong: kind === 'in_store',
      values: share(kind),
      ...(measure === 'payments' ? { lower: limit(kind, 'lower'), upper: limit(kind, 'upper') } : {}),
      write: (value) => written(value, spec),
    }),
  )
  const amount = (row: AcceptancePeriod) =>
    measure === 'value' ? spec.money(row.value) : spec.say(`chart.count.${measure}`, { n: spec.number(row[measure]) })
  const tell = (i: number) => {
    const own = kinds.flatMap((kind) => cells[i]!.get(kind) ?? [])
    return tooltipText(heading(p, i, spec), [
      ...own.map((row) => `${spec.valueLabel('acceptance', row.acceptance)}: ${written(row[`share_${measure}`]!, spec)} (${amount(row)})`),
      ...(own.length ? [] : [spec.say('chart.noPayments')]),
    ])
  }
  return shareLines(p, lines, tell, spec, kinds.includes('in_store') ? [spec.say('chart.noteInStore')] : [])
}

function summary(rows: readonly AcceptancePeriod[], spec: Spec): string {
  const { p, measure, kinds, cells } = table(rows, spec)
  const at = latest(p)
  const own = cells[at]
  if (!own?.size) return spec.say('chart.nothing')
  const shares = kinds.flatMap((kind) => {
    const row = own.get(kind)
    if (!row) return []
    const { lower, upper } = row
    const limits = measure === 'payments' && lower !== null && upper !== null ? ` (${span(lower, upper, spec)})` : ''
    return [`${spec.valueLabel('acceptance', kind)} ${written(row[`share_${measure}`]!, spec)}${limits}`]
  })
  return joined([
    spec.say('chart.shareFinding', {
      measure: spec.say(`chart.measure.${measure}`),
      period: spec.period(p.days[at]!, p.grain),
      shares: shares.join(spec.say('chart.comma')),
      n: spec.say('chart.count.payments', { n: spec.number([...own.values()][0]!.n) }),
    }),
    ...(kinds.includes('in_store') ? [spec.say('chart.noteInStore')] : []),
  ])
}

const choices = (_: readonly AcceptancePeriod[], spec: Spec): Choice[] => [
  {
    key: 'measure',
    label: spec.say('chart.measure.label'),
    value: measureOf(spec),
    options: measures.map((value) => ({ value, label: spec.say(`chart.measure.${value}`) })),
  },
]

/** Shares by where the payment was accepted. */
export const acceptanceOverTime: Chart<AcceptancePeriod> = {
  shape: 'lines',
  option,
  summary,
  pick: pickPeriod,
  choices,
  n: (rows) => rows.reduce((sum, row) => sum + row.payments, 0),
}
