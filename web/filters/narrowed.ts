import { filterKeys } from '../../datasets/filters.ts'
import type { Query } from '../../datasets/metrics/metric.ts'

/** Whether dates or filters are set, so that taking them away can change an answer. */
export const narrowed = ({ range, filters }: Pick<Query, 'range' | 'filters'>): boolean =>
  Boolean(range.from || range.to || filterKeys.some((key) => filters[key]))
