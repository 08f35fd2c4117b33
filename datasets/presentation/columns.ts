import type { z } from 'zod'
import { type Grain, grains, periodEnd } from '../calendar.ts'
import { type FilterKey, filterKeys } from '../filters.ts'
import type { Pick } from '../metrics/chart.ts'
import type { Metric, Query, Row } from '../metrics/metric.ts'
import type { Value } from '../sql.ts'

/** A result column as readers see it. */
export interface Column {
  name: string
  label: string
  unit: string
  numeric: boolean
  /** Grain of a column of periods. */
  grain: string
  /** What a cell of the column can be filtered by. */
  picks: FilterKey | 'dates' | null
}

const unitOf = (schema: z.ZodType): string => String((schema.meta() as { unit?: unknown } | undefined)?.unit ?? '')

/** A column is filtered by where its name is a filter’s, unless its schema says that it means something else (`meta.pick: false`). */
function picksOf(name: string, schema: z.ZodType): Column['picks'] {
  if ((schema.meta() as { pick?: unknown } | undefined)?.pick === false) return null
  if (name === 'period' || name === 'cohort') return 'dates'
  return filterKeys.find((key) => key === name) ?? null
}

/** The filter or dates that a cell stands for. */
export function pickOf(value: Value | undefined, { picks, grain }: Column): Pick | null {
  if (picks === null || value === undefined || (value !== null && typeof value !== 'string')) return null
  if (picks !== 'dates') return { filters: { [picks]: [value ?? ''] } }
  const known: Grain = grains.find((name) => name === grain) ?? 'day'
  return value === null ? null : { range: { from: value, to: periodEnd(known, value) } }
}

/** Result columns of a metric in order, named in the words of a language. */
export function columnsOf(metric: Metric, query: Query, words: Readonly<Record<string, string>>, rows: readonly Row[]): Column[] {
  return Object.entries(metric.row.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    label: words[name] ?? name,
    unit: unitOf(schema),
    numeric: typeof rows.find((row) => row[name] !== null)?.[name] === 'number',
    grain: String((name === 'cohort' ? query.params.cohort : query.params.grain) ?? 'day'),
    picks: picksOf(name, schema),
  }))
}

export interface Reading {
  exact(value: number): string
  percent(share: number, digits?: number): string
  exactMoney(minor: number): string
  period(day: string, grain: string): string
  stateLabel(rail: string): string
  valueLabel(key: string, value: string): string
  say(key: string): string
}

/** What a value that is no number is called; rails have states, such as inactive, among their names. */
const nameOf = (value: string, column: string, reading: Reading): string =>
  /(^|_)rail(_|$)/.test(column) ? reading.stateLabel(value) : reading.valueLabel(column, value)

/** The rows with names for identifiers, in columns that hold neither dates nor free text. */
export const named = (rows: readonly Row[], columns: readonly Column[], reading: Reading): Row[] =>
  rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      columns.flatMap(({ name, unit }) => {
        const value = row[name]
        return typeof value === 'string' && unit !== 'date' ? [[name, nameOf(value, name, reading)]] : []
      }),
    ),
  }))

/** A result value in full, as a table shows it; what was not observed is a dash, never a zero. */
export function cellText(value: Value | undefined, { name, unit, grain, picks }: Column, reading: Reading): string {
  if (value === null && picks !== null && picks !== 'dates') return reading.valueLabel(picks, '')
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return reading.say(value ? 'card.yes' : 'card.no')
  if (typeof value === 'number') {
    if (unit === 'share') return reading.percent(value, 2)
    return unit === 'minor' ? reading.exactMoney(value) : reading.exact(value)
  }
  if (unit === 'date') return reading.period(value, grain)
  return nameOf(value, name, reading)
}
