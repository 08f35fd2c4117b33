import { addDays, type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, groupBy, type Purchase, purchasesOf } from './activity.ts'

/** The rail of most purchases, `inactive` without any. */
export function mainRail(purchases: readonly Purchase[]): string {
  const totals = [...groupBy(purchases, (p) => p.rail)].map(([rail, used]) => ({
    rail,
    payments: used.length,
    value: used.reduce((sum, p) => sum + p.value, 0),
  }))
  totals.sort((a, b) => b.payments - a.payments || b.value - a.value || byText(a.rail, b.rail))
  return totals[0]?.rail ?? 'inactive'
}

export function railTransitions({ tables, facts, range, filters, params: { grain } }: Asked<{ grain: Grain }>) {
  const everything = purchasesOf(tables)
  const counted = everything.filter((p) => countsAsActivity(p, filters))
  const periods = new Set(counted.map((p) => periodStart(grain, p.day)))
  const rows = new Map<
    string,
    { from_period: string; to_period: string; from_rail: string; to_rail: string; persons: number; of_which_first: number; mature: boolean }
  >()
  for (const from_period of periods) {
    const to_period = addDays(periodEnd(grain, from_period), 1)
    if (!periods.has(to_period)) continue
    if (range.from && from_period < periodStart(grain, range.from)) continue
    if (range.to && to_period > periodEnd(grain, range.to)) continue
    for (const person of chosenPersons(tables, filters)) {
      const inPeriod = (period: string) => mainRail(counted.filter((p) => p.person === person && periodStart(grain, p.day) === period))
      const [from_rail, to_rail] = [inPeriod(from_period), inPeriod(to_period)]
      const first = everything
        .filter((p) => p.person === person)
        .map((p) => p.day)
        .sort()[0]
      const key = [from_period, from_rail, to_rail].join('/')
      const row = rows.get(key) ?? {
        from_period,
        to_period,
        from_rail,
        to_rail,
        persons: 0,
        of_which_first: 0,
        mature: periodEnd(grain, to_period) <= facts.cutoff,
      }
      row.persons++
      if (first && periodStart(grain, first) === to_period) row.of_which_first++
      rows.set(key, row)
    }
  }
  return [...rows.values()].sort(
    (a, b) => byText(a.from_period, b.from_period) || byText(a.from_rail, b.from_rail) || byText(a.to_rail, b.to_rail),
  )
}
