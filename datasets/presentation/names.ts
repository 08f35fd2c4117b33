import type { TFunction } from 'i18next'
import type { Dimensions } from '../dimensions.ts'
import type { FilterKey } from '../filters.ts'

const han = /\p{Script=Han}/u

/**
 * What readers call something the dataset has named: its own label, unless that is in Latin letters and the page, in Chinese, knows the identifier
 * (支付宝 for alipay); without a label the page’s word, else the identifier.
 */
export function nameText(t: TFunction, key: string, id: string, label: string | undefined): string {
  const known = t(`values.${key}.${id}`, { defaultValue: '' })
  return label && !(han.test(known) && !han.test(label)) ? label : known || label || id
}

/** What a filter’s value is called. */
export const valueText = (t: TFunction, { labels }: Pick<Dimensions, 'labels'>, key: FilterKey, value: string): string =>
  value === '' ? t('values.unknown') : nameText(t, key, value, labels[key]?.[value])
