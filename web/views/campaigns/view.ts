import { IconGift } from '@tabler/icons-react'
import { z } from 'zod'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { retentionCurve } from '../../../datasets/metrics/retention-curve/metric.ts'
import type { View } from '../view.ts'

const { grain, mode, funding, start } = retentionCurve.params.shape

export const campaigns: View = {
  id: 'campaigns',
  icon: IconGift,
  params: z.object({
    /** What is compared: packets claimed and used, or the money spent. */
    view: z.enum(['packets', 'money']).default('packets'),
    grain,
    mode,
    start,
    /** A gift that is spent is no return: own money unless asked otherwise. */
    funding: funding.unwrap().default('own'),
    segment: z.enum(['campaign', 'acquisition']).default('campaign'),
  }),
  metric: retentionCurve as unknown as Metric,
  top: ['grain'],
  filtered: true,
  load: () => import('./campaigns-view.tsx'),
}
