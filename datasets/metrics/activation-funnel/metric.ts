import { z } from 'zod'
import { personFilters } from '../../filters.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { activationSteps } from './chart.ts'
import { labels } from './labels.ts'
import { type Bar, median } from './median.ts'
import { params } from './params.ts'
import { activationFunnel as statement, steps } from './sql.ts'

interface Reached extends Bar {
  place: number
}

export const activationFunnel = metric({
  id: 'activation-funnel',
  theme: 'adoption',
  params,
  row: z.object({
    step: z.enum(steps),
    persons: persons(),
    share_of_previous: share(),
    share_of_first: share(),
    lower: share(),
    upper: share(),
    median_days: z.number().nullable().meta({ unit: 'days' }),
    mature: mature(),
  }),
  filters: personFilters,
  dates: 'cohorts',
  requires: () => ['wallets'],
  statement: (query, facts) => statement({ ...query.params, range: query.range, filters: query.filters }, facts),
  derive: (rows) => {
    const reached = rows as unknown as Reached[]
    const bars = steps.map((_, place) => reached.filter((row) => row.place === place))
    const counts = bars.map((step) => step.reduce((sum, bar) => sum + bar.persons, 0))
    const first = counts[0]!
    if (!first) return []
    return steps.map((step, i) => ({
      step,
      persons: counts[i]!,
      share_of_previous: i && counts[i - 1] ? counts[i]! / counts[i - 1]! : null,
      share_of_first: counts[i]! / first,
      ...(i ? wilson(counts[i]!, first) : { lower: null, upper: null }),
      median_days: i ? median(bars[i]!) : null,
      mature: true,
    }))
  },
  charts: { steps: activationSteps },
  labels,
})
