import type { Grain } from '../calendar.ts'
import { type Chart, type Choice, chosen, type Spec } from './chart.ts'
import { tooltipText } from './drawing.ts'
import { span, written } from './precision.ts'
import { heading, shareLines } from './share-lines.ts'
import { latest, type Measure, pickPeriod, unbroken } from './timeline.ts'

export interface KindPeriod {
  period: string
  kind: string
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

const measures = ['value', 'payments', 'persons'] as const
const measureOf = (spec: Spec) => chosen(spec, 'measure', measures, 'value')

/** Lines of shares by kind over the periods; `order` puts the kind that the question is about first, drawn strongest. */
export function kindLines(order: readonly string[]): Chart<KindPeriod> {
  const word = (kind: string, spec: Spec) => spec.words.values[`kind.${kind}`] ?? kind
  const table = (rows: readonly KindPeriod[], spec: Spec) => {
    const p = unbroken(rows, String(spec.query.params.grain ?? 'month') as Grain)
    const kinds = [...new Set(rows.map((row) => row.kind))].sort((a, b) => order.indexOf(a) - order.indexOf(b))
    const cells = p.days.map((day) => new Map(rows.filter((row) => row.period === day).map((row) => [row.kind, row])))
    return { p, kinds, cells, measure: measureOf(spec) }
  }
  return {
    shape: 'lines',
    pick: pickPeriod,
    n: (rows) => rows.reduce((sum, row) => sum + row.payments, 0),
    choices: (_, spec): Choice[] => [
      {
        key: 'measure',
        label: spec.say('chart.measure.label'),
        value: measureOf(spec),
        options: measures.map((value) => ({ value, label: spec.say(`chart.measure.${value}`) })),
      },
    ],
    option(rows, spec) {
      const { p, kinds, cells, measure } = table(rows, spec)
      const colours = [spec.palette.accent, spec.palette.diverging[1]!, spec.palette.segments[2]!, spec.palette.quiet]
      const lines = kinds.map(
        (kind): Measure => ({
          id: kind,
          label: word(kind, spec),
          colour: kind === 'unknown' ? spec.palette.quiet : colours[order.indexOf(kind)]!,
          strong: kind === order[0],
          values: cells.map((own) => own.get(kind)?.[`share_${measure}`] ?? null),
          ...(measure === 'payments'
            ? { lower: cells.map((own) => own.get(kind)?.lower ?? null), upper: cells.map((own) => own.get(kind)?.upper ?? null) }
            : {}),
          write: (value) => written(value, spec),
        }),
      )
      const amount = (row: KindPeriod) =>
        measure === 'value' ? spec.money(row.value) : spec.say(`chart.count.${measure}`, { n: spec.number(row[measure]) })
      const tell = (i: number) => {
        const own = kinds.flatMap((kind) => cells[i]!.get(kind) ?? [])
        return tooltipText(
          heading(p, i, spec),
          own.length
            ? own.map((row) => `${word(row.kind, spec)}: ${written(row[`share_${measure}`]!, spec)} (${amount(row)})`)
            : [spec.say('chart.noPayments')],
        )
      }
      return shareLines(p, lines, tell, spec)
    },
    summary(rows, spec) {
      const { p, kinds, cells, measure } = table(rows, spec)
      const at = latest(p)
      const own = cells[at]
      if (!own?.size) return spec.say('chart.nothing')
      const shares = kinds.flatMap((kind) => {
        const row = own.get(kind)
        if (!row) return []
        const limits = measure === 'payments' && row.lower !== null && row.upper !== null ? ` (${span(row.lower, row.upper, spec)})` : ''
        return [`${word(kind, spec)} ${written(row[`share_${measure}`]!, spec)}${limits}`]
      })
      return spec.say('chart.shareFinding', {
        measure: spec.say(`chart.measure.${measure}`),
        period: spec.period(p.days[at]!, p.grain),
        shares: shares.join(spec.say('chart.comma')),
        n: spec.say('chart.count.payments', { n: spec.number([...own.values()][0]!.n) }),
      })
    },
  }
}
