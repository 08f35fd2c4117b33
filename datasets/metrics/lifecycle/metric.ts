import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { mature, period, persons } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { lifecycleStack } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { lifecycle as statement } from './sql.ts'

const row = z.object({
  period: period(),
  new: persons(),
  retained: persons(),
  resurrected: persons(),
  dormant: persons(),
  churned: persons(),
  ever: persons(),
  mature: mature(),
})

export const lifecycle = metric({
  id: 'lifecycle',
  theme: 'retention',
  params,
  row,
  filters: filterKeys,
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) =>
    statement({ ...query.params, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows) => rows as unknown as z.output<typeof row>[],
  charts: { stack: lifecycleStack },
  labels,
})
