import type { Asked } from './activity.ts'
import { intervals } from './return-interval.ts'
import { comparedTo, pointsOf, type Segmentation, segmentNames } from './time-to-event.ts'

interface Params {
  segment: Segmentation
  horizon: number
  rail: 'focal' | 'any'
}

export function secondOrganic(asked: Asked<Params>) {
  const all = intervals({ ...asked, params: { ...asked.params, nth: 1, funding: 'own' } })
  return segmentNames(all).flatMap((segment) =>
    pointsOf(all.filter((f) => f.segment === segment)).map((point) => ({
      ...{ segment, ...point },
      ...comparedTo(all, segment, asked.params.horizon),
    })),
  )
}
