import type { TFunction } from 'i18next'
import { type FilterKey, filterKeys } from '../../datasets/filters.ts'
import type { Spec } from '../../datasets/metrics/chart.ts'

const apart = (texts: readonly string[]) => [...new Set(texts)].join(' | ')

/** Filters that hold for a card, in words; where the sides of a comparison differ, the values of both. */
export function filterText(specs: readonly Spec[], t: TFunction): string {
  const keys = filterKeys.filter((key) => specs.some(({ query }) => query.filters[key]))
  const values = (key: FilterKey) =>
    specs.map(({ query, valueLabel }) => (query.filters[key] ?? []).map((value) => valueLabel(key, value)).join(t('notice.separator')))
  return keys.map((key) => `${t(`card.filter.${key}`)} = ${apart(values(key))}`).join(t('card.semicolon'))
}

/** Dates that a card was asked for, first to last; those of both sides where they differ. */
export const dateText = (specs: readonly Spec[], write: (day: string) => string): string =>
  apart(specs.map(({ query: { range }, facts }) => `${write(range.from ?? facts.firstDay)} – ${write(range.to ?? facts.lastDay)}`))

/** Whether dates were chosen at all. */
export const isDated = (specs: readonly Spec[]): boolean => specs.some(({ query: { range } }) => range.from ?? range.to)
