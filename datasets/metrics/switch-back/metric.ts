import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { persons } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { segment } from '../segments.ts'
import { comparedCurvesOf, comparisonColumnsIn, type FollowUp, pointColumns } from '../time-to-event.ts'
import { switchCurves, switchRatios } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { switchBack as statement } from './sql.ts'

export const switchBack = metric({
  id: 'switch-back',
  theme: 'migration',
  params,
  row: z.object({
    segment: segment(),
    time: z.int().meta({ role: 'dimension', unit: 'periods', description: 'Periods since the first one on the focal rail.' }),
    ...pointColumns,
    followed: persons(),
    ...comparisonColumnsIn('periods'),
  }),
  filters: filterKeys,
  dates: 'cohorts',
  requires: () => [],
  statement: (query, facts) =>
    statement({ ...query.params, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows, { params }) => comparedCurvesOf(rows as unknown as FollowUp[], params.horizon),
  charts: { curves: switchCurves, ratios: switchRatios },
  labels,
})
