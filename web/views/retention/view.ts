import { IconGridDots } from '@tabler/icons-react'
import { z } from 'zod'
import { labels } from '../../../datasets/metrics/retention-curve/labels.ts'
import { params as curve } from '../../../datasets/metrics/retention-curve/params.ts'
import { params as interval } from '../../../datasets/metrics/return-interval/params.ts'
import { params as survival } from '../../../datasets/metrics/survival/params.ts'
import type { View } from '../view.ts'

export const retention: View = {
  id: 'retention',
  icon: IconGridDots,
  params: z.object({ ...survival.shape, ...interval.shape, ...curve.shape }),
  labels,
  top: ['grain'],
  filtered: true,
  load: () => import('./retention-view.tsx'),
}
