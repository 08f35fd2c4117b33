import type { AnnotationSpan } from '../annotations/annotation.ts'
import type { Option } from '../metrics/chart.ts'
import type { Language, Query, Row } from '../metrics/metric.ts'
import type { Value } from '../sql.ts'

/**
 * A briefing as data, in one language: all that the page shows and every export holds. Texts are finished sentences; numbers stand beside their
 * text, so that a spreadsheet or an editable chart holds the number and a reader the words.
 */
export interface Briefing {
  language: Language
  /** ISO 4217 code of all money, which stands in minor units. */
  currency: string
  title: string
  header: Header
  figures: readonly Figure[]
  takeaways: readonly Takeaway[]
  charts: readonly ChartSection[]
  /** Sentences an editor wrote or the rules proposed; empty where there are none. */
  risks: readonly string[]
  decisions: readonly string[]
  methods: Methods
  /** The sections to show, in order; a section that is not named is left out. */
  sections: readonly SectionId[]
  /** What an editor wrote under a section, in plain text; a section without a note is not named. */
  notes: Readonly<Partial<Record<SectionId, string>>>
}

export const sectionIds = ['figures', 'takeaways', 'charts', 'risks', 'decisions', 'methods'] as const
export type SectionId = (typeof sectionIds)[number]

export interface Header {
  dataset: string
  pilot: string
  /** First and last day of the period (YYYY-MM-DD), and as it is written: 2021 Q1. */
  period: { from: string; to: string; text: string }
  cutoff: { day: string; text: string }
  /** What share of the rails’ payments the source sees, what the filters leave, how many persons and payments. */
  coverage: string
  release: string
  sequence: number
  /** Provisional while the period is not over or payments can still be synchronised into it. */
  state: 'provisional' | 'final'
  stateText: string
  /** Said wherever the data are simulated; null where they are real. */
  simulated: string | null
  /** The filters in words; null where there are none. */
  filters: string | null
  /** Said where a briefing is pinned to a release and a newer one is served. */
  newer: string | null
  nextRelease: string | null
}

export type Status = 'green' | 'amber' | 'red' | 'grey'

export interface Figure {
  id: string
  label: string
  /** Null where there is no figure, and `note` says why; never zero instead. Shares are 0–1. */
  value: number | null
  unit: 'persons' | 'wallets' | 'share'
  text: string
  note: string | null
  /** What the value is of: “June 2021”, “first purchase in April 2021”. */
  asOf: string
  n: number | null
  interval: { lower: number; upper: number; text: string } | null
  /** Like for like: the same figure of the period before, of as many days that are over. */
  comparator: Comparator | null
  /** `text` is the value alone. */
  target: { value: number; text: string } | null
  status: Status
  /** Symbol and word of the status: it is never told by colour alone. */
  statusText: string
  /** Address of the view that shows it, relative to the page. */
  link: string
}

export interface Comparator {
  label: string
  value: number
  text: string
  change: { value: number; lower: number | null; upper: number | null; text: string; verdict: 'up' | 'down' | 'none' }
}

/** Fact → implication → caveat. */
export interface Takeaway {
  id: string
  fact: string
  implication: string
  caveat: string
  link: string
}

export interface ChartSection {
  id: string
  metric: string
  /** Which of the metric’s charts, of which query, from which rows: a page draws the picture anew in its own colours. */
  drawn: { chart: string; query: Query; rows: readonly Row[]; annotations: readonly AnnotationSpan[] }
  title: string
  subtitle: string
  /** Says the picture to readers who do not see it. */
  summary: string
  /** What is noted on its axis of time, by the numbers in the picture; the summary ends in it. Empty where nothing is. */
  noted: string
  /** The picture for print: light ground, no motion, at `width` × `height` CSS pixels. */
  option: Option
  width: number
  height: number
  /** The same picture as categories and series, for charts that stay editable. */
  plot: Plot
  /** The metric’s rows behind the picture, every column, with names for identifiers. */
  table: Table
  definition: string
  link: string
}

export interface Plot {
  kind: 'line' | 'stacked-bar' | 'bar'
  unit: 'persons' | 'wallets' | 'payments' | 'share' | 'money'
  categories: readonly string[]
  /** A null is a gap: not observed, or not over yet. Shares are 0–1, money is in minor units. Colours are #rrggbb. */
  series: readonly { name: string; colour: string; values: readonly (number | null)[] }[]
}

export interface Column {
  name: string
  label: string
  kind: 'date' | 'text' | 'number' | 'share' | 'money' | 'boolean'
}

export interface Table {
  name: string
  columns: readonly Column[]
  /** By column name: dates as YYYY-MM-DD, shares 0–1, money in minor units, null where there is no value. */
  rows: readonly Row[]
}

export interface Methods {
  /** One paragraph: population, units, intervals, what is provisional. */
  text: string
  definitions: readonly { term: string; definition: string; source: string }[]
  /** Names and values under which a figure can be found again: release hash, cutoff, filters, version, language. */
  provenance: readonly { name: string; value: Value }[]
}
