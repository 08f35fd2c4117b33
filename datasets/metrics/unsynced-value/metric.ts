import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { money, payments } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { outstandingByDay } from './chart.ts'
import { labels } from './labels.ts'
import { unsyncedValue as statement } from './sql.ts'

export const unsyncedValue = metric({
  id: 'unsynced-value',
  theme: 'offline',
  params: z.object({}),
  row: z.object({
    day: z.string().meta({ unit: 'date', description: 'Local date, at its end.' }),
    value: money(),
    payments: payments(),
    oldest_days: z
      .int()
      .nullable()
      .meta({ unit: 'days', description: 'Days since the earliest of them was paid; null where there is none.' }),
  }),
  filters: filterKeys,
  better: 'lower',
  dates: 'periods',
  requires: () => ['payments.connectivity'],
  statement: (query, facts) => statement({ range: wholePeriods('day', query), filters: query.filters }, facts),
  derive: (rows) => rows as { day: string; value: number; payments: number; oldest_days: number | null }[],
  charts: { byDay: outstandingByDay },
  labels,
})
