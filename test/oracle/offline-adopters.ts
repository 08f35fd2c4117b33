import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { wilson } from '../../datasets/statistics/index.ts'
import { type Asked, byText, groupBy } from './activity.ts'
import { focalPurchases } from './offline-share.ts'

export function offlineAdopters(asked: Asked<{ grain: Grain }>) {
  const { grain } = asked.params
  return [...groupBy(focalPurchases(asked, grain), (p) => periodStart(grain, p.day))]
    .map(([period, all]) => {
      const active = new Set(all.map((p) => p.person)).size
      const offline_active = new Set(all.filter((p) => p.connectivity.endsWith('offline')).map((p) => p.person)).size
      const mature = periodEnd(grain, period) <= asked.facts.cutoff
      if (all.every((p) => p.connectivity === 'unknown'))
        return { period, active, offline_active: null, share: null, lower: null, upper: null, mature }
      return { period, active, offline_active, share: offline_active / active, ...wilson(offline_active, active), mature }
    })
    .sort((a, b) => byText(a.period, b.period))
}
