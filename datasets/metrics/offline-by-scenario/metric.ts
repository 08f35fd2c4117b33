import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { clusteredShare } from '../../statistics/index.ts'
import { payments, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { scenarioMatrix } from './chart.ts'
import { labels } from './labels.ts'
import { offlineByScenario as statement } from './sql.ts'

interface Counted {
  scenario: string | null
  region: string | null
  offline: number
  n: number
  persons: number
  offline_squared: number
  offline_by_all: number
  payments_squared: number
}

export const offlineByScenario = metric({
  id: 'offline-by-scenario',
  theme: 'offline',
  params: z.object({}),
  row: z.object({
    scenario: z.string().nullable(),
    region: z.string().nullable().meta({ description: 'Of the merchant, else of the person.', pick: false }),
    offline: payments().meta({ description: 'Payments without a network.' }),
    share: share(),
    n: payments().meta({ description: 'Payments whose connectivity is known.' }),
    persons: persons(),
    lower: share(),
    upper: share(),
  }),
  filters: filterKeys.filter((key) => key !== 'connectivity'),
  dates: 'periods',
  requires: () => ['payments.connectivity'],
  statement: (query, facts) => statement({ range: wholePeriods('month', query), filters: query.filters }, facts),
  derive: (rows) =>
    (rows as unknown as Counted[]).map(({ scenario, region, offline, n, persons, ...squares }) => {
      const { offline_squared: yy, offline_by_all: xy, payments_squared: xx } = squares
      const { ratio, lower, upper } = clusteredShare({ persons, y: offline, x: n, yy, xy, xx })
      return { scenario, region, offline, share: ratio, n, persons, lower, upper }
    }),
  charts: { matrix: scenarioMatrix },
  labels,
})
