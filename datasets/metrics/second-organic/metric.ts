import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { persons } from '../columns.ts'
import { metric } from '../metric.ts'
import { segmentParameter } from '../segment-parameter.ts'
import { segment } from '../segments.ts'
import { horizonParameter } from '../survival/params.ts'
import { comparedCurvesOf, comparisonColumns, type FollowUp, pointColumns } from '../time-to-event.ts'
import { secondCurves, secondRatios } from './chart.ts'
import { labels } from './labels.ts'
import { secondOrganic as statement } from './sql.ts'

export const secondOrganic = metric({
  id: 'second-organic',
  theme: 'retention',
  params: z.object({
    segment: segmentParameter(),
    horizon: horizonParameter(),
    rail: z.enum(['focal', 'any']).default('focal'),
  }),
  row: z.object({
    segment: segment(),
    time: z.int().meta({ role: 'dimension', unit: 'days', description: 'Days since the first purchase with own money.' }),
    ...pointColumns,
    followed: persons(),
    ...comparisonColumns,
  }),
  filters: filterKeys,
  dates: 'cohorts',
  requires: () => [],
  statement: (query, facts) => statement({ ...query.params, range: query.range, filters: query.filters }, facts),
  derive: (rows, { params }) => comparedCurvesOf(rows as unknown as FollowUp[], params.horizon),
  charts: { curves: secondCurves, ratios: secondRatios },
  labels,
})
