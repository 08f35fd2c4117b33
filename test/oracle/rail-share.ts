import { type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, groupBy, type Purchase, purchasesOf } from './activity.ts'

const persons = (purchases: readonly Purchase[]) => new Set(purchases.map((p) => p.person)).size
const value = (purchases: readonly Purchase[]) => purchases.reduce((sum, p) => sum + p.value, 0)

/** The mean, over everyone who paid, of the rail’s share of their own payments. */
function personalMean(all: readonly Purchase[], rail: string, size: (of: readonly Purchase[]) => number): number {
  const people = [...groupBy(all, (p) => p.person).values()]
  return people.reduce((sum, own) => sum + size(own.filter((p) => p.rail === rail)) / size(own), 0) / people.length
}

export function railShare({
  tables,
  facts,
  range,
  filters,
  params: { grain, average },
}: Asked<{ grain: Grain; average: 'totals' | 'persons' }>) {
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
        share_payments: average === 'totals' ? used.length / all.length : personalMean(all, rail, (of) => of.length),
        share_value: average === 'totals' ? value(used) / value(all) : personalMean(all, rail, value),
        mature: periodEnd(grain, period) <= facts.cutoff,
      })),
    )
    .sort((a, b) => byText(a.period, b.period) || byText(a.rail, b.rail))
}
