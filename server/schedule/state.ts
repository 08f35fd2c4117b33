import { z } from '@hono/zod-openapi'
import { kind } from '../documents/kind.ts'

/** What became of a scheduled briefing; kept over restarts, so that each is written once a release. */
export const outcomeSchema = z
  .object({
    release: z.string().openapi({ description: 'Release that it was written for, or is to be.' }),
    rule: z.string().openapi({ description: 'Changes when its lines in briefings.yaml do.' }),
    state: z.enum(['written', 'failed']),
    file: z.string().nullable(),
    at: z.iso.datetime(),
    attempts: z.int().min(1),
    next_at: z.iso.datetime().nullable().openapi({ description: 'When it is tried again.' }),
    error: z.string().nullable(),
    mend: z.string().nullable(),
  })
  .openapi('ScheduledBriefing')

export type Outcome = z.infer<typeof outcomeSchema>

export const outcomes = kind<Outcome>({ name: 'scheduled', schema: outcomeSchema, mostBytes: 20_000, mostDocuments: 500 })
