import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { mature, period, persons } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { type ActivePeriod, activeOverTime } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { activePersons as statement } from './sql.ts'

export const activePersons = metric({
  id: 'active-persons',
  theme: 'adoption',
  params,
  row: z.object({
    period: period(),
    active: persons(),
    new: persons(),
    retained: persons(),
    resurrected: persons(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) =>
    statement({ ...query.params, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows) => rows as unknown as ActivePeriod[],
  charts: { overTime: activeOverTime },
  labels,
})
