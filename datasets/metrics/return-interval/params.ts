import { z } from 'zod'
import { segmentParameter } from '../segment-parameter.ts'
import { horizonParameter } from '../survival/params.ts'

export const params = z.object({
  segment: segmentParameter(),
  nth: z.coerce.number().int().min(1).max(50).default(1).meta({ description: 'From purchase n to the next.' }),
  funding: z.enum(['any', 'own']).default('any'),
  horizon: horizonParameter(),
  rail: z.enum(['focal', 'any']).default('focal'),
})
