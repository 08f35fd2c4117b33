import { type Asked, attribute, byText, groupBy } from './activity.ts'
import { focalPurchases, shareOf } from './offline-share.ts'

const last = (value: string | null) => value ?? '\uffff'

export function offlineByScenario(asked: Asked<unknown>) {
  const { tables, facts } = asked
  const counted = focalPurchases(asked, 'month').filter((p) => p.connectivity !== 'unknown' && p.day <= facts.cutoff)
  const placed = counted.map((p) => {
    const shop = (tables.merchants ?? []).find((merchant) => merchant.merchant_id === p.merchant)?.region_id as string | undefined
    return { ...p, region: shop ?? attribute(tables, p.person, 'region') }
  })
  return [...groupBy(placed, (p) => JSON.stringify([p.scenario, p.region])).values()]
    .map((all) => ({
      scenario: all[0]!.scenario,
      region: all[0]!.region,
      offline: all.filter((p) => p.connectivity !== 'online').length,
      n: all.length,
      persons: new Set(all.map((p) => p.person)).size,
      ...shareOf(all, (p) => p.connectivity !== 'online'),
    }))
    .sort((a, b) => byText(last(a.scenario), last(b.scenario)) || byText(last(a.region), last(b.region)))
}
