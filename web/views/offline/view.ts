import { IconWifiOff } from '@tabler/icons-react'
import { z } from 'zod'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { offlineShare } from '../../../datasets/metrics/offline-share/metric.ts'
import type { View } from '../view.ts'

export const offline: View = {
  id: 'offline',
  icon: IconWifiOff,
  params: z.object({
    ...offlineShare.params.shape,
    /** What the share without a network is of. */
    measure: z.enum(['payments', 'value']).default('payments'),
    /** What in store and e-commerce are shares of. */
    mix: z.enum(['payments', 'value', 'persons']).default('value'),
  }),
  metric: offlineShare as unknown as Metric,
  top: ['grain'],
  filtered: true,
  load: () => import('./offline-view.tsx'),
}
