import { IconUsers } from '@tabler/icons-react'
import { z } from 'zod'
import { activationFunnel } from '../../../datasets/metrics/activation-funnel/metric.ts'
import { activePersons } from '../../../datasets/metrics/active-persons/metric.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import type { View } from '../view.ts'

export const adoption: View = {
  id: 'adoption',
  icon: IconUsers,
  params: z.object({
    ...activePersons.params.shape,
    ...activationFunnel.params.shape,
    /** Wallets opened so far, or in each period. */
    view: z.enum(['total', 'period']).default('total'),
  }),
  metric: activePersons as unknown as Metric,
  top: ['grain'],
  filtered: true,
  load: () => import('./adoption-view.tsx'),
}
