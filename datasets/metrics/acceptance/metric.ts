import { z } from 'zod'
import { mature, merchants, period } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { acceptanceOverTime } from './chart.ts'
import { labels } from './labels.ts'
import { acceptance as statement } from './sql.ts'

interface Counted {
  period: string
  enabled: number
  active_30d: number
  mature: boolean
}

export const acceptance = metric({
  id: 'acceptance',
  theme: 'adoption',
  params: z.object({ grain: z.enum(['week', 'month', 'quarter']).default('month') }),
  row: z.object({
    period: period(),
    enabled: merchants(),
    active_30d: merchants(),
    gap: merchants(),
    mature: mature(),
  }),
  filters: ['region', 'scenario', 'acceptance', 'connectivity'],
  dates: 'periods',
  requires: () => ['merchants'],
  statement: (query, facts) =>
    statement({ grain: query.params.grain, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows) => (rows as unknown as Counted[]).map(({ mature, ...row }) => ({ ...row, gap: row.enabled - row.active_30d, mature })),
  charts: { overTime: acceptanceOverTime },
  labels,
})
