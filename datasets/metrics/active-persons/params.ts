import { z } from 'zod'

export const params = z.object({
  grain: z.enum(['day', 'week', 'month']).default('month'),
  rail: z.enum(['focal', 'any']).default('focal'),
})
