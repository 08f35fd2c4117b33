import { IconGridDots } from '@tabler/icons-react'
import { z } from 'zod'
import { lifecycle } from '../../../datasets/metrics/lifecycle/metric.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { retentionCurve } from '../../../datasets/metrics/retention-curve/metric.ts'
import type { View } from '../view.ts'

export const retention: View = {
  id: 'retention',
  icon: IconGridDots,
  params: z.object({ ...retentionCurve.params.shape, dormancy: lifecycle.params.shape.dormancy }),
  metric: retentionCurve as unknown as Metric,
  top: ['grain'],
  filtered: true,
  load: () => import('./retention-view.tsx'),
}
