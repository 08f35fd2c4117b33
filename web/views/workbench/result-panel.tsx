import { Button, Loader, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../api.ts'
import { csvPieces } from '../../charts/csv.ts'
import { download } from '../../charts/download.ts'
import { isExhausted } from '../../duckdb/engine.ts'
import { Failure } from '../../frame/failure.tsx'
import { useServed } from '../../frame/release.tsx'
import type { BenchState } from './bench.ts'
import { ChartView } from './chart-view.tsx'
import { useFilterText } from './filter-text.ts'
import type { Mark } from './quick-chart.ts'
import { csvField } from './result.ts'
import { ResultTable } from './result-table.tsx'
import { type Place, placeOf, plainMessage } from './statement.ts'

export interface Display {
  show: 'table' | 'chart'
  mark: Mark
  x: string
  y: string
}

interface Props {
  state: BenchState
  /** Tables that a statement names and that the page’s dates and filters, if any, do not narrow. */
  unfiltered(sql: string): string[]
  display: Display
  onDisplay(display: Partial<Display>): void
  onRetry(): void
  onShow(place: Place): void
}

/** Seconds since a moment, counted while it is shown. */
function Seconds({ since }: { since: number }) {
  const { i18n } = useTranslation()
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500)
    return () => clearInterval(timer)
  }, [])
  return new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 }).format(Math.max(0, (now - since) / 1000))
}

/** What became of the statement. */
export function ResultPanel({ state, unfiltered, display, onDisplay, onRetry, onShow }: Props) {
  const { t, i18n } = useTranslation()
  const { manifest, facts } = useServed()
  const filterText = useFilterText()
  const { run, replaced } = state
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 })
  const panel = (content: ReactNode) => (
    <section
      className="workbench-result"
      aria-label={t('workbench.result')}
      data-run={run.state}
      {...(run.state === 'running' ? { 'data-pending': true } : {})}
    >
      <h2>{t('workbench.result')}</h2>
      {content}
      {replaced && run.state !== 'running' && <p className="quiet">{t('workbench.replaced')}</p>}
    </section>
  )
  if (run.state === 'idle') return panel(<p className="quiet">{t('workbench.noResult')}</p>)
  if (run.state === 'running')
    return panel(
      <div className="workbench-status">
        <Loader size="xs" aria-hidden />
        <span role="status">{t('workbench.running')}</span>
        <span className="quiet" aria-hidden>
          <Seconds since={run.since} /> {t('workbench.secondsUnit')}
          {run.rows > 0 && ` · ${t('data.rows', { count: run.rows, rows: number.format(run.rows) })}`}
        </span>
      </div>,
    )
  if (run.state === 'stopped') return panel(<p role="status">{t('workbench.stopped')}</p>)
  if (run.state === 'without_payments') return panel(<p role="alert">{t('workbench.withoutPayments')}</p>)
  if (run.state === 'failed') {
    if (run.error instanceof Problem) return panel(<Failure error={run.error} retry={onRetry} />)
    const place = placeOf(run.error.message, run.text)
    const outside = /Permission Error|file system operations are disabled|disabled (by|through) configuration/i.test(run.error.message)
    return panel(
      <div role="alert" className="workbench-error">
        <p>
          <strong>{t('workbench.failed')}</strong>
          {place && (
            <Button size="compact-xs" variant="default" onClick={() => onShow(place)}>
              {t('workbench.place', { line: place.line, column: place.column })}
            </Button>
          )}
        </p>
        {isExhausted(run.error) && <p>{t('workbench.exhausted')}</p>}
        {run.error.message.trim() && <pre lang="en">{plainMessage(run.error.message)}</pre>}
        {outside && <p>{t('workbench.outside')}</p>}
      </div>,
    )
  }
  const { result, payments } = run
  const whole = unfiltered(run.text)
  const wholeRelease = whole.length > 0 && t('workbench.wholeRelease', { tables: whole.join(', ') })
  const rows = t('workbench.rowsIn', {
    count: result.rows,
    n: number.format(result.rows),
    seconds: number.format(result.milliseconds / 1000),
  })
  const save = () => {
    const about = [
      [t('card.meta.dataset'), manifest.dataset],
      [t('card.meta.release'), manifest.release],
      [t('card.meta.cutoff'), facts.cutoff],
      ...(payments ? [[t('workbench.payments'), filterText.kept(payments)] as const] : []),
      ...(wholeRelease ? [[t('workbench.note'), wholeRelease] as const] : []),
      ...(result.cut ? [[t('workbench.note'), t(`workbench.cut.${result.cut}`, { n: number.format(result.rows) })] as const] : []),
      ...run.text.split('\n').map((line) => ['SQL', line] as const),
    ] as const
    const { columns } = result
    const pieces = csvPieces(
      about,
      columns.map(({ name }) => name),
      result.rows,
      (row, column) => csvField(columns[column]!, row),
    )
    const name = `workbench-${manifest.dataset}-${manifest.release.slice(0, 12)}.csv`
    download(name, new Blob(pieces, { type: 'text/csv;charset=utf-8' }))
  }
  return panel(
    <>
      <div className="workbench-status">
        <span role="status">
          {rows}
          {payments && ` · ${t('workbench.ofPayments', { filter: filterText.read(payments) })}`}
        </span>
        {result.columns.length > 0 && (
          <>
            <SegmentedControl
              size="xs"
              aria-label={t('workbench.show')}
              value={display.show}
              data={(['table', 'chart'] as const).map((value) => ({ value, label: t(`workbench.as.${value}`) }))}
              onChange={(show) => onDisplay({ show: show as Display['show'] })}
              transitionDuration={0}
            />
            <Button size="xs" variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
              {t('workbench.csv')}
            </Button>
          </>
        )}
      </div>
      {wholeRelease && <p data-whole-release>{wholeRelease}</p>}
      {result.cut && <p role="alert">{t(`workbench.cut.${result.cut}`, { n: number.format(result.rows) })}</p>}
      {display.show === 'chart' ? (
        <ChartView result={result} choice={display} onChoose={onDisplay} />
      ) : (
        <ResultTable result={result} label={`${t('workbench.result')} · ${rows}`} height={480} />
      )}
    </>,
  )
}
