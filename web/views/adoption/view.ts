import { IconUsers } from '@tabler/icons-react'
import { z } from 'zod'
import { params as funnel } from '../../../datasets/metrics/activation-funnel/params.ts'
import { labels } from '../../../datasets/metrics/active-persons/labels.ts'
import { params as active } from '../../../datasets/metrics/active-persons/params.ts'
import type { View } from '../view.ts'

export const adoption: View = {
  id: 'adoption',
  icon: IconUsers,
  params: z.object({
    ...active.shape,
    ...funnel.shape,
    /** Wallets opened so far, or in each period. */
    view: z.enum(['total', 'period']).default('total'),
  }),
  labels,
  top: ['grain'],
  filtered: true,
  load: () => import('./adoption-view.tsx'),
}
