import { z } from 'zod'
import { type Funding, type Start, type StartCondition, startKinds, type WindowLength } from '../../compact/starts.ts'
import type { Filters } from '../../filters.ts'

/** Days of a window of each grain: a “month” of retention has thirty days for everyone. */
export const windowLengths = { day: 1, week: 7, month: 30 } as const satisfies Record<string, WindowLength>

/** `1-4,4-8` is the windows 1–3 and 4–7; the text is kept, so that an address reads as it was written. */
const brackets = z
  .string()
  .regex(/^\d{1,3}-\d{1,3}(,\d{1,3}-\d{1,3}){0,11}$/)
  .refine((text) => parseBrackets(text).every(([from, to]) => from < to), 'each bracket ends after it begins')

export const parseBrackets = (text: string) => [...new Set(text.split(','))].map((part) => part.split('-').map(Number) as [number, number])

/** Values of a payment attribute, either of them, with commas between; an empty one means “not known”. No text: any. */
const values = () => z.string().max(200).default('')

/** Parameters that every retention metric takes. */
export const retentionParameters = {
  grain: z.enum(['day', 'week', 'month']).default('month'),
  cohort: z.enum(['day', 'week', 'month']).default('month'),
  mode: z.enum(['exact', 'rolling', 'bracket']).default('exact'),
  start: z.enum(startKinds).default('first_purchase'),
  funding: z.enum(['any', 'own']).default('any'),
  rail: z.enum(['focal', 'any']).default('focal'),
  brackets: brackets.default('1-2,2-4,4-7,7-13'),
  start_scenario: values(),
  start_acceptance: values(),
  start_connectivity: values(),
  start_funding: z.enum(['any', 'own']).default('any'),
}

interface StartSide {
  start: Start
  start_scenario: string
  start_acceptance: string
  start_connectivity: string
  start_funding: Funding
}

/** What the first purchase must be to start the clock, as the parameters say it; the filters by payment say the same of the return. */
export function startCondition(side: StartSide): StartCondition | undefined {
  if (side.start !== 'first_purchase') return undefined
  const filters: Filters = {}
  for (const key of ['scenario', 'acceptance', 'connectivity'] as const) {
    const text = side[`start_${key}`]
    if (text) filters[key] = [...new Set(text.split(','))].sort()
  }
  return Object.keys(filters).length || side.start_funding !== 'any' ? { filters, funding: side.start_funding } : undefined
}

const tables: Readonly<Record<Start, readonly string[]>> = {
  first_purchase: [],
  wallet_opened: ['wallets'],
  incentive_used_up: ['grants', 'wallets'],
}
export const tablesOfStart = (start: Start): readonly string[] => tables[start]
