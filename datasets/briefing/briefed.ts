import type { TFunction } from 'i18next'
import type { Noted } from '../annotations/annotation.ts'
import type { Dimensions } from '../dimensions.ts'
import type { Facts } from '../facts.ts'
import type { FilterKey, Filters } from '../filters.ts'
import type { Language } from '../metrics/metric.ts'
import { type Formats, formatsOf } from '../presentation/format.ts'
import { nameText, valueText } from '../presentation/names.ts'
import { phrasesOf } from '../presentation/phrases.ts'
import type { BriefingPeriod } from './period.ts'

/** A value that the pilot set out to reach; a row of `targets`. */
export interface Target {
  metric: string
  /** First day of the period. */
  period: string
  value: number
}

/** Everything that a briefing is composed from beside the rows of metrics. */
export interface Briefed {
  dataset: string
  pilot: string
  simulated: boolean
  /** Share of the published size at which a simulated pilot was made. */
  scale: number | null
  reportingLagDays: number
  release: string
  sequence: number
  /** ISO 8601. */
  madeAt: string
  contractVersion: string
  /** Version of the program. */
  version: string
  /** The release that is served, where it is a newer one. */
  newer: { sequence: number; cutoff: string } | null
  facts: Facts
  dimensions: Dimensions
  targets: readonly Target[]
  /** In the order of their first day. */
  annotations: readonly Noted[]
  /** Share of the focal rail’s payments that the source sees; null where not known. */
  coverage: number | null
  period: BriefingPeriod
  filters: Filters
  language: Language
}

/** What writes a briefing’s sentences in its language. */
export interface Pen {
  language: Language
  t: TFunction
  formats: Formats
  /** The focal rail as readers know it. */
  focal: string
  /** The pilot as readers know it. */
  pilot: string
  rail(id: string): string
  value(key: FilterKey, value: string): string
}

export function penOf({ language, facts, dimensions, pilot }: Pick<Briefed, 'language' | 'facts' | 'dimensions' | 'pilot'>): Pen {
  const t = phrasesOf(language)
  const rail = (id: string) => nameText(t, 'rail', id, dimensions.rails.find((known) => known.id === id)?.label)
  return {
    ...{
      language,
      t,
      formats: formatsOf(language, facts.currency),
      focal: rail(facts.focalRail),
      pilot: nameText(t, 'pilot', pilot, pilot),
      rail,
    },
    value: (key, value) => valueText(t, dimensions, key, value),
  }
}
