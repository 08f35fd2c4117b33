import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { persons } from '../columns.ts'
import { metric } from '../metric.ts'
import { segment } from '../segments.ts'
import { comparedCurvesOf, comparisonColumns, type FollowUp, pointColumns } from '../time-to-event.ts'
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
  derive: (rows, { params }) =>
    comparedCurvesOf(rows as unknown as FollowUp[], params.horizon).map(({ time, events, ...point }) => ({
      ...point,
      gap_days: time,
      persons: events,
    })),
  charts: { curves: intervalCurves, ratios: intervalRatios },
  labels,
})
