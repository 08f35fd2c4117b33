import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, groupBy, type Purchase, purchasesOf } from './activity.ts'

const persons = (purchases: readonly Purchase[]) => new Set(purchases.map((p) => p.person)).size
const value = (purchases: readonly Purchase[]) => purchases.reduce((sum, p) => sum + p.value, 0)

export function railShare({ tables, facts, range, filters, params: { grain } }: Asked<{ grain: Grain }>) {
  const chosen = chosenPersons(tables, filters)
  const purchases = purchasesOf(tables).filter(
    (p) =>
      chosen.has(p.person) &&
      countsAsActivity(p, filters) &&
      (!range.from || p.day >= periodStart(grain, range.from)) &&
      (!range.to || p.day <= periodEnd(grain, range.to)),
  )
  return [...groupBy(purchases, (p) => periodStart(grain, p.day))]
    .flatMap(([period, all]) =>
      [...groupBy(all, (p) => p.rail)].map(([rail, used]) => ({
        period,
        rail,
        persons: persons(used),
        payments: used.length,
        value: value(used),
        share_persons: persons(used) / persons(all),
        share_payments: used.length / all.length,
        share_value: value(used) / value(all),
        mature: periodEnd(grain, period) <= facts.cutoff,
      })),
    )
    .sort((a, b) => byText(a.period, b.period) || byText(a.rail, b.rail))
}
