import { z } from 'zod'
import { SHORTEST_DORMANCY } from '../../compact/dormancy.ts'
import { segmentParameter } from '../segment-parameter.ts'

/** Days for which shares are told and means are restricted. */
export const horizonParameter = () => z.coerce.number().int().min(1).max(365).default(90).meta({ unit: 'days' })

export const params = z.object({
  segment: segmentParameter(),
  dormancy: z.coerce.number().int().min(SHORTEST_DORMANCY).max(365).default(30).meta({ unit: 'days' }),
  money: z.enum(['own', 'any']).default('own').meta({ description: 'Purchases that count as use.' }),
  level: z.enum(['person', 'wallet']).default('person'),
  horizon: horizonParameter(),
  rail: z.enum(['focal', 'any']).default('focal'),
})
