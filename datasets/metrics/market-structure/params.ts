import { z } from 'zod'
import { grains } from '../../calendar.ts'

export const params = z.object({
  grain: z.enum(grains).default('month'),
  market: z.enum(['third_party', 'mobile', 'all']).default('mobile'),
  measure: z.enum(['value', 'payments']).default('value'),
})
