import type { Row } from '../../datasets/metrics/metric.ts'
import type { Column } from '../../datasets/presentation/columns.ts'
import type { Value } from '../../datasets/sql.ts'

/** What must be known of the figures, by name. */
export type About = readonly (readonly [name: string, text: string])[]

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
 * stands above them in lines that begin with #. Dates are YYYY-MM-DD, shares 0–1, money whole minor units.
 */
export function csvOf(columns: readonly Column[], rows: readonly Row[], about: About, minorOf: string, shareOf: string): string {
  // Where rows differ in their unit, some are money and the others shares.
  const titles = columns.map(({ label, unit, unitIn }) =>
    unitIn ? `${label} (${minorOf}${shareOf})` : unit === 'minor' ? `${label} (${minorOf})` : label,
  )
  return csvPieces(about, titles, rows.length, (row, column) => csvCell(rows[row]![columns[column]!.name])).join('')
}

/** Rows of a piece: a file of a million rows is never one text. */
const piece = 20_000

/** The same in pieces that together are the file; `field` gives a field as it stands in it. */
export function csvPieces(about: About, titles: readonly string[], rows: number, field: (row: number, column: number) => string): string[] {
  const head = [
    ...about.map(([name, text]) => csvCell(`# ${name}: ${text.replaceAll(/\s*[\r\n]+\s*/g, ' ')}`)),
    titles.map(csvCell).join(','),
  ]
  const pieces = [`\ufeff${head.join('\r\n')}\r\n`]
  for (let start = 0; start < rows; start += piece) {
    let text = ''
    for (let row = start; row < Math.min(rows, start + piece); row++)
      text += `${titles.map((_, column) => field(row, column)).join(',')}\r\n`
    pieces.push(text)
  }
  return pieces
}
