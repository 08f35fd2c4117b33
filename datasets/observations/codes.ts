import { addDays, daysBetween, type Grain, periodStart } from '../calendar.ts'
import type { Value } from '../sql.ts'

/** SDMX’s codes for what there is no value of: not known; not specified. */
const UNKNOWN = '_U'
const EMPTY = '_X'

const hex = (character: string) => `$${character.codePointAt(0)!.toString(16)}$`

/**
 * A dimension’s value as an SDMX id (letters, digits, _ @ - $). Any other character, and what could be taken for one of the codes above,
 * is written as its code point between $, so that the value can be read back: 深圳 is $6df1$$5733$.
 */
export function codeOf(value: Value): string {
  if (value === null) return UNKNOWN
  if (value === '') return EMPTY
  return String(value)
    .replaceAll(/[^A-Za-z0-9_@-]/gu, hex)
    .replace(/^_/, hex)
}

/** The value of a code; a number where the column holds numbers. */
export function decoded(code: string, kind: 'text' | 'number' | 'flag'): Value {
  if (code === UNKNOWN) return null
  if (code === EMPTY) return ''
  const text = code.replaceAll(/\$([0-9a-f]+)\$/g, (_, point: string) => String.fromCodePoint(Number.parseInt(point, 16)))
  return kind === 'number' ? Number(text) : kind === 'flag' ? text === 'true' : text
}

/** SDMX’s frequencies (CL_FREQ). */
export const frequencies: Readonly<Record<Grain, string>> = { day: 'D', week: 'W', month: 'M', quarter: 'Q', year: 'A' }

const two = (n: number) => String(n).padStart(2, '0')

/** A period as SDMX writes it: 2021, 2021-Q1, 2021-01, 2021-W05, 2021-01-31. The day is the period’s first. */
export function timePeriod(day: string, grain: Grain): string {
  if (grain === 'day' || periodStart(grain, day) !== day) return day
  if (grain === 'month') return day.slice(0, 7)
  if (grain === 'year') return day.slice(0, 4)
  if (grain === 'quarter') return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`
  const thursday = addDays(day, 3)
  return `${thursday.slice(0, 4)}-W${two(Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1)}`
}

/** First day of a period as `timePeriod` wrote it. */
export function firstDay(period: string): string {
  const week = /^(\d{4})-W(\d\d)$/.exec(period)
  if (week) return addDays(periodStart('week', `${week[1]}-01-04`), 7 * (Number(week[2]) - 1))
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period)
  if (quarter) return `${quarter[1]}-${two(3 * (Number(quarter[2]) - 1) + 1)}-01`
  return period.length === 4 ? `${period}-01-01` : period.length === 7 ? `${period}-01` : period
}

/** A range of days as SDMX writes it: first day and duration. */
export const timeRange = (from: string, to: string): string => `${from}/P${daysBetween(from, to) + 1}D`
