import { z } from 'zod'
import { type Start, startKinds, type WindowLength } from '../../compact/starts.ts'

/** Days of a window of each grain: a “month” of retention has thirty days for everyone. */
export const windowLengths = { day: 1, week: 7, month: 30 } as const satisfies Record<string, WindowLength>

/** `1-4,4-8` is the windows 1–3 and 4–7; the text is kept, so that an address reads as it was written. */
const brackets = z
  .string()
  .regex(/^\d{1,3}-\d{1,3}(,\d{1,3}-\d{1,3}){0,11}$/)
  .refine((text) => parseBrackets(text).every(([from, to]) => from < to), 'each bracket ends after it begins')

export const parseBrackets = (text: string) => [...new Set(text.split(','))].map((part) => part.split('-').map(Number) as [number, number])

/** Parameters that every retention metric takes. */
export const retentionParameters = {
  grain: z.enum(['day', 'week', 'month']).default('month'),
  cohort: z.enum(['day', 'week', 'month']).default('month'),
  mode: z.enum(['exact', 'rolling', 'bracket']).default('exact'),
  start: z.enum(startKinds).default('first_purchase'),
  funding: z.enum(['any', 'own']).default('any'),
  rail: z.enum(['focal', 'any']).default('focal'),
  brackets: brackets.default('1-2,2-4,4-7,7-13'),
}

export const tablesOfStart = (start: Start): readonly string[] => (start === 'wallet_opened' ? ['wallets'] : [])
