import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { pairedDifference } from '../../statistics/index.ts'
import { mature, period, persons } from '../columns.ts'
import { metric } from '../metric.ts'
import { wholePeriods } from '../population.ts'
import { netFlows } from './chart.ts'
import { labels } from './labels.ts'
import { netMigration as statement } from './sql.ts'

interface Counted {
  from_period: string
  to_period: string
  rail_a: string
  rail_b: string
  gross_ab: number
  gross_ba: number
  net: number
  known: number
  mature: boolean
}

export const netMigration = metric({
  id: 'net-migration',
  theme: 'migration',
  params: z.object({ grain: z.enum(['month', 'quarter', 'year']).default('month') }),
  row: z.object({
    from_period: period(),
    to_period: period(),
    rail_a: z.string(),
    rail_b: z.string(),
    gross_ab: persons(),
    gross_ba: persons(),
    net: z.int().meta({ unit: 'persons', description: 'Persons that rail_b gained from rail_a; negative where it lost.' }),
    lower: z.number().meta({ unit: 'persons' }),
    upper: z.number().meta({ unit: 'persons' }),
    known: persons(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) =>
    statement({ grain: query.params.grain, range: wholePeriods(query.params.grain, query), filters: query.filters }, facts),
  derive: (rows) =>
    (rows as unknown as Counted[]).map(({ known, mature, ...row }) => ({
      ...row,
      ...pairedDifference(row.gross_ab, row.gross_ba, known),
      known,
      mature,
    })),
  charts: { flows: netFlows },
  labels,
})
