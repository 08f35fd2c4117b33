import { IconArrowsRightLeft } from '@tabler/icons-react'
import { z } from 'zod'
import { isDate } from '../../../datasets/calendar.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { railShare } from '../../../datasets/metrics/rail-share/metric.ts'
import type { View } from '../view.ts'

export const migration: View = {
  id: 'migration',
  icon: IconArrowsRightLeft,
  params: z.object({
    grain: z.enum(['month', 'quarter', 'year']).default('month'),
    /** What the shares over time are of. */
    measure: z.enum(['value', 'payments', 'persons']).default('value'),
    /** First day of the earlier period of the transition shown; the latest complete one where it is left out. */
    pair: z.union([z.literal(''), z.string().refine(isDate)]).default(''),
  }),
  metric: railShare as unknown as Metric,
  top: ['grain'],
  filtered: true,
  load: () => import('./migration-view.tsx'),
}
