import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { mature, money, payments, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { type Counted, mix } from '../mix.ts'
import { wholePeriods } from '../population.ts'
import { offlineShareOverTime } from './chart.ts'
import { labels } from './labels.ts'
import { params } from './params.ts'

export const offlineShare = metric({
  id: 'offline-share',
  theme: 'offline',
  params,
  row: z.object({
    period: period(),
    connectivity: z.string(),
    payments: payments(),
    value: money(),
    share_payments: share(),
    share_value: share(),
    lower: share().meta({ bounds: 'share_payments' }),
    upper: share().meta({ bounds: 'share_payments' }),
    n: payments().meta({ description: 'Payments whose connectivity is known.' }),
    unknown: payments().meta({ description: 'Payments whose connectivity is not known; in no share.' }),
    persons: persons().meta({ description: 'Persons with payments whose connectivity is known.' }),
    mature: mature(),
  }),
  filters: filterKeys.filter((key) => key !== 'connectivity'),
  dates: 'periods',
  requires: () => ['payments.connectivity'],
  statement: (query, facts) =>
    mix('connectivity', { grain: query.params.grain, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: async (rows) => {
    const { shares } = await import('../mix-shares.ts')
    return (rows as unknown as Counted[]).map((row) => ({
      period: row.period,
      connectivity: row.kind,
      payments: row.payments,
      value: row.value,
      ...shares(row),
      n: row.all_payments,
      unknown: row.untold,
      persons: row.all_persons,
      mature: row.mature,
    }))
  },
  charts: { overTime: offlineShareOverTime },
  labels,
})
