import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { persons } from '../columns.ts'
import { metric } from '../metric.ts'
import { segment } from '../segments.ts'
import { comparisonColumns, comparisonsOf, curvesOf, type FollowUp, pointColumns, segmentsOf } from '../time-to-event.ts'
import { intervalCurves, intervalRatios } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { returnInterval as statement } from './sql.ts'

const { events: _, ...point } = pointColumns

export const returnInterval = metric({
  id: 'return-interval',
  theme: 'retention',
  params,
  row: z.object({
    segment: segment(),
    gap_days: z.int().meta({ role: 'dimension', unit: 'days', description: 'Days from one purchase to the next.' }),
    persons: persons().meta({ description: 'Persons who came back after exactly so many days.' }),
    ...point,
    followed: persons(),
    ...comparisonColumns,
  }),
  filters: filterKeys,
  dates: 'cohorts',
  requires: () => [],
  statement: (query, facts) => statement({ ...query.params, k: query.params.nth, range: query.range, filters: query.filters }, facts),
  derive: (rows, { params }) => {
    const ends = rows as unknown as FollowUp[]
    const comparisons = comparisonsOf(ends, params.horizon)
    return segmentsOf(ends).flatMap(([segment, own]) => {
      const followed = own.reduce((sum, end) => sum + end.events + end.censored, 0)
      return curvesOf(own).map(({ time, events, ...point }) => ({
        ...{ ...point, gap_days: time, persons: events, followed },
        ...comparisons.get(segment)!,
      }))
    })
  },
  charts: { curves: intervalCurves, ratios: intervalRatios },
  labels,
})
