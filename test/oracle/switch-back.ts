import { addDays, periodEnd, periodStart } from '../../datasets/calendar.ts'
import { type Asked, chosenPersons, countsAsActivity, purchasesOf } from './activity.ts'
import { mainRail } from './rail-transitions.ts'
import { comparedTo, type Followed, pointsOf, type Segmentation, segmentNames, segmentOf } from './time-to-event.ts'

interface Params {
  grain: 'month' | 'quarter' | 'year'
  segment: Segmentation | 'old_rail'
  horizon: number
}

/** Each person’s periods, one after the other, walked through from the first purchase of the pilot to the cutoff. */
function spells({ tables, facts, range, filters, params: { grain, segment } }: Asked<Params>): Followed[] {
  const counted = purchasesOf(tables).filter((p) => countsAsActivity(p, filters))
  const firstDay = counted.map((p) => p.day).sort()[0]
  if (!firstDay) return []
  const periods: string[] = []
  for (let period = periodStart(grain, firstDay); periodEnd(grain, period) <= facts.cutoff; period = addDays(periodEnd(grain, period), 1))
    periods.push(period)
  return [...chosenPersons(tables, filters)].flatMap((person): Followed[] => {
    const mains = periods.map((period) => mainRail(counted.filter((p) => p.person === person && periodStart(grain, p.day) === period)))
    let before = 'inactive'
    for (const [i, main] of mains.entries()) {
      if (main === 'inactive') continue
      if (main !== facts.focalRail || before === 'inactive' || before === facts.focalRail) {
        before = main
        continue
      }
      const start = periods[i]!
      if ((range.from && start < periodStart(grain, range.from)) || (range.to && start > periodEnd(grain, range.to))) return []
      const back = mains.findIndex((later, j) => j > i && later === before)
      const time = (back < 0 ? periods.length - 1 : back) - i
      return [{ segment: segment === 'old_rail' ? before : segmentOf(tables, person, segment), time, event: back >= 0 }]
    }
    return []
  })
}

export function switchBack(asked: Asked<Params>) {
  const all = spells(asked)
  return segmentNames(all).flatMap((segment) =>
    pointsOf(all.filter((f) => f.segment === segment)).map((point) => ({
      ...{ segment, ...point },
      ...comparedTo(all, segment, asked.params.horizon),
    })),
  )
}
