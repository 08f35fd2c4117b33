import { addDays, type Grain, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, byText, chosenPersons, countsAsActivity, purchasesOf } from './activity.ts'

export function activePersons({ tables, facts, range, filters, params: { grain, rail } }: Asked<{ grain: Grain; rail: 'focal' | 'any' }>) {
  const onRail = purchasesOf(tables).filter((p) => rail === 'any' || p.rail === facts.focalRail)
  const chosen = chosenPersons(tables, filters)
  const counted = onRail.filter((p) => chosen.has(p.person) && countsAsActivity(p, filters))
  const activeIn = (period: string) => new Set(counted.filter((p) => periodStart(grain, p.day) === period).map((p) => p.person))
  const shown = new Set(counted.map((p) => periodStart(grain, p.day)))
  for (let period = [...shown].sort(byText)[0]; period && period <= facts.cutoff; period = addDays(periodEnd(grain, period), 1))
    shown.add(period)
  return [...shown]
    .filter((period) => (!range.from || period >= periodStart(grain, range.from)) && (!range.to || period <= range.to))
    .sort(byText)
    .map((period) => {
      const before = activeIn(periodStart(grain, addDays(period, -1)))
      const row = { period, active: 0, new: 0, retained: 0, resurrected: 0, mature: periodEnd(grain, period) <= facts.cutoff }
      for (const person of activeIn(period)) {
        const first = onRail
          .filter((p) => p.person === person)
          .map((p) => p.day)
          .sort(byText)[0]!
        row.active++
        if (periodStart(grain, first) === period) row.new++
        else if (before.has(person)) row.retained++
        else row.resurrected++
      }
      return row
    })
}
