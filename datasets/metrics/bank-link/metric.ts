import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { kindLines } from '../kind-lines.ts'
import { metric } from '../metric.ts'
import { spendGrain, spendMix, spendRow, spendRows } from '../spend-mix.ts'
import { labels } from './labels.ts'

export const bankLink = metric({
  id: 'bank-link',
  theme: 'adoption',
  params: z.object({ grain: spendGrain() }),
  row: spendRow(),
  filters: filterKeys,
  dates: 'periods',
  requires: () => ['wallets'],
  statement: (query, facts) => spendMix('bank_link', query.params.grain, query, facts),
  derive: spendRows,
  charts: { overTime: kindLines(['not_linked', 'linked', 'unknown']) },
  labels,
})
