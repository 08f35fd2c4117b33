import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, groupBy } from './activity.ts'
import { focalPurchases, shareOf } from './offline-share.ts'

export function acceptanceMix(asked: Asked<{ grain: Grain }>) {
  const { tables, facts, filters } = asked
  const { grain } = asked.params
  const everywhere = focalPurchases(
    { tables, facts, range: {}, filters: { scenario: filters.scenario, connectivity: filters.connectivity } },
    grain,
  )
  const kinds = [...new Set(everywhere.map((p) => p.acceptance))]
  return [...groupBy(focalPurchases(asked, grain), (p) => periodStart(grain, p.day))]
    .flatMap(([period, all]) =>
      kinds.map((acceptance) => {
        const own = all.filter((p) => p.acceptance === acceptance)
        const persons = new Set(own.map((p) => p.person)).size
        const value = own.reduce((sum, p) => sum + p.value, 0)
        const { share, lower, upper } = shareOf(all, (p) => p.acceptance === acceptance)
        return {
          ...{ period, acceptance, payments: own.length, value, persons, share_payments: share, lower, upper, n: all.length },
          share_value: value / all.reduce((sum, p) => sum + p.value, 0),
          share_persons: persons / new Set(all.map((p) => p.person)).size,
          mature: periodEnd(grain, period) <= facts.cutoff,
        }
      }),
    )
    .sort((a, b) => byText(a.period, b.period) || byText(a.acceptance, b.acceptance))
}
