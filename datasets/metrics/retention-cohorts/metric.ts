import { z } from 'zod'
import { startKinds } from '../../compact/starts.ts'
import { filterKeys } from '../../filters.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { cohortHeatmap } from './chart.ts'
import { labels } from './labels.ts'
import { retentionCohorts as statement } from './sql.ts'

const windowLengths = { day: 1, week: 7, month: 30 } as const

/** `1-4,4-8` is the windows 1–3 and 4–7; the text is kept, so that an address reads as it was written. */
const brackets = z
  .string()
  .regex(/^\d{1,3}-\d{1,3}(,\d{1,3}-\d{1,3}){0,11}$/)
  .refine((text) => parseBrackets(text).every(([from, to]) => from < to), 'each bracket ends after it begins')

const parseBrackets = (text: string) => text.split(',').map((part) => part.split('-').map(Number) as [number, number])

export const retentionCohorts = metric({
  id: 'retention-cohorts',
  theme: 'retention',
  params: z.object({
    grain: z.enum(['day', 'week', 'month']).default('month'),
    cohort: z.enum(['day', 'week', 'month']).default('month'),
    mode: z.enum(['exact', 'rolling', 'bracket']).default('exact'),
    start: z.enum(startKinds).default('first_purchase'),
    funding: z.enum(['any', 'own']).default('any'),
    rail: z.enum(['focal', 'any']).default('focal'),
    brackets: brackets.default('1-2,2-4,4-7,7-13'),
  }),
  row: z.object({
    cohort: period(),
    age: z.int().meta({ unit: 'windows' }),
    until: z.int().meta({ unit: 'windows' }),
    cohort_size: persons(),
    eligible: persons(),
    returned: persons(),
    rate: share(),
    lower: share(),
    upper: share(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'cohorts',
  requires: ({ start }) => (start === 'wallet_opened' ? ['wallets'] : []),
  statement: (query, facts) =>
    statement(
      {
        ...query.params,
        length: windowLengths[query.params.grain],
        brackets: parseBrackets(query.params.brackets),
        range: wholePeriods(query.params.cohort, query),
        filters: query.filters,
      },
      facts,
    ),
  derive: (rows) =>
    rows.map((row) => {
      const { cohort, age, until, cohort_size, eligible, returned } = row as { cohort: string } & Record<string, number>
      return {
        ...{ cohort, age: age!, until: until!, cohort_size: cohort_size!, eligible: eligible!, returned: returned! },
        rate: returned! / eligible!,
        ...wilson(returned!, eligible!),
        mature: eligible === cohort_size,
      }
    }),
  charts: { heatmap: cohortHeatmap },
  labels,
})
