import { addDays } from '../../datasets/calendar.ts'
import { clusteredShare, clusterSums } from '../../datasets/statistics/index.ts'
import { type Asked, localDay, passes, purchasesOf } from './activity.ts'

export function cardTerminals({ tables, facts, range, filters, params }: Asked<{ windows: string }>) {
  const side = Number(params.windows)
  const cards = (tables.rails ?? []).filter(({ kind }) => kind === 'bank_card').map(({ rail_id }) => rail_id)
  const panel = (tables.merchants ?? [])
    .filter(
      (m) => m.enabled_at && passes(filters.region, (m.region_id ?? null) as string | null) && passes(filters.scenario, String(m.scenario)),
    )
    .map((m) => ({ id: m.merchant_id, enabled: localDay(tables, m.enabled_at) }))
    .filter(({ enabled }) => addDays(enabled, -30 * side) >= facts.firstDay && addDays(enabled, 30 * side - 1) <= facts.cutoff)
    .filter(({ enabled }) => (!range.from || enabled >= range.from) && (!range.to || enabled <= range.to))
  if (!panel.length) return []
  const inStore = purchasesOf(tables).filter((p) => p.acceptance === 'in_store' && passes(filters.connectivity, p.connectivity))
  return Array.from({ length: 2 * side }, (_, i) => {
    const window = i - side
    const each = panel.map(({ id, enabled }) => {
      const [from, to] = [addDays(enabled, window * 30), addDays(enabled, window * 30 + 29)]
      const all = inStore.filter((p) => p.merchant === id && p.day >= from && p.day <= to)
      return { all, card: all.filter((p) => cards.includes(p.rail)) }
    })
    const sum = (of: (m: (typeof each)[number]) => number) => each.reduce((total, m) => total + of(m), 0)
    const worth = (purchases: readonly { value: number }[]) => purchases.reduce((total, p) => total + p.value, 0)
    const [card_payments, payments] = [sum((m) => m.card.length), sum((m) => m.all.length)]
    const [card_value, value] = [sum((m) => worth(m.card)), sum((m) => worth(m.all))]
    const interval = payments
      ? clusteredShare(clusterSums(each.map((m) => ({ numerator: m.card.length, denominator: m.all.length }))))
      : { lower: null, upper: null }
    return {
      ...{ window, merchants: panel.length, card_payments, payments, share_payments: payments ? card_payments / payments : null },
      ...{ lower: interval.lower, upper: interval.upper, card_value, value, share_value: value ? card_value / value : null },
    }
  })
}
