import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, groupBy, purchasesOf } from './activity.ts'

export function multiHoming({ tables, facts, range, filters, params: { grain } }: Asked<{ grain: Grain }>) {
  const chosen = chosenPersons(tables, filters)
  const counted = purchasesOf(tables).filter((p) => chosen.has(p.person) && countsAsActivity(p, filters))
  return [...groupBy(counted, (p) => periodStart(grain, p.day))]
    .filter(([period]) => (!range.from || period >= periodStart(grain, range.from)) && (!range.to || period <= range.to))
    .flatMap(([period, all]) => {
      const persons = [...groupBy(all, (p) => p.person).values()]
      const used = persons.map((own) =>
        String([...groupBy(own, (p) => p.rail).values()].filter((on) => on.length / own.length >= 0.05).length),
      )
      return [...groupBy(used, (n) => n)].map(([n, of]) => ({
        period,
        rails_used: Number(n),
        persons: of.length,
        active: persons.length,
        share: of.length / persons.length,
        mature: periodEnd(grain, period) <= facts.cutoff,
      }))
    })
    .sort((a, b) => byText(a.period, b.period) || a.rails_used - b.rails_used)
}
