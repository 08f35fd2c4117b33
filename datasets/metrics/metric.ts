import type { z } from 'zod'
import type { Range } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import type { FilterKey, Filters } from '../filters.ts'
import type { Sql, Value } from '../sql.ts'
import type { Chart } from './chart.ts'

export const languages = ['en', 'zh-Hans', 'zh-Hant'] as const
export type Language = (typeof languages)[number]

/** Words of a metric in one language. */
export interface Words {
  title: string
  question: string
  definition: string
  /** Who or what is counted. */
  population: string
  /** What shares are shares of. */
  denominator: string
  source: string
  /** A word for each result column, parameter and parameter value. */
  columns: Readonly<Record<string, string>>
  params: Readonly<Record<string, string>>
  values: Readonly<Record<string, string>>
}

/** One question to one metric: its address, its SQL values and its query key all come from this object. */
export interface Query<P = Record<string, unknown>> {
  /** Dates asked for; what they choose is the metric’s `dates`. Null: all. */
  range: Partial<Range>
  filters: Filters
  params: P
}

export type Row = Record<string, Value>

/** A derived dataset: parameters, SQL, result columns, words and pictures. */
export interface Metric<P extends z.ZodObject = z.ZodObject, R extends z.ZodObject = z.ZodObject> {
  readonly id: string
  readonly theme: 'adoption' | 'retention' | 'offline' | 'migration' | 'campaigns'
  readonly params: P
  /** Result columns in order. */
  readonly row: R
  readonly filters: readonly FilterKey[]
  /** Which way a target for it is better exceeded; higher where it is not said. */
  readonly better?: 'higher' | 'lower'
  /** What the date range chooses: cohorts by their start, or periods. */
  readonly dates: 'cohorts' | 'periods'
  /** Contract tables, and optional columns as `table.column`, without which there is nothing to say. */
  requires(params: z.output<P>): readonly string[]
  statement(query: Query<z.output<P>>, facts: Facts): Sql
  /** From the statement’s rows to result rows: rates and intervals. Takes its time where the page fetches what that needs only then. */
  derive(rows: readonly Row[], query: Query<z.output<P>>, facts: Facts): z.output<R>[] | Promise<z.output<R>[]>
  readonly charts: Readonly<Record<string, Chart<z.output<R>>>>
  readonly labels: Readonly<Record<Language, Words>>
}

/** Declares a metric; its types follow from its schemas. */
export const metric = <P extends z.ZodObject, R extends z.ZodObject>(declaration: Metric<P, R>): Metric<P, R> => declaration
