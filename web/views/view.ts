import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { Metric } from '../../datasets/metrics/metric.ts'

/** A page of the dashboard. Its address is its id; its words are `views.<id>` in every language. */
export interface View {
  id: string
  icon: Icon
  /** Parameters that its address takes beside dataset, dates, filters, language and theme. */
  params: z.ZodObject
  /** Words of a metric that its parameters take; those that it lacks are `parameters.<name>` in every language. */
  labels?: Metric['labels']
  /** Parameters that the top bar shows, because they belong to the view as a whole. */
  top: readonly string[]
  /** Whether dates and filters change what it shows. */
  filtered: boolean
  load(): Promise<{ default: ComponentType }>
}
