import { IconArrowsRightLeft } from '@tabler/icons-react'
import { z } from 'zod'
import { isDate } from '../../../datasets/calendar.ts'
import { marketStructure } from '../../../datasets/metrics/market-structure/metric.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import type { View } from '../view.ts'

export const migration: View = {
  id: 'migration',
  icon: IconArrowsRightLeft,
  params: z.object({
    grain: z.enum(['month', 'quarter', 'year']).default('month'),
    /** What the concentration is measured in: its denominator. */
    market: marketStructure.params.shape.market,
    /** What the shares over time are of. */
    measure: z.enum(['value', 'payments', 'persons']).default('value'),
    /** First day of the earlier period of the transition shown; the latest complete one where it is left out. */
    pair: z.union([z.literal(''), z.string().refine(isDate)]).default(''),
  }),
  metric: marketStructure as unknown as Metric,
  top: ['grain'],
  filtered: true,
  load: () => import('./migration-view.tsx'),
}
