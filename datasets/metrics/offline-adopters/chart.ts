import type { Grain } from '../../calendar.ts'
import type { Chart, Spec } from '../chart.ts'
import { FEW, tooltipText } from '../drawing.ts'
import { span, written } from '../precision.ts'
import { heading, shareLines } from '../share-lines.ts'
import { latest, pickPeriod, unbroken } from '../timeline.ts'

export interface AdopterPeriod {
  period: string
  active: number
  /** Null, as the share and its limits, where the connectivity of no payment is known. */
  offline_active: number | null
  share: number | null
  lower: number | null
  upper: number | null
  mature: boolean
}

function table(rows: readonly AdopterPeriod[], spec: Spec) {
  const p = unbroken(rows, String(spec.query.params.grain ?? 'month') as Grain)
  const byPeriod = new Map(rows.map((row) => [row.period, row]))
  return { p, own: p.days.map((day) => byPeriod.get(day)) }
}

const counts = (row: AdopterPeriod, spec: Spec) => ({
  offline: spec.number(row.offline_active!),
  active: spec.number(row.active),
  share: written(row.share!, spec),
  interval: span(row.lower!, row.upper!, spec),
})

function option(rows: readonly AdopterPeriod[], spec: Spec) {
  const { p, own } = table(rows, spec)
  const line = {
    id: 'share',
    label: spec.say('chart.withoutNetwork'),
    colour: spec.palette.accent,
    strong: true,
    values: own.map((row) => row?.share ?? null),
    lower: own.map((row) => row?.lower ?? null),
    upper: own.map((row) => row?.upper ?? null),
    write: (share: number) => written(share, spec),
  }
  const tell = (i: number) => {
    const row = own[i]
    if (!row) return tooltipText(heading(p, i, spec), [spec.say('chart.noPayments')])
    if (row.share === null) return tooltipText(heading(p, i, spec), [spec.say('chart.noKnownConnectivity')])
    return tooltipText(heading(p, i, spec), [
      spec.say('chart.adopters', counts(row, spec)),
      spec.say('chart.interval', counts(row, spec)),
      ...(row.active < FEW ? [spec.say('chart.few')] : []),
    ])
  }
  return shareLines(p, [line], tell, spec)
}

function summary(rows: readonly AdopterPeriod[], spec: Spec): string {
  const { p, own } = table(rows, spec)
  const at = latest(p)
  const row = own[at]
  if (row?.share === null) return `${heading(p, at, spec)} · ${spec.say('chart.noKnownConnectivity')}`
  return row
    ? spec.say('chart.adopterFinding', { ...counts(row, spec), period: spec.period(row.period, p.grain) })
    : spec.say('chart.nothing')
}

/** Share of active persons who paid without a network at least once. */
export const adoptersOverTime: Chart<AdopterPeriod> = {
  shape: 'lines',
  option,
  summary,
  pick: pickPeriod,
  n: (rows, spec) => {
    const { p, own } = table(rows, spec)
    return own[latest(p)]?.active ?? 0
  },
  nAt: (rows, spec) => {
    const { p } = table(rows, spec)
    return spec.period(p.days[latest(p)] ?? spec.facts.cutoff, p.grain)
  },
}
