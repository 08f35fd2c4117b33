import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { clopperPearson } from '../../statistics/index.ts'
import { payments } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { failuresByCode } from './chart.ts'
import { labels } from './labels.ts'
import { offlineFailures as statement } from './sql.ts'

const per10k = () => z.number().meta({ unit: 'per 10,000 attempts' })

export const offlineFailures = metric({
  id: 'offline-failures',
  theme: 'offline',
  params: z.object({}),
  row: z.object({
    code: z.string().nullable().meta({ description: 'Code of the source; null where it gives none.' }),
    connectivity: z.string(),
    payments: payments().meta({ description: 'Attempts that were declined, failed or reversed with this code.' }),
    attempts: payments().meta({ description: 'All attempts of the same connectivity.' }),
    per_10k: per10k(),
    lower: per10k(),
    upper: per10k(),
  }),
  filters: filterKeys,
  better: 'lower',
  dates: 'periods',
  requires: () => [],
  statement: (query) => statement({ range: wholePeriods('month', query), filters: query.filters }),
  derive: (rows) =>
    (rows as unknown as { code: string | null; connectivity: string; payments: number; attempts: number }[]).map(
      ({ code, connectivity, payments, attempts }) => {
        const { lower, upper } = clopperPearson(payments, attempts)
        return {
          ...{ code, connectivity, payments, attempts },
          per_10k: (payments / attempts) * 10_000,
          lower: lower * 10_000,
          upper: upper * 10_000,
        }
      },
    ),
  charts: { byCode: failuresByCode },
  labels,
})
