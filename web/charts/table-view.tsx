import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pick } from '../../datasets/metrics/chart.ts'
import type { Row } from '../../datasets/metrics/metric.ts'
import { type Column, cellText, pickOf, type Reading } from '../../datasets/presentation/columns.ts'

const ROW = 28
/** Above this many rows only those in sight are in the page. */
const MANY = 300

/** The rows behind a picture, all of them, as a table that screen readers can walk. */
export function TableView(props: {
  columns: readonly Column[]
  rows: readonly Row[]
  caption: string
  height: number
  reading: Reading
  /** Cells that name a period or a value of a filter choose it. */
  onPick?(pick: Pick): void
}) {
  const { t } = useTranslation()
  const { columns, rows, caption, height, reading } = props
  const box = useRef<HTMLDivElement>(null)
  const many = rows.length > MANY
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 20,
    enabled: many,
  })
  const items = virtual.getVirtualItems()
  const shown = many ? items.map(({ index }) => index) : rows.map((_, index) => index)
  const above = many ? (items[0]?.start ?? 0) : 0
  const below = many ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0
  const cell = (row: Row, column: Column) => {
    const text = cellText(row, column, reading)
    const pick = props.onPick ? pickOf(row[column.name], column) : null
    if (!pick) return text
    return (
      <button type="button" className="card-pick" aria-label={t('card.filterBy', { value: text })} onClick={() => props.onPick?.(pick)}>
        {text}
      </button>
    )
  }
  const space = (size: number) =>
    size > 0 && (
      <tr aria-hidden>
        <td colSpan={columns.length} style={{ height: size, padding: 0 }} />
      </tr>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={box} className="card-table" style={{ maxHeight: height }} tabIndex={0} aria-label={caption}>
      <table aria-rowcount={rows.length + 1}>
        <caption>{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ name, label, numeric }) => (
              <th key={name} scope="col" data-numeric={numeric || undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {space(above)}
          {shown.map((index) => (
            <tr key={index} aria-rowindex={index + 2}>
              {columns.map((column) => (
                <td key={column.name} data-numeric={column.numeric || undefined}>
                  {cell(rows[index]!, column)}
                </td>
              ))}
            </tr>
          ))}
          {space(below)}
        </tbody>
      </table>
    </section>
  )
}
