import { addDays, type Grain, grains, periodEnd, periodStart, type Range } from './calendar.ts'
import type { Facts } from './facts.ts'
import { type FilterKey, filterKeys } from './filters.ts'
import type { Metric, Query } from './metrics/metric.ts'

/** What everything shown is set beside: the dates before the ones shown, or one segment beside another. */
export type Comparison = { kind: 'previous' } | { kind: 'segments'; key: FilterKey; values: readonly [string, string] }

/** The comparison as an address holds it: `previous`, or `region:shenzhen:suzhou`, each part escaped. */
export const comparisonText = (comparison: Comparison): string =>
  comparison.kind === 'previous' ? 'previous' : [comparison.key, ...comparison.values.map(encodeURIComponent)].join(':')

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Reads a comparison; null where the text is none. Total. */
export function parseComparison(text: string): Comparison | null {
  if (text === 'previous') return { kind: 'previous' }
  const [key, ...rest] = text.split(':')
  const [a, b] = rest.map(decoded)
  if (rest.length !== 2 || a == null || b == null || a === b) return null
  if (!(filterKeys as readonly string[]).includes(key!)) return null
  const comparison: Comparison = { kind: 'segments', key: key as FilterKey, values: [a, b] }
  return comparisonText(comparison) === text ? comparison : null
}

/** As many whole periods before the dates as the dates hold; null where they begin with the data or nowhere. */
export function previousRange(range: Partial<Range>, grain: Grain, facts: Facts): Range | null {
  if (!range.from) return null
  const first = periodStart(grain, range.from)
  const last = [range.to ?? facts.cutoff, facts.cutoff].sort()[0]!
  const to = addDays(first, -1)
  if (to < facts.firstDay) return null
  let from = first
  for (let day = first; day <= last; day = addDays(periodEnd(grain, day), 1)) from = periodStart(grain, addDays(from, -1))
  return from === first ? null : { from, to }
}

/** The dates that a query’s range means once widened to whole periods. */
export function shownRange(range: Partial<Range>, grain: Grain, facts: Facts): Range {
  return {
    from: range.from ? periodStart(grain, range.from) : facts.firstDay,
    to: range.to ? [periodEnd(grain, range.to), facts.lastDay].sort()[0]! : facts.lastDay,
  }
}

/** Why a metric is not compared: no dates were chosen, nothing lies before them, or it cannot be divided by the attribute. */
export type NotCompared = 'all_dates' | 'nothing_before' | 'not_divided'

export const grainOf = ({ params }: Query): Grain => grains.find((known) => known === params.grain) ?? 'month'

/** The queries of both sides, the one in question first. For the previous period that is the query itself. */
export function sidesOf(
  metric: Metric,
  query: Query,
  comparison: Comparison,
  facts: Facts,
): { queries: [Query, Query] } | { why: NotCompared } {
  if (comparison.kind === 'previous') {
    const range = previousRange(query.range, grainOf(query), facts)
    if (range) return { queries: [query, { ...query, range }] }
    return { why: query.range.from ? 'nothing_before' : 'all_dates' }
  }
  const { key, values } = comparison
  if (!metric.filters.includes(key)) return { why: 'not_divided' }
  const [a, b] = values.map((value): Query => ({ ...query, filters: { ...query.filters, [key]: [value] } }))
  return { queries: [a!, b!] }
}
