import { z } from 'zod'

export const params = z.object({
  window: z.coerce.number().int().min(1).max(365).default(30).meta({ unit: 'days' }),
})
