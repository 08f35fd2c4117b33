import type { AnnotationSpan } from '../annotations/annotation.ts'
import type { Range } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import type { Filters } from '../filters.ts'
import type { CampaignSpan } from './campaign-spans.ts'
import type { Query, Words } from './metric.ts'

/** An ECharts option as plain data; the page hands it to ECharts, which is not known here. */
export type Option = Record<string, unknown>

/** Colours of the page’s theme, by role. */
export interface Palette {
  dark: boolean
  text: string
  quiet: string
  line: string
  surface: string
  accent: string
  /** Marks of segments in their order, each 3 : 1 on the surface and apart from the others for colour-blind readers; the first is the accent. */
  segments: readonly string[]
  /** Evenly spaced from the theme’s ground to its strongest colour. */
  sequential: readonly string[]
  /** From negative over neutral to positive. */
  diverging: readonly string[]
}

/** Everything a chart is drawn from beside its rows. */
export interface Spec {
  palette: Palette
  words: Words
  query: Query
  facts: Facts
  /** Rails in a fixed order: the focal one first, then those with a hue of their own, then the others by identifier. */
  rails: readonly string[]
  /** Width and height of the picture in CSS pixels. */
  width: number
  height: number
  /** Set where another picture is compared: the axis of values, or the scale of colours, reaches at least here in both. */
  atLeast?: number
  /** Campaigns that belong to what is shown, to be shaded on axes of time. */
  campaigns: readonly CampaignSpan[]
  /** What people noted on days that are shown, in the order of their numbers. */
  annotations?: readonly AnnotationSpan[]
  /** What the reader chose among the chart’s `choices`, by key. It changes the picture only, never the rows. */
  display: Readonly<Record<string, string>>
  /** Numbers in the reader’s locale: 12,300 or 1.2 万. */
  number(value: number): string
  percent(share: number, digits?: number): string
  /** Both ends of an interval of shares: 11.2–13.4 %. */
  interval(lower: number, upper: number): string
  money(minor: number): string
  /** Money at a mark of an axis. */
  moneyTick(minor: number): string
  /** A period’s first day as the reader writes it at the grain: Jan 2021, 2021年1月. */
  period(day: string, grain: string): string
  date(day: string): string
  railLabel(rail: string): string
  /** A filter’s value as the reader knows it: a region, a tier, a scenario. */
  valueLabel(key: string, value: string): string
  railColour(rail: string): string
  /** Any other text of the page, such as “immature”. */
  say(key: string, values?: Record<string, string | number>): string
}

/** A switch of the picture that leaves the rows as they are, such as value or payments. */
export interface Choice {
  key: string
  label: string
  /** The option in force. */
  value: string
  options: readonly { value: string; label: string }[]
}

/** Something in a picture that a reader points at: its series, and its place among that series’ marks or on the axis. */
export interface Mark {
  series: string
  index: number
}

/** What a mark stands for, as filters or dates that choose just that. */
export interface Pick {
  filters?: Filters
  range?: Range
}

/** A picture of a metric’s rows: pure functions, so that the same rows and spec give the same picture. */
export interface Chart<Row> {
  /** What it looks like while it loads. */
  shape: 'grid' | 'lines' | 'bars' | 'flow'
  option(rows: readonly Row[], spec: Spec): Option
  /** The picture in words, for readers who hear it and for “copy as a sentence”. */
  summary(rows: readonly Row[], spec: Spec): string
  /** The finding in words, short enough for a title, where the rows carry one: a change inside its interval is none. */
  finding?(rows: readonly Row[], spec: Spec): string | null
  /** What a mark stands for; null where it stands for nothing that can be filtered by. */
  pick?(rows: readonly Row[], spec: Spec, mark: Mark): Pick | null
  /** How many persons or payments the picture rests on. */
  n?(rows: readonly Row[], spec: Spec): number
  /** The period that `n` is of, where it is not of all that is shown. */
  nAt?(rows: readonly Row[], spec: Spec): string
  /** The dates that are drawn, where those are fewer than were asked for. */
  dates?(rows: readonly Row[], spec: Spec): string
  choices?(rows: readonly Row[], spec: Spec): Choice[]
  /** Height in CSS pixels at which everything in it can be read; 320 if not given. */
  height?(rows: readonly Row[], spec: Spec): number
}

/** The option of a choice that the display names, else the default. */
export const chosen = <V extends string>(spec: Spec, key: string, options: readonly V[], otherwise: V): V =>
  options.find((option) => option === spec.display[key]) ?? otherwise
