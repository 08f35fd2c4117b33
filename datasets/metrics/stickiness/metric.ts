import { z } from 'zod'
import { daysBetween, periodEnd } from '../../calendar.ts'
import { filterKeys } from '../../filters.ts'
import { mature, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { stickinessOverTime } from './chart.ts'
import { labels } from './labels.ts'
import { stickiness as statement } from './sql.ts'

interface Counted {
  month: string
  person_days: number
  monthly: number
}

export const stickiness = metric({
  id: 'stickiness',
  theme: 'adoption',
  params: z.object({ rail: z.enum(['focal', 'any']).default('focal') }),
  row: z.object({
    month: period(),
    mean_daily: z.number().meta({ unit: 'persons' }),
    monthly: persons(),
    ratio: share(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) => statement({ ...query.params, range: wholePeriods('month', query), filters: query.filters }, facts),
  derive: (rows) =>
    (rows as unknown as Counted[]).map(({ month, person_days, monthly }) => {
      const mean_daily = person_days / (daysBetween(month, periodEnd('month', month)) + 1)
      return { month, mean_daily, monthly, ratio: monthly ? mean_daily / monthly : null, mature: true }
    }),
  charts: { overTime: stickinessOverTime },
  labels,
})
