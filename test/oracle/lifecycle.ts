import { addDays, daysBetween, type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, chosenPersons, countsAsActivity, purchasesOf } from './activity.ts'

interface Params {
  grain: Grain
  dormancy: number
  rail: 'focal' | 'any'
}

/** Every person looked at in every period. */
export function lifecycle({ tables, facts, range, filters, params: { grain, dormancy, rail } }: Asked<Params>) {
  const onRail = purchasesOf(tables).filter((p) => rail === 'any' || p.rail === facts.focalRail)
  const counted = onRail.filter((p) => countsAsActivity(p, filters))
  const chosen = chosenPersons(tables, filters)
  const last = [facts.lastDay, facts.cutoff].sort().at(-1)!
  const rows = []
  for (let period = periodStart(grain, facts.firstDay); period <= last; period = addDays(periodEnd(grain, period), 1)) {
    const end = periodEnd(grain, period)
    if (range.from && period < periodStart(grain, range.from)) continue
    if (range.to && period > range.to) continue
    const before = periodStart(grain, addDays(period, -1))
    const row = { period, new: 0, retained: 0, resurrected: 0, dormant: 0, churned: 0, ever: 0, mature: end <= facts.cutoff }
    for (const person of chosen) {
      const days = counted
        .filter((p) => p.person === person && p.day <= end)
        .map((p) => p.day)
        .sort()
      const latest = days.at(-1)
      if (!latest) continue
      row.ever++
      const first = onRail
        .filter((p) => p.person === person)
        .map((p) => p.day)
        .sort()[0]!
      if (latest < period) row[daysBetween(latest, end) <= 2 * dormancy ? 'dormant' : 'churned']++
      else if (first >= period) row.new++
      else if (days.some((day) => day >= before && day < period)) row.retained++
      else row.resurrected++
    }
    if (row.ever) rows.push(row)
  }
  return rows
}
