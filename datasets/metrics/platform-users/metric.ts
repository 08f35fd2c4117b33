import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, money, payments, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { spendGrain } from '../spend-mix.ts'
import { platformsRanked } from './chart.ts'
import { labels } from './labels.ts'
import { platformUsers as statement } from './sql.ts'

interface Counted {
  period: string
  platform: string
  users: number
  repeat_users: number
  payments: number
  value: number
  mature: boolean
}

export const platformUsers = metric({
  id: 'platform-users',
  theme: 'adoption',
  params: z.object({ grain: spendGrain() }),
  row: z.object({
    period: period(),
    platform: z.string(),
    users: persons(),
    repeat_users: persons(),
    share: share(),
    lower: share(),
    upper: share(),
    payments: payments(),
    value: money(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => ['merchants'],
  statement: (query, facts) => statement(query.params.grain, query, facts),
  derive: (rows) =>
    (rows as unknown as Counted[]).map(({ period, platform, users, repeat_users, payments, value, mature }) => ({
      ...{ period, platform, users, repeat_users, share: repeat_users / users },
      ...wilson(repeat_users, users),
      ...{ payments, value, mature },
    })),
  charts: { ranked: platformsRanked },
  labels,
})
