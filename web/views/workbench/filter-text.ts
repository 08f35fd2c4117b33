import { useTranslation } from 'react-i18next'
import { filterKeys } from '../../../datasets/filters.ts'
import type { Language, Query } from '../../../datasets/metrics/metric.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'
import { valueText } from '../../../datasets/presentation/names.ts'
import { useServed } from '../../frame/release.tsx'

/** The dates and filters of payments: as the filter bar says them, and as a file keeps them, with ISO dates and codes. */
export function useFilterText() {
  const { t, i18n } = useTranslation()
  const { facts, dimensions } = useServed()
  const { date } = formatsOf(i18n.language as Language, facts.currency)
  const chosen = ({ filters }: Query) => filterKeys.flatMap((key) => (filters[key] ? [{ key, values: filters[key] }] : []))
  return {
    read: (query: Query) =>
      [
        t('filters.range', { from: date(query.range.from ?? facts.firstDay), to: date(query.range.to ?? facts.lastDay) }),
        ...chosen(query).map(({ key, values }) =>
          t('filters.chip', {
            name: t(`filters.${key}`),
            values: values.map((value) => valueText(t, dimensions, key, value)).join(t('filters.or')),
          }),
        ),
      ].join(' · '),
    kept: (query: Query) =>
      [
        `${query.range.from ?? facts.firstDay} – ${query.range.to ?? facts.lastDay}`,
        ...chosen(query).map(({ key, values }) => `${t(`filters.${key}`)} = ${values.join(', ')}`),
      ].join('; '),
  }
}
