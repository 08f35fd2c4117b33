import { z } from 'zod'
import { filtersSchema } from '../filters.ts'
import { languages } from '../metrics/metric.ts'

const finite = z.number()

/** Fires where the whole interval, or the value where it has none, lies beyond the limit. */
export const levelSchema = z
  .strictObject({ above: finite.optional(), below: finite.optional() })
  .refine(({ above, below }) => (above === undefined) !== (below === undefined), { message: 'give either `above` or `below`' })

/** Fires where the last complete period differs from the one before by more than chance, and by at least the share `by` of it. */
export const changeSchema = z.strictObject({ direction: z.enum(['up', 'down', 'any']), by: z.number().min(0).default(0) })

export const conditions = ['level', 'change', 'missing', 'late'] as const

/** One rule of alerts.yaml: what is watched, and one condition. */
export const ruleSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, { message: 'use small letters, digits, - and _, beginning with a letter or digit' }),
    /** Every dataset where it is left out. */
    dataset: z.string().optional(),
    metric: z.string().optional(),
    measure: z.string().optional(),
    /** Result columns and the value each must have, so that one row per period remains. */
    where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
    filters: filtersSchema.default({}),
    level: levelSchema.optional(),
    change: changeSchema.optional(),
    /** Fires where the last period that is over has no value. */
    missing: z.literal(true).optional(),
    /** Fires where a payment has waited longer than this to be synchronised. */
    late: z.strictObject({ days: z.int().min(0) }).optional(),
  })
  .refine((rule) => conditions.filter((name) => rule[name] !== undefined).length === 1, {
    message: `give exactly one of ${conditions.join(', ')}`,
  })
  .refine((rule) => rule.late !== undefined || (rule.metric !== undefined && rule.measure !== undefined), {
    message: 'give `metric` and `measure`, unless the condition is `late`',
  })
  .transform((rule) =>
    rule.late ? { ...rule, metric: 'unsynced-value', measure: 'oldest_days' } : { ...rule, metric: rule.metric!, measure: rule.measure! },
  )

export type Rule = z.output<typeof ruleSchema>

export const alertsFileSchema = z.strictObject({
  alerts: z.array(ruleSchema).max(200),
  /** Language of what is posted. */
  language: z.enum(languages).default('en'),
  /** Addresses that alerts are posted to; the server’s configuration must list each. */
  webhooks: z
    .array(z.url({ protocol: /^https?$/ }))
    .max(10)
    .default([]),
})

export type AlertsFile = z.output<typeof alertsFileSchema>
