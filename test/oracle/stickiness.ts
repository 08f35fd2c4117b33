import { addDays, daysBetween, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, purchasesOf } from './activity.ts'

export function stickiness({ tables, facts, range, filters, params: { rail } }: Asked<{ rail: 'focal' | 'any' }>) {
  const chosen = chosenPersons(tables, filters)
  const counted = purchasesOf(tables).filter(
    (p) => (rail === 'any' || p.rail === facts.focalRail) && chosen.has(p.person) && countsAsActivity(p, filters),
  )
  const rows = []
  const first = counted.map((p) => p.day).sort(byText)[0]
  for (let month = first && periodStart('month', first); month; month = addDays(periodEnd('month', month), 1)) {
    const end = periodEnd('month', month)
    if (end > facts.cutoff) break
    if ((range.from && end < range.from) || (range.to && month > range.to)) continue
    let daily = 0
    for (let day = month; day <= end; day = addDays(day, 1))
      daily += new Set(counted.filter((p) => p.day === day).map((p) => p.person)).size
    const monthly = new Set(counted.filter((p) => p.day >= month! && p.day <= end).map((p) => p.person)).size
    const mean_daily = daily / (daysBetween(month, end) + 1)
    rows.push({ month, mean_daily, monthly, ratio: monthly ? mean_daily / monthly : null, mature: true })
  }
  return rows
}
