import { z } from '@hono/zod-openapi'
import { reasons } from '../../datasets/alerts/verdict.ts'
import { kind } from '../documents/kind.ts'

const number = z.number().nullable()

/** Why a post did not arrive. */
export const faults = ['redirect', 'status', 'timeout', 'unreachable', 'not_allowed'] as const

export const verdictSchema = z
  .object({
    state: z.enum(['firing', 'quiet', 'unknown']),
    reason: z.enum(reasons).nullable().openapi({ description: 'Why nothing can be said.' }),
    period: z.string().nullable().openapi({ description: 'First day of the period.' }),
    value: number,
    lower: number,
    upper: number,
    before: number.openapi({ description: 'Value of the period before, for changes.' }),
  })
  .openapi('Verdict')

/** A change of state on its way to one webhook. */
export const deliverySchema = z
  .object({
    event: z.string().openapi({ description: 'Sent with the post; the same change of state always has the same one.' }),
    url: z.string(),
    state: z.enum(['firing', 'quiet']),
    release: z.string(),
    at: z.iso.datetime(),
    body: z.string(),
    outcome: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int().min(0),
    next_at: z.iso.datetime(),
    error: z.string().nullable().openapi({ description: 'What went wrong with the last attempt, in English.' }),
    fault: z.enum(faults).nullable().default(null),
    status: z.int().nullable().default(null).openapi({ description: 'HTTP status of the answer, where there was one.' }),
  })
  .openapi('Delivery')

export type Delivery = z.infer<typeof deliverySchema>
export type Missed = { error: string } & Pick<Delivery, 'fault' | 'status'>

/** What is known of one rule and kept over restarts. */
export const alertStateSchema = z.object({
  /** The last state that could be told. */
  state: z.enum(['firing', 'quiet']).nullable(),
  /** Release with which that state began, and when. */
  since_release: z.string().nullable(),
  since: z.iso.datetime().nullable(),
  /** What was evaluated last: release and rule. */
  release: z.string(),
  rule: z.string(),
  verdict: verdictSchema,
  deliveries: z.array(deliverySchema),
})

export type AlertState = z.infer<typeof alertStateSchema>

export const alertStates = kind({ name: 'alerts', schema: alertStateSchema, mostBytes: 200_000, mostDocuments: 500 })
