import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exactText, isNumeric, type Result, type ResultColumn, writtenIn } from './result.ts'
import { endPlace, type Place, physicalHeight, rowsInSight, scrolled, settledPlace } from './scroll-window.ts'

const rowHeight = 28
const headHeight = 48

/** Width of a column in pixels, from its title and its first rows. */
function widthOf(column: ResultColumn, rows: number): number {
  let letters = Math.max(column.name.length + 1, 8)
  for (let row = 0; row < Math.min(rows, 100); row++) {
    const text = exactText(column, row) ?? ''
    // A Chinese letter is as wide as two Latin ones.
    const wide = text.match(/[\u2e80-\uffef]/g)?.length ?? 0
    letters = Math.max(letters, text.length + wide + (isNumeric(column.kind) ? Math.floor(text.length / 3) : 0))
  }
  return Math.min(360, 24 + 8 * letters)
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
  const widths = useMemo(() => columns.map((column) => widthOf(column, rows)), [columns, rows])

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
          {Array.from({ length: last - first }, (_, i) => first + i).map((row) => (
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
