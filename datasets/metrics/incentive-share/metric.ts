import { z } from 'zod'
import { grains } from '../../calendar.ts'
import { filterKeys } from '../../filters.ts'
import { mature, money, payments, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { moneyOverTime, shareOverTime } from './chart.ts'
import { labels } from './labels.ts'
import { incentiveShare as statement } from './sql.ts'

interface Counted {
  period: string
  persons: number
  payments: number
  value: number
  subsidy: number
  mature: boolean
}

export const incentiveShare = metric({
  id: 'incentive-share',
  theme: 'retention',
  params: z.object({
    grain: z.enum(grains).default('month'),
    rail: z.enum(['focal', 'any']).default('focal'),
  }),
  row: z.object({
    period: period(),
    subsidy_value: money(),
    own_value: money(),
    share: share(),
    persons: persons(),
    payments: payments(),
    mature: mature(),
  }),
  filters: filterKeys,
  better: 'lower',
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) =>
    statement({ ...query.params, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows) =>
    (rows as unknown as Counted[]).map(({ period, persons, payments, value, subsidy, mature }) => ({
      ...{ period, subsidy_value: subsidy, own_value: value - subsidy, share: subsidy / value, persons, payments, mature },
    })),
  charts: { overTime: shareOverTime, money: moneyOverTime },
  labels,
})
