import { IconGift } from '@tabler/icons-react'
import { z } from 'zod'
import { params as comparison } from '../../../datasets/metrics/campaign-comparison/params.ts'
import { params as effect } from '../../../datasets/metrics/lottery-effect/params.ts'
import { labels } from '../../../datasets/metrics/retention-curve/labels.ts'
import { params as curve } from '../../../datasets/metrics/retention-curve/params.ts'
import type { View } from '../view.ts'

const { grain, mode, funding, start } = curve.shape

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
    ...effect.shape,
    ...comparison.shape,
  }),
  labels,
  top: ['grain'],
  filtered: true,
  load: () => import('./campaigns-view.tsx'),
}
