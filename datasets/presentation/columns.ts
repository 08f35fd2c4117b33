import type { z } from 'zod'
import { type Grain, grains, periodEnd } from '../calendar.ts'
import { type FilterKey, filterKeys } from '../filters.ts'
import type { Pick } from '../metrics/chart.ts'
import { declared } from '../metrics/columns.ts'
import type { Metric, Query, Row } from '../metrics/metric.ts'
import type { Value } from '../sql.ts'

/** A result column as readers see it. */
export interface Column {
  name: string
  label: string
  unit: string
  /** Unit by row, where rows differ in it. */
  unitIn?: ((row: Row) => string) | undefined
  /** What its texts name, where not its own name tells; null: an empty one names nothing. */
  namesIn?: ((row: Row) => string | null) | undefined
  numeric: boolean
  /** Grain of a column of periods. */
  grain: string
  /** What a cell of the column can be filtered by. */
  picks: FilterKey | 'dates' | null
}

/** A column is filtered by where its name is a filter’s, unless its schema says that it means something else (`meta.pick: false`). */
function picksOf(name: string, meta: z.GlobalMeta): Column['picks'] {
  if (meta.pick === false) return null
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

/** Result columns that a metric lists, in order, named in the words of a language. */
export function columnsOf(metric: Metric, query: Query, words: Readonly<Record<string, string>>, rows: readonly Row[]): Column[] {
  return Object.entries(metric.row.shape as Record<string, z.ZodType>).flatMap(([name, schema]) => {
    const { meta } = declared(schema)
    if (meta.listed === false) return []
    const { unit = '', unitIn, namesIn } = meta
    return {
      ...{ name, label: words[name] ?? name, unit, unitIn },
      namesIn: namesIn && ((row: Row) => namesIn(row, query.params)),
      numeric: typeof rows.find((row) => row[name] !== null)?.[name] === 'number',
      grain: String((name === 'cohort' ? query.params.cohort : query.params.grain) ?? 'day'),
      picks: picksOf(name, meta),
    }
  })
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

/** What a text is called; null where it is empty and names nothing. Rails have states, such as inactive, among their names. */
function nameOf(value: string, row: Row, { name, namesIn }: Column, reading: Reading): string | null {
  const key = namesIn ? namesIn(row) : name
  if (key === null) return value || null
  return value && /(^|_)rail(_|$)/.test(key) ? reading.stateLabel(value) : reading.valueLabel(key, value)
}

/** The rows with names for identifiers, in columns that hold neither dates nor free text. */
export const named = (rows: readonly Row[], columns: readonly Column[], reading: Reading): Row[] =>
  rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      columns.flatMap((column) => {
        const value = row[column.name]
        return typeof value === 'string' && column.unit !== 'date' ? [[column.name, nameOf(value, row, column, reading)]] : []
      }),
    ),
  }))

function numberText(value: number, unit: string, reading: Reading): string {
  if (unit === 'share') return reading.percent(value, 2)
  if (unit === 'minor') return reading.exactMoney(value)
  if (unit === 'probability') return value < 0.001 ? '< 0.001' : value.toFixed(3)
  return unit === 'deviations' ? value.toFixed(3) : reading.exact(value)
}

/** A row’s value in full, as a table shows it; what was not observed is a dash, never a zero. */
export function cellText(row: Row, column: Column, reading: Reading): string {
  const { name, unit, unitIn, grain, picks } = column
  const value = row[name]
  if (value === null && picks !== null && picks !== 'dates') return reading.valueLabel(picks, '')
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return reading.say(value ? 'card.yes' : 'card.no')
  if (typeof value === 'number') return numberText(value, unitIn?.(row) ?? unit, reading)
  return unit === 'date' ? reading.period(value, grain) : (nameOf(value, row, column, reading) ?? '–')
}
