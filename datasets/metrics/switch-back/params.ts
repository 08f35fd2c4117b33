import { z } from 'zod'
import { personFilters } from '../../filters.ts'

export const params = z.object({
  grain: z.enum(['month', 'quarter', 'year']).default('month'),
  segment: z.enum(['none', 'old_rail', ...personFilters]).default('none'),
  horizon: z.coerce.number().int().min(1).max(120).default(6).meta({ unit: 'periods' }),
})
