import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { clusteredShare, clusterSums } from '../../datasets/statistics/index.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, groupBy, type Purchase, purchasesOf } from './activity.ts'

const value = (purchases: readonly Purchase[]) => purchases.reduce((sum, p) => sum + p.value, 0)

/** Share by number of the purchases for which `part` holds, and its interval from each person’s own two counts. */
export function shareOf(purchases: readonly Purchase[], part: (p: Purchase) => boolean) {
  const each = [...groupBy(purchases, (p) => p.person).values()]
  const { lower, upper } = clusteredShare(clusterSums(each.map((own) => ({ numerator: own.filter(part).length, denominator: own.length }))))
  return { share: purchases.filter(part).length / purchases.length, lower, upper }
}

/** Purchases on the focal rail that the filters and the dates, widened to whole periods, choose. */
export function focalPurchases({ tables, facts, range, filters }: Omit<Asked<unknown>, 'params'>, grain: Grain): Purchase[] {
  const chosen = chosenPersons(tables, filters)
  return purchasesOf(tables).filter(
    (p) =>
      p.rail === facts.focalRail &&
      chosen.has(p.person) &&
      countsAsActivity(p, filters) &&
      (!range.from || p.day >= periodStart(grain, range.from)) &&
      (!range.to || p.day <= periodEnd(grain, range.to)),
  )
}

export function offlineShare(asked: Asked<{ grain: Grain }>) {
  const { tables, facts, filters } = asked
  const { grain } = asked.params
  const known = (p: Purchase) => p.connectivity !== 'unknown'
  // Which kinds there are to be zero is a property of the pilot, not of the persons or dates chosen.
  const everywhere = focalPurchases(
    { tables, facts, range: {}, filters: { scenario: filters.scenario, acceptance: filters.acceptance } },
    grain,
  )
  const kinds = [...new Set(everywhere.filter(known).map((p) => p.connectivity))]
  return [...groupBy(focalPurchases(asked, grain), (p) => periodStart(grain, p.day))]
    .filter(([, all]) => all.some(known))
    .flatMap(([period, all]) =>
      kinds.map((connectivity) => {
        const told = all.filter(known)
        const own = told.filter((p) => p.connectivity === connectivity)
        const { share, lower, upper } = shareOf(told, (p) => p.connectivity === connectivity)
        return {
          ...{ period, connectivity, payments: own.length, value: value(own), share_payments: share },
          share_value: value(own) / value(told),
          ...{ lower, upper, n: told.length, unknown: all.length - told.length },
          persons: new Set(told.map((p) => p.person)).size,
          mature: periodEnd(grain, period) <= facts.cutoff,
        }
      }),
    )
    .sort((a, b) => byText(a.period, b.period) || byText(a.connectivity, b.connectivity))
}
