import type { TFunction } from 'i18next'
import type { AnnotationSpan } from '../annotations/annotation.ts'
import type { Dimensions } from '../dimensions.ts'
import type { Facts } from '../facts.ts'
import type { FilterKey } from '../filters.ts'
import type { Spec } from '../metrics/chart.ts'
import type { Language, Metric, Query } from '../metrics/metric.ts'
import { formatsOf } from './format.ts'
import { nameText, valueText } from './names.ts'
import { noteText } from './note-text.ts'
import { palettes, railColours, unknownRail } from './palette.ts'

export interface Presented {
  metric: Metric
  query: Query
  facts: Facts
  dimensions: Dimensions
  language: Language
  scheme: 'light' | 'dark'
  annotations?: readonly AnnotationSpan[]
  t: TFunction
}

/** Everything a chart is drawn from beside its rows and its size, in a language and in the colours of a scheme. */
export function specOf({
  metric,
  query,
  facts,
  dimensions,
  language,
  scheme,
  t,
  annotations = [],
}: Presented): Omit<Spec, 'width' | 'height' | 'display'> {
  const { rails } = dimensions
  const { region, campaign } = query.filters
  const colours = railColours(rails, facts.focalRail, scheme)
  const labels = new Map(rails.map(({ id, label }) => [id, label]))
  const { number, percent, interval, money, moneyTick, period, date } = formatsOf(language, facts.currency)
  return {
    ...{ number, percent, interval, money, moneyTick, period, date, query, facts },
    annotations: annotations.map((one) => ({ ...one, text: noteText(t, one, dimensions) })),
    campaigns: dimensions.campaigns
      .filter((span) => (!region || span.region === null || region.includes(span.region)) && (!campaign || campaign.includes(span.id)))
      .map((span) => ({ ...span, label: nameText(t, 'campaign', span.id, span.label) })),
    rails: [...colours.keys()],
    palette: palettes[scheme],
    words: metric.labels[language] ?? metric.labels.en,
    railLabel: (rail) => nameText(t, 'rail', rail, labels.get(rail)),
    railColour: (rail) => colours.get(rail) ?? unknownRail(scheme),
    valueLabel: (key, value) => valueText(t, dimensions, key as FilterKey, value),
    say: (key, values) => t(key, values ?? {}),
  }
}
