import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { transitionMatrix, transitionSankey } from './chart.ts'
import { labels } from './labels.ts'
import { railTransitions as statement } from './sql.ts'

interface Counted {
  from_period: string
  to_period: string
  from_rail: string
  to_rail: string
  persons: number
  of_which_first: number
  from_persons: number
  mature: boolean
}

export const railTransitions = metric({
  id: 'rail-transitions',
  theme: 'migration',
  params: z.object({ grain: z.enum(['month', 'quarter', 'year']).default('month') }),
  row: z.object({
    from_period: period(),
    to_period: period(),
    from_rail: z.string(),
    to_rail: z.string(),
    persons: persons(),
    of_which_first: persons(),
    from_persons: persons(),
    share: share(),
    lower: share(),
    upper: share(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) =>
    statement({ grain: query.params.grain, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows) =>
    (rows as unknown as Counted[]).map(({ mature, ...row }) => ({
      ...row,
      share: row.persons / row.from_persons,
      ...wilson(row.persons, row.from_persons),
      mature,
    })),
  charts: { sankey: transitionSankey, matrix: transitionMatrix },
  labels,
})
