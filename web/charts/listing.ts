import type { TFunction } from 'i18next'
import type { Spec } from '../../datasets/metrics/chart.ts'
import type { Language, Metric, Row } from '../../datasets/metrics/metric.ts'
import { type Column, columnsOf, named, type Reading } from '../../datasets/presentation/columns.ts'
import { formatsOf } from '../../datasets/presentation/format.ts'
import type { Compared } from './card-picture.tsx'
import { type About, csvOf } from './csv.ts'

/** The rows of a card as a table shows them, both sides of a comparison among them. */
export interface Listing {
  columns: readonly Column[]
  rows: readonly Row[]
  reading: Reading
}

const ofSide = (rows: readonly Row[], side: string) => rows.map((row): Row => ({ compared: side, ...row }))

/** What a card lists: worked out where a table or a file is asked for, not with each picture. */
export function listingOf(
  metric: Metric,
  spec: Pick<Spec, 'query' | 'facts' | 'words' | 'railLabel' | 'valueLabel'>,
  data: readonly Row[],
  compared: Compared | null,
  language: Language,
  t: TFunction,
): Listing {
  const rows = compared ? [...ofSide(data, compared.labels[0]), ...ofSide(compared.rows, compared.labels[1])] : data
  const own = columnsOf(metric, spec.query, spec.words.columns, rows)
  const side: Column = { name: 'compared', label: t('card.compared'), unit: '', numeric: false, grain: 'day', picks: null }
  const reading: Reading = {
    ...formatsOf(language, spec.facts.currency),
    stateLabel: (rail) => (rail === 'inactive' ? t('chart.inactive') : spec.railLabel(rail)),
    // A metric’s own words for its values come before the page’s: a segment, a state, a measure.
    valueLabel: (key, value) => spec.words.values[`${key}.${value}`] ?? spec.valueLabel(key, value),
    say: (key) => t(key),
  }
  return { columns: compared ? [side, ...own] : own, rows, reading }
}

/** A listing as CSV, under what must be known of its figures. */
export const csvOfListing = ({ columns, rows, reading }: Listing, about: About, minorOf: string): string =>
  csvOf(columns, named(rows, columns, reading), about, minorOf, reading.say('card.shareOf'))
