import { z } from 'zod'
import { isDate, type Range } from '../../datasets/calendar.ts'
import { type Comparison, comparisonText, parseComparison } from '../../datasets/comparison.ts'
import { type Filters, filterKeys } from '../../datasets/filters.ts'
import { type Language, languages } from '../../datasets/metrics/metric.ts'
import { type Notice, parseQuery, serializeQuery } from '../../datasets/query.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Everything that decides what a view shows. */
export interface Address {
  dataset: string | null
  range: Partial<Range>
  filters: Filters
  /** What everything is set beside; null: nothing. */
  compare: Comparison | null
  /** Parameters of the view, each with a value. */
  params: Record<string, unknown>
  lang: Language | null
  theme: Theme | null
}

export type Pair = readonly [key: string, value: string]

const own = {
  dataset: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/),
  compare: z.string().refine((text) => parseComparison(text) !== null),
  lang: z.enum(languages),
  theme: z.enum(themes),
}
const ownKeys = new Set(Object.keys(own))
const choicesOf: Record<string, readonly string[]> = { lang: languages, theme: themes, dataset: [], compare: ['previous', 'region:a:b'] }

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
  const {
    dataset = null,
    lang = null,
    theme = null,
    compare,
  } = found as { dataset?: string; lang?: Language; theme?: Theme; compare?: string }
  return { address: { dataset, ...query, compare: compare === undefined ? null : parseComparison(compare), lang, theme }, notices }
}

/** The address as pairs in a fixed order, defaults left out: `parseAddress(params, serializeAddress(params, a)).address` equals a. */
export function serializeAddress(params: z.ZodObject, address: Address): Pair[] {
  return [
    ...(address.dataset ? [['dataset', address.dataset] as const] : []),
    ...serializeQuery({ params, filters: filterKeys }, address),
    ...(address.compare ? [['compare', comparisonText(address.compare)] as const] : []),
    ...(address.lang ? [['lang', address.lang] as const] : []),
    ...(address.theme ? [['theme', address.theme] as const] : []),
  ]
}

/** The address in another view: what that view does not know takes its default. */
export function carried(params: z.ZodObject, address: Address): Address {
  return { ...address, params: params.parse({}) as Record<string, unknown> }
}

/** The range with one end changed; an end before the other moves the other. */
export function withEnd(range: Partial<Range>, end: 'from' | 'to', value: string): Partial<Range> {
  const next = { ...range }
  if (isDate(value)) next[end] = value
  else delete next[end]
  if (next.from && next.to && next.from > next.to) next[end === 'from' ? 'to' : 'from'] = value
  return next
}
