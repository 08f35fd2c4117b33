import { daysBetween } from '../../datasets/calendar.ts'
import { type Asked, chosenPersons, countsAsActivity, purchasesOf } from './activity.ts'
import { comparedTo, type Followed, pointsOf, type Segmentation, segmentNames, segmentOf } from './time-to-event.ts'

interface Params {
  segment: Segmentation
  nth: number
  funding: 'any' | 'own'
  horizon: number
  rail: 'focal' | 'any'
}

/** Each person from purchase n to the next. */
export function intervals({ tables, facts, range, filters, params }: Asked<Omit<Params, 'horizon'>>): Followed[] {
  const chosen = chosenPersons(tables, filters)
  const purchases = purchasesOf(tables)
    .filter((p) => p.day <= facts.cutoff && (params.rail === 'any' || p.rail === facts.focalRail))
    .filter((p) => params.funding === 'any' || p.subsidy === 0)
  return [...chosen].flatMap((person) => {
    const own = purchases.filter((p) => p.person === person)
    const start = own.map((p) => p.day).sort()[0]
    if (!start || (range.from && start < range.from) || (range.to && start > range.to)) return []
    const ofFirstDay = own.filter((p) => p.day === start)
    const first = ofFirstDay.find((p) => !countsAsActivity(p, filters)) ?? ofFirstDay[0]!
    const sequence = [start, ...own.filter((p) => p !== first && countsAsActivity(p, filters)).map((p) => p.day)].sort()
    const from = sequence[params.nth - 1]
    if (!from) return []
    const to = sequence[params.nth]
    return [{ segment: segmentOf(tables, person, params.segment), time: daysBetween(from, to ?? facts.cutoff), event: to !== undefined }]
  })
}

export function returnInterval(asked: Asked<Params>) {
  const all = intervals(asked)
  return segmentNames(all).flatMap((segment) =>
    pointsOf(all.filter((f) => f.segment === segment)).map(({ time, events, ...point }) => ({
      ...{ segment, gap_days: time, persons: events, ...point },
      ...comparedTo(all, segment, asked.params.horizon),
    })),
  )
}
