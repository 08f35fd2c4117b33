import { figures } from '../figures/figures.ts'
import { filterKeys } from '../filters.ts'
import { type Metric, metricById } from '../metrics/index.ts'
import { sentences } from '../presentation/sentences.ts'
import type { Briefed, Pen } from './briefed.ts'
import type { ChartSection, Methods } from './document.ts'
import { periodName } from './period.ts'

/** The filters in words: Region: Shenzhen or Suzhou; null where there are none. */
export function filtersText({ filters }: Pick<Briefed, 'filters'>, { t, value }: Pen): string | null {
  const parts = filterKeys.flatMap((key) =>
    filters[key]?.length
      ? [t('brief.filter', { name: t(`card.filter.${key}`), values: filters[key].map((one) => value(key, one)).join(t('brief.or')) })]
      : [],
  )
  return parts.length ? parts.join(t('chart.semicolon')) : null
}

/** What every figure rests on, and under which names it can be found again. */
export function methodsOf(briefed: Briefed, charts: readonly ChartSection[], pen: Pen): Methods {
  const { t, formats, language } = pen
  const filters = filtersText(briefed, pen)
  const ids = [...new Set([...figures.map(({ metric }) => metric.id), ...charts.map(({ metric }) => metric)])]
  const used = ids.map((id) => metricById(id)).filter((metric): metric is Metric => metric !== undefined)
  const text = t('brief.methods.text', {
    ...{ population: t(`brief.methods.${filters ? 'filtered' : 'everyone'}`), cutoff: formats.date(briefed.facts.cutoff) },
  })
  const named = (name: string) => t(`brief.methods.${name}`)
  return {
    text: sentences(language, [text, t('brief.methods.status')]),
    definitions: used.map(({ labels }) => {
      const { title, definition, source } = labels[language] ?? labels.en
      return { term: title, definition, source }
    }),
    provenance: [
      { name: named('dataset'), value: briefed.dataset },
      { name: named('release'), value: briefed.release },
      { name: named('sequence'), value: briefed.sequence },
      { name: named('made'), value: briefed.madeAt },
      { name: named('cutoff'), value: briefed.facts.cutoff },
      { name: named('period'), value: periodName(briefed.period) },
      { name: named('filters'), value: filters ?? named('none') },
      { name: named('simulated'), value: named(briefed.simulated ? 'yes' : 'no') },
      { name: named('language'), value: language },
      { name: named('contract'), value: briefed.contractVersion },
      { name: named('version'), value: briefed.version },
    ],
  }
}
