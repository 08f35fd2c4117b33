import { z } from 'zod'

export const params = z.object({ windows: z.enum(['1', '2', '3']).default('3') })
