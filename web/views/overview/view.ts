import { IconLayoutDashboard } from '@tabler/icons-react'
import { z } from 'zod'
import { labels } from '../../../datasets/metrics/rail-share/labels.ts'
import type { View } from '../view.ts'

export const overview: View = {
  id: 'overview',
  icon: IconLayoutDashboard,
  params: z.object({
    /** What the rails' shares over time are of. */
    measure: z.enum(['value', 'payments', 'persons']).default('value'),
  }),
  labels,
  top: [],
  filtered: true,
  load: () => import('./overview-view.tsx'),
}
