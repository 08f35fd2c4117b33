import type { Value } from '../datasets/sql.ts'

const field = (value: Value | undefined): string => {
  const text = value === null || value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of CSV as RFC 4180 has it, line end included. */
export const csvLine = (values: readonly (Value | undefined)[]): string => `${values.map(field).join(',')}\r\n`

/** Rows as CSV with a header of the given columns. */
export const csvOf = (columns: readonly string[], rows: readonly Readonly<Record<string, Value>>[]): string =>
  csvLine(columns) + rows.map((row) => csvLine(columns.map((column) => row[column]))).join('')
