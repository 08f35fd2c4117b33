import type { Grain } from '../../calendar.ts'
import type { Chart, Spec } from '../chart.ts'
import { FEW, shade, tooltipText } from '../drawing.ts'
import { joined } from '../joined.ts'
import { written } from '../precision.ts'
import { heading, shareLines } from '../share-lines.ts'
import { latest, parts, pickPeriod, unbroken } from '../timeline.ts'

export interface SubsidyPeriod {
  period: string
  subsidy_value: number
  own_value: number
  share: number | null
  persons: number
  payments: number
  mature: boolean
}

function table(rows: readonly SubsidyPeriod[], spec: Spec) {
  const p = unbroken(rows, String(spec.query.params.grain ?? 'month') as Grain)
  const byPeriod = new Map(rows.map((row) => [row.period, row]))
  const own = p.days.map((day) => byPeriod.get(day))
  const tell = (i: number) => {
    const row = own[i]
    if (!row) return tooltipText(heading(p, i, spec), [spec.say('chart.noPayments')])
    const { columns } = spec.words
    return tooltipText(heading(p, i, spec), [
      `${columns.share}: ${written(row.share!, spec)}`,
      `${columns.subsidy_value}: ${spec.money(row.subsidy_value)}`,
      `${columns.own_value}: ${spec.money(row.own_value)}`,
      spec.say('chart.ofPayments', { n: spec.number(row.payments), persons: spec.number(row.persons) }),
      ...(row.persons < FEW ? [spec.say('chart.few')] : []),
    ])
  }
  return { p, own, tell }
}

function shares(rows: readonly SubsidyPeriod[], spec: Spec) {
  const { p, own, tell } = table(rows, spec)
  const line = {
    id: 'share',
    label: spec.words.columns.share!,
    colour: spec.palette.accent,
    strong: true,
    values: own.map((row) => row?.share ?? null),
    write: (share: number) => written(share, spec),
  }
  return shareLines(p, [line], tell, spec)
}

function money(rows: readonly SubsidyPeriod[], spec: Spec) {
  const { p, own, tell } = table(rows, spec)
  const part = (id: 'own_value' | 'subsidy_value', strength: number) => ({
    id,
    label: spec.words.columns[id]!,
    colour: shade(spec.palette.sequential, strength),
    strong: id === 'own_value',
    values: own.map((row) => row?.[id] ?? null),
    write: (value: number) => spec.money(value),
  })
  return parts(p, [part('own_value', 0.85), part('subsidy_value', 0.4)], spec, {
    axis: (value) => spec.moneyTick(value),
    tell,
    whole: true,
  })
}

function summary(rows: readonly SubsidyPeriod[], spec: Spec): string {
  const { p, own } = table(rows, spec)
  const at = latest(p)
  const row = own[at]
  if (!row) return spec.say('chart.nothing')
  const period = spec.period(row.period, p.grain)
  const first = own.find((known) => known?.mature)
  return joined([
    spec.say('chart.subsidyFinding', {
      period,
      share: written(row.share!, spec),
      value: spec.money(row.subsidy_value + row.own_value),
      subsidy: spec.money(row.subsidy_value),
      n: spec.say('chart.count.payments', { n: spec.number(row.payments) }),
    }),
    ...(first && first.period < row.period
      ? [spec.say('chart.subsidyBefore', { period: spec.period(first.period, p.grain), share: written(first.share!, spec) })]
      : []),
  ])
}

const n = (rows: readonly SubsidyPeriod[]) => rows.reduce((sum, row) => sum + row.payments, 0)

/** Share of what grants paid. */
export const shareOverTime: Chart<SubsidyPeriod> = { shape: 'lines', option: shares, summary, pick: pickPeriod, n }

/** What people paid themselves, and what grants paid on top. */
export const moneyOverTime: Chart<SubsidyPeriod> = { shape: 'bars', option: money, summary, pick: pickPeriod, n }
