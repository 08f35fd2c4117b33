import { z } from 'zod'
import { grains } from '../../calendar.ts'
import { homes } from '../../compact/use.ts'
import { nextPeriod } from '../../dialect.ts'
import { filterKeys } from '../../filters.ts'
import { bind, sql } from '../../sql.ts'
import { wilson } from '../../statistics/index.ts'
import { mature, period, persons, share } from '../columns.ts'
import { metric } from '../metric.ts'
import { ofChosen, wholePeriods, within } from '../population.ts'
import { railsPerPerson } from './chart.ts'
import { labels } from './labels.ts'

interface Counted {
  period: string
  rails_used: number
  persons: number
  active: number
  mature: boolean
}

export const multiHoming = metric({
  id: 'multi-homing',
  theme: 'migration',
  params: z.object({ grain: z.enum(grains).default('month') }),
  row: z.object({
    period: period(),
    rails_used: z.int().meta({ unit: 'rails', role: 'dimension' }),
    persons: persons(),
    active: persons(),
    share: share(),
    lower: share(),
    upper: share(),
    mature: mature(),
  }),
  filters: filterKeys,
  dates: 'periods',
  requires: () => [],
  statement: (query, facts) => {
    const { grain } = query.params
    return sql`
      select period, rails_used, sum(persons)::bigint as persons, (sum(sum(persons)) over (partition by period))::bigint as active,
        ${nextPeriod(grain, sql`period`)} - 1 <= ${bind(facts.cutoff)}::date as mature
      from ${homes(grain)} where ${ofChosen(query.filters)} and ${within(sql`period`, wholePeriods(grain, query))}
      group by period, rails_used order by period, rails_used`
  },
  derive: (rows) =>
    (rows as unknown as Counted[]).map(({ mature, ...row }) => ({
      ...row,
      share: row.persons / row.active,
      ...wilson(row.persons, row.active),
      mature,
    })),
  charts: { stack: railsPerPerson },
  labels,
})
