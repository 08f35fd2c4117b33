import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { cohortHeatmap } from './chart.ts'
import { labels } from './labels.ts'
import { parseBrackets, retentionParameters, startCondition, tablesOfStart, windowLengths } from './parameters.ts'
import { retentionCohorts as statement } from './sql.ts'

export const retentionCohorts = metric({
  id: 'retention-cohorts',
  theme: 'retention',
  params: z.object(retentionParameters),
  row: z.object({
    cohort: period(),
    age: z.int().meta({ unit: 'windows', role: 'dimension' }),
    until: z.int().meta({ unit: 'windows', role: 'dimension' }),
    cohort_size: persons(),
    eligible: persons().meta({
      description: 'Persons whose window was over; 0 in the only row of a cohort with no window over for anybody.',
    }),
    returned: persons(),
    rate: share(),
    lower: share(),
    upper: share(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'cohorts',
  requires: ({ start }) => tablesOfStart(start),
  statement: (query, facts) =>
    statement(
      {
        ...query.params,
        condition: startCondition(query.params),
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
        ...(eligible ? { rate: returned! / eligible, ...wilson(returned!, eligible) } : { rate: null, lower: null, upper: null }),
        mature: eligible === cohort_size,
      }
    }),
  charts: { heatmap: cohortHeatmap },
  labels,
})
