import { z } from 'zod'
import { filtersSchema } from '../filters.ts'
import { languages } from '../metrics/metric.ts'
import { type BriefingPeriod, lastComplete } from './period.ts'

export const briefingFormats = ['html', 'pdf', 'pptx', 'xlsx'] as const

const periodRules = ['last complete week', 'last complete month', 'last complete quarter', 'last complete year'] as const

/** One briefing that is written whenever a new release of its dataset arrives. */
export const scheduledSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'give small letters, digits, - and _'),
  dataset: z.string().min(1),
  period: z.enum(periodRules),
  language: z.enum(languages),
  format: z.enum(briefingFormats),
  /** Where files go: a path, relative to the data folder where it is not absolute. */
  folder: z.string().min(1),
  filters: filtersSchema.default({}),
})
export type Scheduled = z.infer<typeof scheduledSchema>

/** What `briefings.yaml` holds. */
export const scheduleSchema = z.strictObject({ briefings: z.array(scheduledSchema) })

/** The period that a rule means for data complete to a day. */
export const periodBy = (rule: Scheduled['period'], cutoff: string): BriefingPeriod =>
  lastComplete(rule.split(' ').at(-1) as BriefingPeriod['grain'], cutoff)
