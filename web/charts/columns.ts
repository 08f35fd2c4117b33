import type { z } from 'zod'
import type { Metric, Query, Row } from '../../datasets/metrics/metric.ts'
import type { Value } from '../../datasets/sql.ts'

/** A result column as readers see it. */
export interface Column {
  name: string
  label: string
  unit: string
  numeric: boolean
  /** Grain of a column of periods. */
  grain: string
}

const unitOf = (schema: z.ZodType): string => String((schema.meta() as { unit?: unknown } | undefined)?.unit ?? '')

/** Result columns of a metric in order, named in the words of a language. */
export function columnsOf(metric: Metric, query: Query, words: Readonly<Record<string, string>>, rows: readonly Row[]): Column[] {
  return Object.entries(metric.row.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    label: words[name] ?? name,
    unit: unitOf(schema),
    numeric: typeof rows.find((row) => row[name] !== null)?.[name] === 'number',
    grain: String((name === 'cohort' ? query.params.cohort : query.params.grain) ?? 'day'),
  }))
}

export interface Reading {
  exact(value: number): string
  percent(share: number, digits?: number): string
  exactMoney(minor: number): string
  period(day: string, grain: string): string
  stateLabel(rail: string): string
  say(key: string): string
}

/** A result value in full, as a table shows it; what was not observed is a dash, never a zero. */
export function cellText(value: Value | undefined, { name, unit, grain }: Column, reading: Reading): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return reading.say(value ? 'card.yes' : 'card.no')
  if (typeof value === 'number') {
    if (unit === 'share') return reading.percent(value, 2)
    return unit === 'minor' ? reading.exactMoney(value) : reading.exact(value)
  }
  if (unit === 'date') return reading.period(value, grain)
  return /(^|_)rail(_|$)/.test(name) ? reading.stateLabel(value) : value
}
