import type { Row } from '../../datasets/metrics/metric.ts'
import type { Value } from '../../datasets/sql.ts'
import type { Column } from './columns.ts'

/** Spreadsheets run a cell that begins like this as a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** One cell: a text never starts a formula, a number stays a number. */
export function csvCell(value: Value | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Rows as CSV that spreadsheets open in any language: UTF-8 with byte order mark, CRLF (RFC 4180). What must be known of the figures
 * stands above them in lines that begin with #. Dates are YYYY-MM-DD, shares 0–1, money whole minor units, ids as in the data.
 */
export function csvOf(
  columns: readonly Column[],
  rows: readonly Row[],
  about: readonly (readonly [name: string, text: string])[],
  minorOf: string,
): string {
  const lines = [
    ...about.map(([name, text]) => csvCell(`# ${name}: ${text.replaceAll(/\s*[\r\n]+\s*/g, ' ')}`)),
    columns.map(({ label, unit }) => csvCell(unit === 'minor' ? `${label} (${minorOf})` : label)).join(','),
    ...rows.map((row) => columns.map(({ name }) => csvCell(row[name])).join(',')),
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}
