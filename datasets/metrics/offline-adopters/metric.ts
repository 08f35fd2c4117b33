import { z } from 'zod'
import { grains } from '../../calendar.ts'
import { filterKeys } from '../../filters.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { adoptersOverTime } from './chart.ts'
import { labels } from './labels.ts'
import { offlineAdopters as statement } from './sql.ts'

interface Counted {
  period: string
  active: number
  offline_active: number | null
  mature: boolean
}

export const offlineAdopters = metric({
  id: 'offline-adopters',
  theme: 'offline',
  params: z.object({ grain: z.enum(grains).default('month') }),
  row: z.object({
    period: period(),
    active: persons(),
    offline_active: persons().nullable(),
    share: share(),
    lower: share(),
    upper: share(),
    mature: mature(),
  }),
  filters: filterKeys.filter((key) => key !== 'connectivity'),
  dates: 'periods',
  requires: () => ['payments.connectivity'],
  statement: (query, facts) =>
    statement({ grain: query.params.grain, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows) =>
    (rows as unknown as Counted[]).map(({ period, active, offline_active, mature }) => ({
      ...{ period, active, offline_active },
      ...(offline_active === null
        ? { share: null, lower: null, upper: null }
        : { share: offline_active / active, ...wilson(offline_active, active) }),
      mature,
    })),
  charts: { overTime: adoptersOverTime },
  labels,
})
