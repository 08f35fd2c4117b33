import { z } from 'zod'
import { grains } from '../../calendar.ts'
import { filterKeys } from '../../filters.ts'
import { period } from '../columns.ts'
import { metric } from '../metric.ts'
import { type Counted, mix } from '../mix.ts'
import { mixColumns, shares } from '../mix-shares.ts'
import { wholePeriods } from '../population.ts'
import { acceptanceOverTime } from './chart.ts'
import { labels } from './labels.ts'

export const acceptanceMix = metric({
  id: 'acceptance-mix',
  theme: 'offline',
  params: z.object({ grain: z.enum(grains).default('month') }),
  row: z.object({
    period: period(),
    acceptance: z.string(),
    ...mixColumns,
  }),
  filters: filterKeys.filter((key) => key !== 'acceptance'),
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) =>
    mix('acceptance', { grain: query.params.grain, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows) =>
    (rows as unknown as Counted[]).map((row) => {
      const { share_payments, share_value, lower, upper } = shares(row)
      return {
        period: row.period,
        acceptance: row.kind,
        payments: row.payments,
        value: row.value,
        persons: row.persons,
        share_payments,
        share_value,
        share_persons: row.persons / row.all_persons,
        lower,
        upper,
        n: row.all_payments,
        mature: row.mature,
      }
    }),
  charts: { overTime: acceptanceOverTime },
  labels,
})
