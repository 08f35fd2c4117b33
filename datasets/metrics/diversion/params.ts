import { z } from 'zod'
import { params as lottery } from '../lottery-effect/params.ts'

export const params = z.object({ days: lottery.shape.days, by: lottery.shape.by })
