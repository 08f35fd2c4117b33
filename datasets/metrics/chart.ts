import type { Facts } from '../facts.ts'
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
  /** Width and height of the picture in CSS pixels. */
  width: number
  height: number
  /** Numbers in the reader’s locale: 12,300 or 1.2 万. */
  number(value: number): string
  percent(share: number, digits?: number): string
  money(minor: number): string
  /** A period’s first day as the reader writes it at the grain: Jan 2021, 2021年1月. */
  period(day: string, grain: string): string
  date(day: string): string
  railLabel(rail: string): string
  railColour(rail: string): string
  /** Any other text of the page, such as “immature”. */
  say(key: string, values?: Record<string, string | number>): string
}

/** A pure function from rows and a spec to an option. */
export type Chart<Row> = (rows: readonly Row[], spec: Spec) => Option
