import type { Metric } from './metric.ts'
import { railShare } from './rail-share/metric.ts'
import { railTransitions } from './rail-transitions/metric.ts'
import { retentionCohorts } from './retention-cohorts/metric.ts'

export type { Language, Metric, Query, Row, Words } from './metric.ts'
export { languages } from './metric.ts'

/** Every metric, one line each. */
export const metrics = [retentionCohorts, railShare, railTransitions] as unknown as readonly Metric[]

export const metricById = (id: string): Metric | undefined => metrics.find((metric) => metric.id === id)
