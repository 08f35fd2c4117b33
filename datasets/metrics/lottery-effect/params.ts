import { z } from 'zod'
import { takeUps } from '../../compact/lottery.ts'

export const params = z.object({
  days: z.enum(['30', '90', 'cutoff']).default('30'),
  take_up: z.enum(takeUps).default('claimed'),
  by: z.enum(['campaign', 'stratum']).default('campaign'),
  against: z.enum(['losers', 'everyone']).default('losers'),
  adjust: z.enum(['holm', 'bh']).default('holm'),
})
