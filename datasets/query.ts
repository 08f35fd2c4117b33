import { z } from 'zod'
import { isDate } from './calendar.ts'
import { type FilterKey, type Filters, filterKeys } from './filters.ts'
import type { Metric, Query } from './metrics/metric.ts'

/** Something in an address that was not understood, and what stands in its place. */
export interface Notice {
  code: 'unknown' | 'invalid' | 'repeated' | 'not_applicable'
  key: string
  value: string
  /** Values that would have been understood, where they can be listed. */
  valid: readonly string[]
}

type Pairs = Iterable<readonly [string, string]>

/** Values a parameter takes, where they can be listed. */
export function choices(schema: z.ZodType): readonly string[] {
  let inner: unknown = schema
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodOptional) inner = inner.def.innerType
  return inner instanceof z.ZodEnum ? inner.options.map(String) : []
}

/** What of a metric its queries depend on; a view has the same. */
export type Asked = Pick<Metric, 'params' | 'filters'>

/** Filters that are set but mean nothing to a metric. */
export const notApplied = (metric: Asked, { filters }: Pick<Query, 'filters'>): FilterKey[] =>
  filterKeys.filter((key) => filters[key] && !metric.filters.includes(key))

export const defaults = (metric: Asked): Record<string, unknown> => metric.params.parse({})

/**
 * Reads a query from key–value pairs of an address, a request or a command line. Total: what cannot be read takes its default and yields a
 * notice; nothing throws. Keys in `others` belong to somebody else and are passed over.
 */
export function parseQuery(metric: Asked, pairs: Pairs, others: ReadonlySet<string> = new Set()): { query: Query; notices: Notice[] } {
  const notices: Notice[] = []
  const range: Query['range'] = {}
  const filters: Filters = {}
  const params = defaults(metric)
  const seen = new Set<string>()
  for (const [key, value] of pairs) {
    if (key === 'from' || key === 'to') {
      if (isDate(value)) range[key] = value
      else notices.push({ code: 'invalid', key, value, valid: ['YYYY-MM-DD'] })
    } else if ((filterKeys as readonly string[]).includes(key)) {
      const filter = key as FilterKey
      if (!metric.filters.includes(filter)) notices.push({ code: 'not_applicable', key, value, valid: metric.filters })
      else filters[filter] = [...new Set([...(filters[filter] ?? []), value])].sort()
    } else if (Object.hasOwn(metric.params.shape, key)) {
      const schema = metric.params.shape[key] as z.ZodType
      const parsed = schema.safeParse(value)
      if (seen.has(key)) notices.push({ code: 'repeated', key, value, valid: choices(schema) })
      else if (parsed.success) params[key] = parsed.data
      else notices.push({ code: 'invalid', key, value, valid: choices(schema) })
      seen.add(key)
    } else if (!others.has(key)) {
      notices.push({ code: 'unknown', key, value, valid: ['from', 'to', ...metric.filters, ...Object.keys(metric.params.shape)] })
    }
  }
  if (range.from && range.to && range.from > range.to) {
    notices.push({ code: 'invalid', key: 'to', value: range.to, valid: [`${range.from} or later`] })
    delete range.to
  }
  return { query: { range, filters, params }, notices }
}

/** The query as key–value pairs in a fixed order, defaults left out: `parseQuery(metric, serializeQuery(metric, q)).query` equals q. */
export function serializeQuery(metric: Asked, query: Query): [string, string][] {
  const standard = defaults(metric)
  return [
    ...(['from', 'to'] as const).flatMap((key): [string, string][] => (query.range[key] ? [[key, query.range[key]]] : [])),
    ...filterKeys.flatMap((key) => (query.filters[key] ?? []).map((value): [string, string] => [key, value])),
    ...Object.keys(metric.params.shape).flatMap((key): [string, string][] =>
      query.params[key] === standard[key] ? [] : [[key, String(query.params[key])]],
    ),
  ]
}

/** What of a question the metric takes: its filters, and those parameters whose values it knows; the others take their default. */
export function queryOf(metric: Metric, given: Query): Query {
  const params = defaults(metric)
  for (const [key, schema] of Object.entries(metric.params.shape)) {
    const parsed = (schema as z.ZodType).safeParse(given.params[key])
    if (given.params[key] !== undefined && parsed.success) params[key] = parsed.data
  }
  const filters = Object.fromEntries(Object.entries(given.filters).filter(([key]) => (metric.filters as readonly string[]).includes(key)))
  return { range: given.range, filters, params }
}

/** The query as one string, for caches. */
export const queryKey = (metric: Metric, query: Query): string => `${metric.id}?${new URLSearchParams(serializeQuery(metric, query))}`
