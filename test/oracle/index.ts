import type { Asked } from './activity.ts'
import { railShare } from './rail-share.ts'
import { railTransitions } from './rail-transitions.ts'
import { retentionCohorts } from './retention-cohorts.ts'

export type Oracle = (asked: Asked<never>) => Record<string, unknown>[]

/** One naive answer per metric. */
export const oracles: Readonly<Record<string, Oracle>> = {
  'retention-cohorts': retentionCohorts,
  'rail-share': railShare,
  'rail-transitions': railTransitions,
}
