import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import type { ContractRow } from '../hand-made.ts'
import { type Asked, byText, groupBy, type Purchase } from './activity.ts'
import { focalPurchases, shareOf } from './offline-share.ts'

type Of = (p: Purchase) => string

function mix(asked: Asked<{ grain: Grain }>, kindOf: Of) {
  const { tables, facts, filters } = asked
  const { grain } = asked.params
  const { scenario, acceptance, connectivity } = filters
  const payments = { ...(scenario && { scenario }), ...(acceptance && { acceptance }), ...(connectivity && { connectivity }) }
  const kinds = [...new Set(focalPurchases({ tables, facts, range: {}, filters: payments }, grain).map(kindOf))].sort(byText)
  return [...groupBy(focalPurchases(asked, grain), (p) => periodStart(grain, p.day))]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([period, all]) =>
      kinds.map((kind) => {
        const own = all.filter((p) => kindOf(p) === kind)
        const persons = new Set(own.map((p) => p.person)).size
        const value = own.reduce((sum, p) => sum + p.value, 0)
        const { share, lower, upper } = shareOf(all, (p) => kindOf(p) === kind)
        return {
          ...{ period, kind, payments: own.length, value, persons, share_payments: share, lower, upper, n: all.length },
          share_value: value / all.reduce((sum, p) => sum + p.value, 0),
          share_persons: persons / new Set(all.map((p) => p.person)).size,
          mature: periodEnd(grain, period) <= facts.cutoff,
        }
      }),
    )
}

const find = (rows: readonly ContractRow[] | undefined, key: string, id: string | null) => rows?.find((row) => row[key] === id)

export function bankLink(asked: Asked<{ grain: Grain }>) {
  return mix(asked, (p) => {
    const linked = find(asked.tables.wallets, 'wallet_id', p.wallet)?.bank_linked ?? null
    return linked === null ? 'unknown' : linked ? 'linked' : 'not_linked'
  })
}

export const scenarioOwnership = (asked: Asked<{ grain: Grain }>) =>
  mix(asked, (p) => String(find(asked.tables.merchants, 'merchant_id', p.merchant)?.ownership ?? 'unknown'))
