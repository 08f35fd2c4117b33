import { IconLayoutDashboard } from '@tabler/icons-react'
import { z } from 'zod'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { railShare } from '../../../datasets/metrics/rail-share/metric.ts'
import type { View } from '../view.ts'

export const overview: View = {
  id: 'overview',
  icon: IconLayoutDashboard,
  params: z.object({
    /** What the rails' shares over time are of. */
    measure: z.enum(['value', 'payments', 'persons']).default('value'),
  }),
  metric: railShare as unknown as Metric,
  top: [],
  filtered: true,
  load: () => import('./overview-view.tsx'),
}
