import { IconGridDots } from '@tabler/icons-react'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { retentionCohorts } from '../../../datasets/metrics/retention-cohorts/metric.ts'
import type { View } from '../view.ts'

export const retention: View = {
  id: 'retention',
  icon: IconGridDots,
  params: retentionCohorts.params,
  metric: retentionCohorts as unknown as Metric,
  top: ['grain'],
  filtered: true,
  load: () => import('./retention-view.tsx'),
}
