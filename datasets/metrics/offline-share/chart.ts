import type { Grain } from '../../calendar.ts'
import { squareAndAdd, verdict } from '../../changes/limits.ts'
import { type Chart, type Choice, chosen, type Spec } from '../chart.ts'
import { FEW, tooltipText } from '../drawing.ts'
import { span, written } from '../precision.ts'
import { heading, shareLines } from '../share-lines.ts'
import { latest, type Measure, pickPeriod, unbroken } from '../timeline.ts'

export interface ConnectivityPeriod {
  period: string
  connectivity: string
  payments: number
  value: number
  share_payments: number | null
  share_value: number | null
  lower: number | null
  upper: number | null
  n: number
  unknown: number
  persons: number
  mature: boolean
}

const measures = ['payments', 'value'] as const

const measureOf = (spec: Spec) => chosen(spec, 'measure', measures, 'payments')

/** The kinds without a network together are what is left of the payments with one, and so is their interval. */
interface Together {
  share: number
  lower: number | null
  upper: number | null
  payments: number
}

function together(rows: readonly ConnectivityPeriod[], measure: 'payments' | 'value'): Together {
  const offline = rows.filter((row) => row.connectivity !== 'online')
  const online = rows.find((row) => row.connectivity === 'online')
  const payments = offline.reduce((sum, row) => sum + row.payments, 0)
  const share = offline.reduce((sum, row) => sum + row[`share_${measure}`]!, 0)
  if (measure === 'value') return { share, lower: null, upper: null, payments }
  if (online && online.lower !== null && online.upper !== null) return { share, lower: 1 - online.upper, upper: 1 - online.lower, payments }
  const only = offline.length === 1 ? offline[0]! : undefined
  return { share, lower: only?.lower ?? null, upper: only?.upper ?? null, payments }
}

function table(rows: readonly ConnectivityPeriod[], spec: Spec) {
  const measure = measureOf(spec)
  const p = unbroken(rows, String(spec.query.params.grain ?? 'month') as Grain)
  const kinds = [...new Set(rows.map((row) => row.connectivity))].filter((kind) => kind !== 'online')
  const cells = p.days.map((day) => rows.filter((row) => row.period === day))
  const totals = cells.map((own) => (own.length ? together(own, measure) : null))
  return { p, measure, kinds, cells, totals }
}

const amount = (row: ConnectivityPeriod, spec: Spec) =>
  measureOf(spec) === 'value' ? spec.money(row.value) : spec.say('chart.count.payments', { n: spec.number(row.payments) })

function option(rows: readonly ConnectivityPeriod[], spec: Spec) {
  const { p, measure, kinds, cells, totals } = table(rows, spec)
  const ofKind = (kind: string, i: number) => cells[i]!.find((row) => row.connectivity === kind)
  const write = (share: number) => written(share, spec)
  const all: Measure = {
    id: 'all',
    label: spec.say('chart.withoutNetwork'),
    colour: spec.palette.accent,
    strong: true,
    values: totals.map((total) => total?.share ?? null),
    lower: totals.map((total) => total?.lower ?? null),
    upper: totals.map((total) => total?.upper ?? null),
    write,
  }
  const each = kinds.map(
    (kind, k): Measure => ({
      id: kind,
      label: spec.valueLabel('connectivity', kind),
      colour: spec.palette.segments[1 + (k % (spec.palette.segments.length - 1))]!,
      values: p.days.map((_, i) => ofKind(kind, i)?.[`share_${measure}`] ?? null),
      write,
    }),
  )
  const tell = (i: number) => {
    const [own, total] = [cells[i]!, totals[i]]
    if (!total) return tooltipText(heading(p, i, spec), [spec.say('chart.noKnownConnectivity')])
    return tooltipText(heading(p, i, spec), [
      `${spec.say('chart.withoutNetwork')}: ${write(total.share)}`,
      ...(total.lower === null || total.upper === null
        ? []
        : [spec.say('chart.interval', { interval: span(total.lower, total.upper, spec) })]),
      ...own.map(
        (row) => `${spec.valueLabel('connectivity', row.connectivity)}: ${write(row[`share_${measure}`]!)} (${amount(row, spec)})`,
      ),
      spec.say('chart.ofPayments', { n: spec.number(own[0]!.n), persons: spec.number(own[0]!.persons) }),
      ...(own[0]!.unknown ? [spec.say('chart.unknownConnectivity', { n: spec.number(own[0]!.unknown) })] : []),
      ...(own[0]!.persons < FEW ? [spec.say('chart.few')] : []),
    ])
  }
  return shareLines(p, kinds.length > 1 ? [all, ...each] : [all], tell, spec)
}

function summary(rows: readonly ConnectivityPeriod[], spec: Spec): string {
  const { p, measure, kinds, cells, totals } = table(rows, spec)
  const at = latest(p)
  const total = totals[at]
  if (!total) return spec.say('chart.nothing')
  const { lower, upper } = total
  const own = cells[at]!
  const details = [
    `n = ${spec.number(own[0]!.n)}`,
    ...(lower === null || upper === null ? [] : [spec.say('chart.interval', { interval: span(lower, upper, spec) })]),
    ...(kinds.length > 1 ? own.filter((row) => row.connectivity !== 'online') : []).map(
      (row) => `${spec.valueLabel('connectivity', row.connectivity)} ${written(row[`share_${measure}`]!, spec)}`,
    ),
    ...(own[0]!.unknown ? [spec.say('chart.unknownConnectivity', { n: spec.number(own[0]!.unknown) })] : []),
  ]
  return spec.say(`chart.offlineFinding.${measure}`, {
    period: spec.period(p.days[at]!, p.grain),
    share: written(total.share, spec),
    details: details.join(spec.say('chart.comma')),
  })
}

function finding(rows: readonly ConnectivityPeriod[], spec: Spec): string | null {
  const { p, measure, totals } = table(rows, spec)
  const at = latest(p)
  const [now, before] = [totals[at], totals[at - 1]]
  if (!now || !p.settled[at] || measure === 'value') return null
  const values = { share: written(now.share, spec), period: spec.period(p.days[at]!, p.grain) }
  const limits = before ? squareAndAdd({ ...now, value: now.share }, { ...before, value: before.share }) : null
  if (!before || !limits) return spec.say('finding.offlineFirst', values)
  const key = { up: 'finding.offlineUp', down: 'finding.offlineDown', none: 'finding.offlineSame' }[verdict(limits)]
  return spec.say(key, { ...values, earlier: written(before.share, spec), before: spec.period(p.days[at - 1]!, p.grain) })
}

const choices = (_: readonly ConnectivityPeriod[], spec: Spec): Choice[] => [
  {
    key: 'measure',
    label: spec.say('chart.measure.label'),
    value: measureOf(spec),
    options: measures.map((value) => ({ value, label: spec.say(`chart.measure.${value}`) })),
  },
]

/** Share of payments without a network, all together with its interval and by kind. */
export const offlineShareOverTime: Chart<ConnectivityPeriod> = {
  shape: 'lines',
  option,
  summary,
  finding,
  pick: pickPeriod,
  choices,
  n: (rows) => [...new Map(rows.map((row) => [row.period, row.n])).values()].reduce((sum, n) => sum + n, 0),
}
