import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exactText, isNumeric, type Result, type ResultColumn, type Written, writtenIn } from './result.ts'
import { endPlace, type Place, physicalHeight, rowsInSight, scrolled, settledPlace } from './scroll-window.ts'

const rowHeight = 28
const headHeight = 48

const widest = 360

/** Width in pixels that some rows of a column need. A number is never cut; a long text is. */
function widthOf(column: ResultColumn, rows: Iterable<number>, written: Written): number {
  const numeric = isNumeric(column.kind)
  let letters = Math.max(column.name.length + 1, 8)
  for (const row of rows) {
    const text = (numeric ? written(column, row) : exactText(column, row)) ?? ''
    // A Chinese letter is as wide as two Latin ones.
    letters = Math.max(letters, text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0))
    if (!numeric && 24 + 8 * letters >= widest) break
  }
  return numeric ? 24 + 8 * letters : Math.min(widest, 24 + 8 * letters)
}

/** Rows by which a column’s width is judged before all are seen: the first, the last and some between. */
function* judged(rows: number): Generator<number> {
  if (rows <= 300) return yield* Array(rows).keys()
  for (let i = 0; i < 100; i++) yield* [i, Math.floor((i * rows) / 100), rows - 1 - i]
}

/** A result of any length: only the rows in sight are in the page. */
export function ResultTable({ result, label, height }: { result: Result; label: string; height: number }) {
  const { t, i18n } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const [place, setPlace] = useState<Place>({ scrollTop: 0, offset: 0 })
  const { columns, rows } = result
  const all = rows * rowHeight
  const body = height - headHeight
  const written = useMemo(() => writtenIn(i18n.language, result), [i18n.language, result])
  const numberWidth = Math.max(64, 24 + 9 * String(rows).length)
  const widths = useMemo(() => columns.map((column) => widthOf(column, judged(rows), written)), [columns, rows, written])

  useEffect(() => {
    void result
    setPlace({ scrollTop: 0, offset: 0 })
    box.current?.scrollTo(0, 0)
  }, [result])

  useEffect(() => {
    const element = box.current
    const settle = () => setPlace((now) => settledPlace(now, all, body))
    element?.addEventListener('scrollend', settle)
    return () => element?.removeEventListener('scrollend', settle)
  }, [all, body])

  useLayoutEffect(() => {
    if (box.current && Math.abs(box.current.scrollTop - place.scrollTop) >= 1) box.current.scrollTop = place.scrollTop
  }, [place])

  const { first, last } = rowsInSight(place, rowHeight, rows, body)
  // A number longer than those that were judged widens its column when it comes into sight, and the column stays so.
  const inSight = Array.from({ length: last - first }, (_, i) => first + i)
  for (const [i, column] of columns.entries())
    if (isNumeric(column.kind)) widths[i] = Math.max(widths[i]!, widthOf(column, inSight, written))
  const above = first * rowHeight - place.offset
  const below = physicalHeight(all) - above - (last - first) * rowHeight
  const space = (size: number) =>
    size > 0 && (
      <tr aria-hidden>
        <td colSpan={columns.length + 1} style={{ height: size, padding: 0, border: 0 }} />
      </tr>
    )
  const cell = (column: ResultColumn, row: number) => {
    const text = written(column, row)
    return text === null ? <span className="workbench-null">{t('workbench.null')}</span> : text
  }
  return (
    <section
      ref={box}
      className="workbench-table"
      style={{ maxHeight: height }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Home' && event.key !== 'End')) return
        event.preventDefault()
        setPlace(endPlace(event.key === 'End', all, body))
      }}
      onScroll={({ currentTarget }) => {
        const { scrollTop } = currentTarget
        setPlace((before) => (Math.abs(before.scrollTop - scrollTop) < 1 ? before : scrolled(before, scrollTop, all, body)))
      }}
    >
      <table aria-rowcount={rows + 1} style={{ width: widths.reduce((sum, width) => sum + width, numberWidth) }}>
        <caption className="hidden">{label}</caption>
        <colgroup>
          <col style={{ width: numberWidth }} />
          {widths.map((width, i) => (
            <col key={columns[i]!.name + String(i)} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" data-numeric>
              {t('workbench.rowNumber')}
            </th>
            {columns.map(({ name, kind, vector }, i) => (
              <th key={name + String(i)} scope="col" data-numeric={isNumeric(kind) || undefined} title={`${name} ${vector.type}`}>
                {name}
                <span className="workbench-kind">{t(`workbench.kinds.${kind}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {space(above)}
          {inSight.map((row) => (
            <tr key={row} aria-rowindex={row + 2}>
              <th scope="row" data-numeric>
                {row + 1}
              </th>
              {columns.map((column, i) => (
                <td
                  key={column.name + String(i)}
                  data-numeric={isNumeric(column.kind) || undefined}
                  title={exactText(column, row) ?? undefined}
                >
                  {cell(column, row)}
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
