import { IconWifiOff } from '@tabler/icons-react'
import { z } from 'zod'
import { labels } from '../../../datasets/metrics/offline-share/labels.ts'
import { params as share } from '../../../datasets/metrics/offline-share/params.ts'
import type { View } from '../view.ts'

export const offline: View = {
  id: 'offline',
  icon: IconWifiOff,
  params: z.object({
    ...share.shape,
    /** What the share without a network is of. */
    measure: z.enum(['payments', 'value']).default('payments'),
    /** What in store and e-commerce are shares of. */
    mix: z.enum(['payments', 'value', 'persons']).default('value'),
  }),
  labels,
  top: ['grain'],
  filtered: true,
  load: () => import('./offline-view.tsx'),
}
