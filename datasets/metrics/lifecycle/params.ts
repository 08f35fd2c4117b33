import { z } from 'zod'

export const params = z.object({
  grain: z.enum(['week', 'month', 'quarter']).default('month'),
  dormancy: z.coerce.number().int().min(1).max(365).default(30).meta({ unit: 'days' }),
  rail: z.enum(['focal', 'any']).default('focal'),
})
