import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, groupBy, purchasesOf } from './activity.ts'

export function incentiveShare({ tables, facts, range, filters, params: { grain, rail } }: Asked<{ grain: Grain; rail: 'focal' | 'any' }>) {
  const chosen = chosenPersons(tables, filters)
  const counted = purchasesOf(tables).filter(
    (p) =>
      (rail === 'any' || p.rail === facts.focalRail) &&
      chosen.has(p.person) &&
      countsAsActivity(p, filters) &&
      (!range.from || p.day >= periodStart(grain, range.from)) &&
      (!range.to || p.day <= periodEnd(grain, range.to)),
  )
  return [...groupBy(counted, (p) => periodStart(grain, p.day))]
    .map(([period, all]) => {
      const value = all.reduce((sum, p) => sum + p.value, 0)
      const subsidy_value = all.reduce((sum, p) => sum + p.subsidy, 0)
      const persons = new Set(all.map((p) => p.person)).size
      const mature = periodEnd(grain, period) <= facts.cutoff
      return {
        period,
        subsidy_value,
        own_value: value - subsidy_value,
        share: subsidy_value / value,
        persons,
        payments: all.length,
        mature,
      }
    })
    .sort((a, b) => byText(a.period, b.period))
}
