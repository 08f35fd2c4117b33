import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { kindLines } from '../kind-lines.ts'
import { metric } from '../metric.ts'
import { spendGrain, spendMix, spendRow, spendRows } from '../spend-mix.ts'
import { labels } from './labels.ts'

export const scenarioOwnership = metric({
  id: 'scenario-ownership',
  theme: 'migration',
  params: z.object({ grain: spendGrain() }),
  row: spendRow(),
  filters: filterKeys,
  dates: 'periods',
  requires: () => ['merchants'],
  statement: (query, facts) => spendMix('ownership', query.params.grain, query, facts),
  derive: spendRows,
  charts: { overTime: kindLines(['self_operated', 'third_party', 'unknown']) },
  labels,
})
