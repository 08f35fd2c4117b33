import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { mature, money, payments, period, persons, share } from '../columns.ts'
import { kindLines } from '../kind-lines.ts'
import { metric } from '../metric.ts'
import { spendGrain, spendMix, spendRows } from '../spend-mix.ts'
import { labels } from './labels.ts'

export const scenarioOwnership = metric({
  id: 'scenario-ownership',
  theme: 'migration',
  params: z.object({ grain: spendGrain() }),
  row: z.object({
    period: period(),
    kind: z.string(),
    payments: payments(),
    value: money(),
    persons: persons(),
    share_payments: share(),
    share_value: share(),
    share_persons: share(),
    lower: share().meta({ description: 'Of the share by number, clustered by person.', bounds: 'share_payments' }),
    upper: share().meta({ bounds: 'share_payments' }),
    n: payments().meta({ description: 'All payments of the period.' }),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => ['merchants'],
  statement: (query, facts) => spendMix('ownership', query.params.grain, query, facts),
  derive: spendRows,
  charts: { overTime: kindLines(['self_operated', 'third_party', 'unknown']) },
  labels,
})
