import { useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facts } from '../../datasets/facts.ts'
import type { FilterKey } from '../../datasets/filters.ts'
import type { Spec } from '../../datasets/metrics/chart.ts'
import type { Language, Metric, Query } from '../../datasets/metrics/metric.ts'
import type { Dimensions } from '../dimensions.ts'
import { valueText } from '../filters/words.ts'
import { formatsOf } from './format.ts'
import { palettes, railColours, unknownRail } from './palette.ts'

/** Everything a chart is drawn from beside its rows and its size, in the page’s language and colours. */
export function useSpec(metric: Metric, query: Query, facts: Facts, dimensions: Dimensions): Omit<Spec, 'width' | 'height' | 'display'> {
  const { t, i18n } = useTranslation()
  const scheme = useComputedColorScheme('light')
  const language = i18n.language as Language
  return useMemo(() => {
    const { rails } = dimensions
    const colours = railColours(rails, facts.focalRail, scheme)
    const labels = new Map(rails.map(({ id, label }) => [id, label]))
    const { number, percent, interval, money, period, date } = formatsOf(language, facts.currency)
    return {
      ...{ number, percent, interval, money, period, date, query, facts },
      palette: palettes[scheme],
      words: metric.labels[language] ?? metric.labels.en,
      railLabel: (rail) => labels.get(rail) ?? rail,
      railColour: (rail) => colours.get(rail) ?? unknownRail(scheme),
      valueLabel: (key, value) => valueText(t, dimensions, key as FilterKey, value),
      say: (key, values) => t(key, values ?? {}),
    }
  }, [metric, query, facts, dimensions, scheme, language, t])
}
