import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { mature, money, payments, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { railShareOverTime } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'
import { railShare as statement } from './sql.ts'

interface Counted {
  period: string
  rail: string
  persons: number
  payments: number
  value: number
  all_persons: number
  all_payments: number
  all_value: number
  /** Sums over persons of the share of their own payments and value. */
  payment_shares: number
  value_shares: number
  mature: boolean
}

export const railShare = metric({
  id: 'rail-share',
  theme: 'migration',
  params,
  row: z.object({
    period: period(),
    rail: z.string(),
    persons: persons(),
    payments: payments(),
    value: money(),
    share_persons: share(),
    share_payments: share(),
    share_value: share(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) =>
    statement({ ...query.params, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows, { params: { average } }) =>
    (rows as unknown as Counted[]).map(({ all_persons, all_payments, all_value, payment_shares, value_shares, mature, ...row }) => ({
      ...row,
      share_persons: row.persons / all_persons,
      share_payments: average === 'totals' ? row.payments / all_payments : payment_shares / all_persons,
      share_value: average === 'totals' ? row.value / all_value : value_shares / all_persons,
      mature,
    })),
  charts: { overTime: railShareOverTime },
  labels,
})
