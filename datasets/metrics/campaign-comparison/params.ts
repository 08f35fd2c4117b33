import { z } from 'zod'

export const params = z.object({
  outcome: z.enum(['own_money', 'redeemed']).default('own_money'),
  within: z.enum(['30', '90']).default('30'),
  adjust: z.enum(['holm', 'bh']).default('holm'),
})
