import { IconFileText } from '@tabler/icons-react'
import { z } from 'zod'
import { parsePeriod } from '../../../datasets/briefing/period.ts'
import type { View } from '../view.ts'

export const briefing: View = {
  id: 'briefing',
  icon: IconFileText,
  params: z.object({
    /** 2021, 2021Q1, 2021-03 or 2021-W05; empty: the last month that is over. */
    period: z
      .string()
      .refine((text) => text === '' || parsePeriod(text) !== null)
      .default(''),
    /** Id of a draft; empty: none. */
    draft: z
      .string()
      .regex(/^([a-z0-9][a-z0-9_-]{0,62})?$/)
      .default(''),
  }),
  top: [],
  filtered: true,
  load: () => import('./briefing-view.tsx'),
}
