import { z } from 'zod'
import { date, real, text } from './column.ts'
import { table } from './table.ts'

export const targets = table({
  name: 'targets',
  description: 'Values the pilot set out to reach.',
  key: ['metric', 'period'],
  schema: z.object({
    metric: text().meta({ description: 'Metric id.' }),
    period: date().meta({
      description: 'First day of the period the target is for; a quarter or a year is judged by the target of its last month.',
    }),
    value: real('as the metric').meta({ description: 'Value to reach.' }),
  }),
})
