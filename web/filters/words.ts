import type { TFunction } from 'i18next'
import type { FilterKey } from '../../datasets/filters.ts'
import type { Dimensions } from '../dimensions.ts'

/** What a filter's value is called: the dataset's own label, else the page's word for a value of the contract, else the value. */
export function valueText(t: TFunction, { labels }: Dimensions, key: FilterKey, value: string): string {
  if (value === '') return t('filters.unknown')
  return labels[key]?.[value] || t(`values.${key}.${value}`, { defaultValue: value })
}
