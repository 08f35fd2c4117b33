import { z } from 'zod'
import { personFilters } from '../../filters.ts'
import { retentionParameters } from '../retention-cohorts/parameters.ts'

export const params = z.object({
  ...retentionParameters,
  segment: z.enum(['none', ...personFilters]).default('none'),
  average: z.enum(['pooled', 'simple', 'both']).default('pooled'),
})
