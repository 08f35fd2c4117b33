import { z } from 'zod'
import { filterKeys } from '../../filters.ts'
import { metric } from '../metric.ts'
import { operatorDates } from './chart.ts'
import { labels } from './labels.ts'
import { platformOperators as statement } from './sql.ts'

const row = z.object({
  platform: z.string(),
  nth: z.int().meta({ unit: 'operators', description: 'Operators of the platform up to and with this one.' }),
  operator: z.string(),
  day: z.string().meta({ unit: 'date', description: 'First purchase.' }),
})

export const platformOperators = metric({
  id: 'platform-operators',
  theme: 'campaigns',
  params: z.object({}),
  row,
  filters: filterKeys,
  dates: 'periods',
  requires: () => ['merchants', 'wallets'],
  statement,
  derive: (rows) => rows as z.output<typeof row>[],
  charts: { dates: operatorDates },
  labels,
})
