import { addDays, type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, localDay, passes } from './activity.ts'

export function acceptance({ tables, facts, range, filters, params: { grain } }: Asked<{ grain: Grain }>) {
  const { merchants = [], payments = [] } = tables
  const chosen = merchants
    .filter((merchant) => merchant.enabled_at && passes(filters.region, (merchant.region_id ?? null) as string | null))
    .filter((merchant) => passes(filters.scenario, String(merchant.scenario)))
  const refunded = (id: unknown) =>
    payments
      .filter((r) => r.kind === 'refund' && r.status === 'succeeded' && r.original_payment_id === id)
      .reduce((sum, r) => sum + Number(r.amount_minor), 0)
  const paid = payments.filter(
    (p) =>
      p.kind === 'purchase' &&
      p.status === 'succeeded' &&
      p.rail_id === facts.focalRail &&
      refunded(p.payment_id) < Number(p.amount_minor) &&
      passes(filters.acceptance, String(p.acceptance)) &&
      passes(filters.connectivity, String(p.connectivity)),
  )
  const rows = []
  for (let period = periodStart(grain, facts.firstDay); period <= facts.cutoff; period = addDays(periodEnd(grain, period), 1)) {
    if ((range.from && period < periodStart(grain, range.from)) || (range.to && period > range.to)) continue
    const mature = periodEnd(grain, period) <= facts.cutoff
    const end = mature ? periodEnd(grain, period) : facts.cutoff
    const able = chosen.filter((merchant) => localDay(tables, merchant.enabled_at) <= end)
    if (!able.length) continue
    const active_30d = able.filter((merchant) =>
      paid.some(
        (p) =>
          p.merchant_id === merchant.merchant_id &&
          String(p.local_date) >= localDay(tables, merchant.enabled_at) &&
          String(p.local_date) > addDays(end, -30) &&
          String(p.local_date) <= end,
      ),
    ).length
    rows.push({ period, enabled: able.length, active_30d, gap: able.length - active_30d, mature })
  }
  return rows
}
