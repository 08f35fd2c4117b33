import { z } from 'zod'
import { isDate, type Range } from '../../datasets/calendar.ts'
import { type Filters, filterKeys } from '../../datasets/filters.ts'
import { type Language, languages, type Metric, type Query } from '../../datasets/metrics/metric.ts'
import { type Notice, parseQuery, serializeQuery } from '../../datasets/query.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Everything that decides what a view shows. */
export interface Address {
  dataset: string | null
  range: Partial<Range>
  filters: Filters
  /** Parameters of the view, each with a value. */
  params: Record<string, unknown>
  lang: Language | null
  theme: Theme | null
}

export type Pair = readonly [key: string, value: string]

const own = {
  dataset: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/),
  lang: z.enum(languages),
  theme: z.enum(themes),
}
const ownKeys = new Set(Object.keys(own))
const choicesOf: Record<string, readonly string[]> = { lang: languages, theme: themes, dataset: [] }

/** Reads an address. Total: what is not understood takes its default and yields a notice. */
export function parseAddress(params: z.ZodObject, pairs: readonly Pair[]): { address: Address; notices: Notice[] } {
  const { query, notices } = parseQuery({ params, filters: filterKeys }, pairs, ownKeys)
  const found: Record<string, string> = {}
  for (const [key, value] of pairs) {
    if (!ownKeys.has(key)) continue
    const parsed = own[key as keyof typeof own].safeParse(value)
    if (key in found) notices.push({ code: 'repeated', key, value, valid: choicesOf[key]! })
    else if (parsed.success) found[key] = parsed.data
    else notices.push({ code: 'invalid', key, value, valid: choicesOf[key]! })
  }
  const { dataset = null, lang = null, theme = null } = found as { dataset?: string; lang?: Language; theme?: Theme }
  return { address: { dataset, ...query, lang, theme }, notices }
}

/** The address as pairs in a fixed order, defaults left out: `parseAddress(params, serializeAddress(params, a)).address` equals a. */
export function serializeAddress(params: z.ZodObject, address: Address): Pair[] {
  return [
    ...(address.dataset ? [['dataset', address.dataset] as const] : []),
    ...serializeQuery({ params, filters: filterKeys }, address),
    ...(address.lang ? [['lang', address.lang] as const] : []),
    ...(address.theme ? [['theme', address.theme] as const] : []),
  ]
}

/** The address in another view: what that view does not know takes its default. */
export function carried(params: z.ZodObject, address: Address): Address {
  return { ...address, params: params.parse({}) as Record<string, unknown> }
}

/** What a card asks of its metric: the filters and parameters of the address that the metric takes. */
export function queryOf(metric: Metric, address: Address): Query {
  const params = metric.params.parse({}) as Record<string, unknown>
  for (const [key, schema] of Object.entries(metric.params.shape)) {
    const parsed = (schema as z.ZodType).safeParse(address.params[key])
    if (address.params[key] !== undefined && parsed.success) params[key] = parsed.data
  }
  const filters = Object.fromEntries(Object.entries(address.filters).filter(([key]) => (metric.filters as readonly string[]).includes(key)))
  return { range: address.range, filters, params }
}

/** The range with one end changed; an end before the other moves the other. */
export function withEnd(range: Partial<Range>, end: 'from' | 'to', value: string): Partial<Range> {
  const next = { ...range }
  if (isDate(value)) next[end] = value
  else delete next[end]
  if (next.from && next.to && next.from > next.to) next[end === 'from' ? 'to' : 'from'] = value
  return next
}
