import { type FilterKey, type Filters, filterKeys } from '../filters.ts'
import type { Briefed } from './briefed.ts'

/** Address of a view with the briefing’s filters, relative to the page. */
export function linkTo(
  { dataset, filters, language }: Pick<Briefed, 'dataset' | 'filters' | 'language'>,
  view: string,
  params: Readonly<Record<string, string>> = {},
  more: Filters = {},
): string {
  const all = { ...filters, ...more }
  const pairs = [
    ['dataset', dataset],
    ...filterKeys.flatMap((key: FilterKey) => (all[key] ?? []).map((value) => [key, value])),
    ...Object.entries(params),
    ['lang', language],
  ]
  return `/${view}?${new URLSearchParams(pairs)}`
}
