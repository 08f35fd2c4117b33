import type { CellObject, Row } from 'write-excel-file/node'
import type { Briefing, Column } from '../../datasets/briefing/document.ts'
import { formatsOf } from '../../datasets/presentation/format.ts'
import type { Value } from '../../datasets/sql.ts'
import { scaleOf } from './cell-text.ts'
import { officeFont } from './office-font.ts'
import { wordsOf } from './words.ts'

const LONGEST_NAME = 31
/** What one cell holds at most. */
const LONGEST_TEXT = 32_767

/** A cell of text: its type is told, so that no program takes it for a formula. */
export const text = (value: string): CellObject => ({ value: value.slice(0, LONGEST_TEXT), type: String, alignVertical: 'top' })

export const wrapped = (value: string): CellObject => ({ ...text(value), wrap: true })

export const heading = (value: string): CellObject => ({
  ...{ value, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'bottom' },
  ...{ backgroundColor: '#eef1f4', bottomBorderStyle: 'thin', bottomBorderColor: '#1b1f24' },
})

export interface CellWriter {
  font: string
  number(value: number | null | undefined, kind: Column['kind']): CellObject | null
  cell(value: Value | undefined, column: Column): CellObject | null
}

/** Symbol of a currency as a number format writes it, and its digits after the point. */
function moneyFormat({ language, currency }: Pick<Briefing, 'language' | 'currency'>): string {
  const digits = Math.round(Math.log10(scaleOf(currency)))
  const symbol = formatsOf(language, currency)
    .exactMoney(0)
    .replaceAll(/[\d.,\s\u00a0]/g, '')
  return `"${symbol.replaceAll('"', '')}"#,##0${digits ? `.${'0'.repeat(digits)}` : ''}`
}

/** Cells in the formats of a briefing’s language and currency; what was not observed is an empty cell, never a zero. */
export function cellsOf(briefing: Pick<Briefing, 'language' | 'currency'>): CellWriter {
  const { yes, no } = wordsOf(briefing.language)
  const [money, scale] = [moneyFormat(briefing), scaleOf(briefing.currency)]
  const formats: Partial<Record<Column['kind'], (value: number) => string>> = { share: () => '0.00%', money: () => money }
  const number = (value: number | null | undefined, kind: Column['kind']): CellObject | null => {
    if (value === null || value === undefined || !Number.isFinite(value)) return null
    const format = formats[kind]?.(value) ?? (Number.isInteger(value) ? '#,##0' : '#,##0.00##')
    return { value: kind === 'money' ? value / scale : value, type: Number, format, alignVertical: 'top' }
  }
  return {
    font: officeFont(briefing.language),
    number,
    cell(value, { kind }) {
      if (value === null || value === undefined) return null
      if (typeof value === 'number') return number(value, kind)
      if (typeof value === 'boolean') return text(value ? yes : no)
      if (kind !== 'date' || !/^\d{4}-\d\d-\d\d$/.test(String(value))) return text(String(value))
      return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', align: 'left', alignVertical: 'top' }
    },
  }
}

/** Width of a text in characters of the sheet’s font, a Han character being two. */
const wide = (value: string) => [...value].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)

/** Columns as wide as what they hold, within reason: long texts are wrapped. */
export function widthsOf(rows: readonly Row[]): { width: number }[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const shown = (cell: Row[number], head: boolean): number => {
    const value = cell !== null && typeof cell === 'object' && 'value' in cell ? (cell as CellObject).value : cell
    if (value === null || value === undefined) return 0
    if (value instanceof Date) return 11
    if (typeof value === 'number') return 4 + Math.round(Math.abs(value)).toLocaleString('en-US').length
    // A head may take two lines.
    return head ? Math.min(wide(String(value)), 24) : wide(String(value))
  }
  return Array.from({ length: count }, (_, i) => ({
    width: Math.min(80, Math.max(10, 2 + Math.max(...rows.map((row, at) => shown(row[i], at === 0))))),
  }))
}

/** Names that a workbook takes: no more than 31 characters, none of []:*?/\, no two alike, none of `taken`. */
export function sheetNames(wanted: readonly string[], taken: readonly string[]): string[] {
  const known = new Set(taken.map((name) => name.toLowerCase()))
  return wanted.map((name) => {
    const clean =
      name
        .replaceAll(/[[\]:*?/\\]/g, ' ')
        .replace(/^[\s']+|[\s']+$/g, '')
        .replaceAll(/\s+/g, ' ') || '1'
    for (let turn = 1; ; turn++) {
      const tail = turn === 1 ? '' : ` ${turn}`
      const tried =
        [...clean]
          .slice(0, LONGEST_NAME - tail.length)
          .join('')
          .slice(0, LONGEST_NAME - tail.length)
          .trimEnd() + tail
      if (known.has(tried.toLowerCase())) continue
      known.add(tried.toLowerCase())
      return tried
    }
  })
}
