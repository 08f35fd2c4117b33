import { useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnotationSpan } from '../../datasets/annotations/annotation.ts'
import type { Dimensions } from '../../datasets/dimensions.ts'
import type { Facts } from '../../datasets/facts.ts'
import type { Spec } from '../../datasets/metrics/chart.ts'
import type { Language, Metric, Query } from '../../datasets/metrics/metric.ts'
import { specOf } from '../../datasets/presentation/spec.ts'

const none: readonly AnnotationSpan[] = []

type Sizeless = Omit<Spec, 'width' | 'height' | 'display'>

/** Everything a chart is drawn from beside its rows and its size, in the page’s language and colours; nothing for no query. */
export function useSpec<Q extends Query | null>(
  metric: Metric,
  query: Q,
  facts: Facts,
  dimensions: Dimensions,
  annotations: readonly AnnotationSpan[] = none,
): Sizeless | (Q & null) {
  const { t, i18n } = useTranslation()
  const scheme = useComputedColorScheme('light')
  const language = i18n.language as Language
  return useMemo(
    () => (query ? specOf({ metric, query, facts, dimensions, language, scheme, t, annotations }) : (null as Q & null)),
    [metric, query, facts, dimensions, scheme, language, t, annotations],
  )
}
