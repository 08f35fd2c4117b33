import { z } from 'zod'
import { grains } from '../../calendar.ts'

export const params = z.object({ grain: z.enum(grains).default('month') })
