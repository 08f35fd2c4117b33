import type { Table } from '../../datasets/briefing/document.ts'
import { isNumeric } from './cell-text.ts'
import { rowPages } from './pdf-flow.ts'
import { type Element, ink, MARGIN, type Sheet } from './pdf-sheet.ts'

const PAD = 3

/** A table’s texts: the head and rows of cells, and which columns stand at the right. */
export interface Grid {
  head: readonly string[]
  rows: readonly (readonly string[])[]
  right: readonly boolean[]
}

export const gridOf = (
  { columns, rows }: Table,
  write: (value: Table['rows'][number][string] | undefined, column: Table['columns'][number]) => string,
  most = rows.length,
): Grid => ({
  head: columns.map(({ label }) => label),
  rows: rows.slice(0, most).map((row) => columns.map((column) => write(row[column.name], column))),
  right: columns.map(isNumeric),
})

/**
 * Widths of columns that fill no more than `width`: what each needs where that fits, else columns narrow from the widest down, to no less
 * than their longest word where that is possible.
 */
export function columnWidths(needs: readonly number[], leasts: readonly number[], width: number): number[] {
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
  if (sum(needs) <= width) return [...needs]
  const base = sum(leasts) <= width ? leasts : leasts.map((least) => (least * width) / sum(leasts))
  const spare = width - sum(base)
  const wants = needs.map((need, i) => Math.max(0, need - base[i]!))
  return base.map((least, i) => least + (sum(wants) ? (spare * wants[i]!) / sum(wants) : 0))
}

/** What columns need at a size, and how narrow they may become: numbers and dates are not broken, words are. */
function measured(sheet: Sheet, { head, rows, right }: Grid, size: number, width: number) {
  const sample = rows.length > 60 ? rows.filter((_, i) => i % Math.ceil(rows.length / 60) === 0) : rows
  const wide = (text: string) => sheet.widthOf(text, { size, weight: 'bold' }) + 2 * PAD + 1
  const word = (text: string) => Math.max(0, ...text.split(/[\s\u2e80-\uffef]+/u).map((part) => (part ? wide(part) : 0)), 2 * PAD + size)
  const needs = head.map((text, i) => Math.max(wide(text), ...sample.map((row) => wide(row[i]!))))
  const leasts = head.map((text, i) =>
    Math.max(word(text), ...sample.map((row) => (right[i] || row[i]!.length < 14 ? wide(row[i]!) : Math.min(word(row[i]!), width / 3)))),
  )
  return { needs: needs.map((need, i) => Math.min(need, Math.max(leasts[i]!, width * 0.6))), leasts }
}

/** Room above and below a row’s text, as first tried and as little as it may be. */
const PADS = [3, 2.5, 2, 1.5]
/** Rows that the last page of a table has at least. */
const FEWEST = 8

/** Rows by page, drawn closer together where that spares a page that would hold only a few of them. */
function spaced(head: number, texts: readonly number[], first: number, whole: number): { pad: number; pages: number[] } {
  const pagesAt = (pad: number, fewest?: number) =>
    rowPages(
      texts.map((text) => text + 2 * pad),
      head + 2 * pad,
      first,
      whole,
      fewest,
    )
  const wide = pagesAt(PADS[0]!)
  const closer = wide.at(-1)! < FEWEST ? PADS.find((pad) => pagesAt(pad).length < wide.length) : undefined
  return closer ? { pad: closer, pages: pagesAt(closer) } : { pad: PADS[0]!, pages: pagesAt(PADS[0]!, FEWEST) }
}

/** Draws a table with a head that is repeated on every page it reaches; rows are never cut by the end of a page. */
export function drawTable(sheet: Sheet, parent: Element, grid: Grid, { size = 7.5, title }: { size?: number; title?: string } = {}): void {
  const { needs, leasts } = measured(sheet, grid, size, sheet.width)
  const widths = columnWidths(needs, leasts, sheet.width)
  const across = widths.reduce((a, b) => a + b, 0)
  const left = (i: number) => MARGIN.left + widths.slice(0, i).reduce((a, b) => a + b, 0)
  const textHeight = (cells: readonly string[], weight: 'bold' | 'regular') =>
    Math.max(...cells.map((text, i) => sheet.height(text, { size, weight, width: widths[i]! - 2 * PAD, lineGap: 0 })), size)
  const headText = textHeight(grid.head, 'bold')
  const texts = grid.rows.map((cells) => textHeight(cells, 'regular'))
  const { pad, pages } = spaced(headText, texts, sheet.bottom - sheet.y, sheet.bottom - MARGIN.top)
  const table = sheet.element(parent, 'Table', title ? { title } : {})
  const line = (section: Element, cells: readonly string[], text: number, head = false) => {
    const [weight, height] = [head ? 'bold' : 'regular', text + 2 * pad] as const
    const row = sheet.element(section, 'TR')
    cells.forEach((text, i) => {
      const place = { x: left(i) + (i ? PAD : 0), y: sheet.y + pad, width: widths[i]! - (i ? 2 : 1) * PAD, lineGap: 0 }
      const align = grid.right[i] ? ('right' as const) : ('left' as const)
      sheet.text(
        row,
        head || i === 0 ? 'TH' : 'TD',
        text || ' ',
        { size, weight, align, ...place },
        head ? 'Column' : i === 0 ? 'Row' : undefined,
      )
    })
    row.end()
    sheet.y += height
    sheet.decoration(() => {
      sheet.doc
        .moveTo(MARGIN.left, sheet.y)
        .lineTo(MARGIN.left + across, sheet.y)
        .lineWidth(head ? 1 : 0.4)
        .stroke(head ? ink.text : ink.line)
    })
  }
  const head = () => {
    const section = sheet.element(table, 'THead')
    line(section, grid.head, headText, true)
    section.end()
  }
  let at = 0
  pages.forEach((count, page) => {
    if (page > 0) sheet.again()
    if (!count) return
    head()
    const body = sheet.element(table, 'TBody')
    for (const end = at + count; at < end; at++) line(body, grid.rows[at]!, texts[at]!)
    body.end()
  })
  table.end()
  sheet.y += 8
}

/** How narrow a table may become without breaking a word, to choose how the page lies. */
export const leastWidth = (sheet: Sheet, grid: Grid, size: number, width: number): number =>
  measured(sheet, grid, size, width).leasts.reduce((a, b) => a + b, 0)
