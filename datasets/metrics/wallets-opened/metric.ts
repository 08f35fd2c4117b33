import { z } from 'zod'
import { grains } from '../../calendar.ts'
import { personFilters } from '../../filters.ts'
import { mature, period, wallets } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { type WalletPeriod, walletsOverTime } from './chart.ts'
import { labels } from './labels.ts'
import { walletsOpened as statement } from './sql.ts'

export const walletsOpened = metric({
  id: 'wallets-opened',
  theme: 'adoption',
  params: z.object({ grain: z.enum(grains).default('month') }),
  row: z.object({
    period: period(),
    opened: wallets(),
    closed: wallets(),
    cumulative_opened: wallets(),
    stock: wallets(),
    mature: mature(),
  }),
  filters: personFilters,
  dates: 'periods',
  requires: () => ['wallets'],
  statement: (query, facts) =>
    statement({ grain: query.params.grain, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows) => rows as unknown as WalletPeriod[],
  charts: { overTime: walletsOverTime },
  labels,
})
