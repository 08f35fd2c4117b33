import './card.css'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facts } from '../../datasets/facts.ts'
import type { FilterKey } from '../../datasets/filters.ts'
import type { Spec } from '../../datasets/metrics/chart.ts'
import type { Language, Metric, Query, Row } from '../../datasets/metrics/metric.ts'
import { lacking } from '../../datasets/metrics/run.ts'
import type { Dimensions } from '../dimensions.ts'
import { CardChoices } from './card-choices.tsx'
import { DefinitionPanel, SqlPanel } from './card-panel.tsx'
import { CardAbsent, CardEmpty, CardError, CardSkeleton } from './card-states.tsx'
import { CardToolbar } from './card-toolbar.tsx'
import { columnsOf } from './columns.ts'
import { csvOf } from './csv.ts'
import { formatsOf } from './format.ts'
import { Picture } from './picture.tsx'
import { download, pngOf, svgOf } from './picture-file.ts'
import { statementText } from './statement-text.ts'
import { TableView } from './table-view.tsx'
import { fontStack } from './theme.ts'
import { useSpec } from './use-spec.ts'

export interface MetricCardProps {
  metric: Metric
  /** Which of the metric’s charts. */
  chart: string
  query: Query
  facts: Facts
  dataset: string
  release: string
  rows: {
    data?: readonly Row[] | undefined
    error?: Error | null
    status: 'pending' | 'success' | 'error'
    source?: 'server' | 'browser' | undefined
    refetch(): void
  }
  dimensions: Dimensions
  /** The finding, where there is one; the metric’s question otherwise. */
  title?: string
  height?: number
  /** The statement as it ran, where that is not the metric’s own. */
  statement?: string
  /** Filters that are set but mean nothing to this metric. */
  notApplied?: readonly FilterKey[]
  /** The chart’s choices that the address holds; the card keeps the others itself. */
  display?: Readonly<Record<string, string>>
  onDisplay?(key: string, value: string): void
  onReset?(): void
  definitionHref?: string
}

/** A question, its picture, and on demand everything needed to check it. */
export function MetricCard(props: MetricCardProps) {
  const { metric, query, facts, dataset, release, rows, dimensions, notApplied = [], onReset, definitionHref } = props
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const base = useSpec(metric, query, facts, dimensions)
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const [open, setOpen] = useState<'definition' | 'sql' | null>(null)
  const [table, setTable] = useState(false)
  const [large, setLarge] = useState(false)
  const [failed, setFailed] = useState<Error | null>(null)
  const [painted, setPainted] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()

  const chart = metric.charts[props.chart]
  if (!chart) throw new Error(`metric ${metric.id} has no chart ${props.chart}, only ${Object.keys(metric.charts).join(', ')}`)
  const display = useMemo(() => ({ ...own, ...props.display }), [own, props.display])
  const spec = useMemo((): Spec => ({ ...base, display, width: 720, height: 320 }), [base, display])
  const data = rows.data
  const { words } = spec
  const title = props.title ?? words.question
  const absent = useMemo(() => lacking(metric, query, facts), [metric, query, facts])
  const error = rows.status === 'error' ? (rows.error ?? new Error('the rows could not be had')) : failed
  const filled = !absent.length && !error && data !== undefined && data.length > 0
  const height = props.height ?? (filled ? (chart.height?.(data as never, spec) ?? 320) : 320)
  const state = error ? 'error' : absent.length || data?.length === 0 ? 'empty' : !data || !(painted || table) ? 'loading' : 'ready'
  const columns = useMemo(() => columnsOf(metric, query, words.columns, data ?? []), [metric, query, words, data])
  const reading = useMemo(() => {
    const formats = formatsOf(language, facts.currency)
    const stateLabel = (rail: string) => (rail === 'inactive' ? t('chart.inactive') : spec.railLabel(rail))
    return { ...formats, stateLabel, say: (key: string) => t(key) }
  }, [language, facts, spec, t])
  const sql = useMemo(
    () => (open === 'sql' ? (props.statement ?? statementText(metric.statement(query, facts))) : ''),
    [open, props.statement, metric, query, facts],
  )

  const from = spec.date(query.range.from ?? facts.firstDay)
  const to = spec.date(query.range.to ?? facts.lastDay)
  const n = filled ? chart.n?.(data as never, spec) : undefined
  const subtitle = [
    words.population,
    `${from} – ${to}`,
    ...(n === undefined ? [] : [t('card.n', { n: spec.number(n) })]),
    t('card.complete', { date: spec.date(facts.cutoff) }),
  ].join(' · ')
  const short = release.slice(0, 12)
  const foot = t('card.sentenceFoot', { dataset, date: spec.date(facts.cutoff), release: short })
  const sentence = () => [title, filled ? chart.summary(data as never, spec) : '', foot].filter(Boolean).join(' ')

  const choose = (key: string, value: string) => {
    if (props.onDisplay) props.onDisplay(key, value)
    setOwn((before) => ({ ...before, [key]: value }))
  }
  const filters = Object.entries(query.filters)
    .map(
      ([key, values]) =>
        `${t(`card.filter.${key}`)} = ${values.map((v) => dimensions.labels[key as FilterKey]?.[v] ?? (v || '–')).join(', ')}`,
    )
    .join('; ')
  const csv = () => {
    const params = Object.entries(query.params).map(
      ([key, value]) => `${words.params[key] ?? key} = ${words.values[`${key}.${value}`] ?? value}`,
    )
    const about = [
      [t('card.meta.metric'), `${words.title} (${metric.id})`],
      [t('card.meta.dataset'), dataset],
      [t('card.meta.release'), release],
      [t('card.meta.cutoff'), facts.cutoff],
      [t('card.meta.definition'), words.definition],
      [t('card.meta.population'), words.population],
      [t('card.meta.denominator'), words.denominator],
      [t('card.meta.dates'), `${query.range.from ?? facts.firstDay} – ${query.range.to ?? facts.lastDay}`],
      [t('card.meta.parameters'), params.join('; ') || t('card.meta.none')],
      [t('card.meta.filters'), filters || t('card.meta.none')],
    ] as const
    return csvOf(columns, data ?? [], about, t('card.minorOf', { currency: facts.currency }))
  }
  const save = async (kind: 'csv' | 'png' | 'svg') => {
    const name = `${metric.id}-${dataset}-${short}.${kind}`
    if (kind === 'csv') return download(name, new Blob([csv()], { type: 'text/csv;charset=utf-8' }))
    const width = Math.max(640, Math.round(box.current?.clientWidth ?? 960))
    const option = chart.option((data ?? []) as never, { ...spec, width, height })
    const framed = { option, width, height, title, subtitle, foot, palette: spec.palette, fontFamily: fontStack(language) }
    download(name, kind === 'svg' ? new Blob([await svgOf(framed)], { type: 'image/svg+xml' }) : await pngOf(framed))
  }
  const retry = () => {
    setFailed(null)
    rows.refetch()
  }
  const enlarge = () => {
    setLarge(true)
    dialog.current?.showModal()
  }

  return (
    <section
      className="card"
      data-metric={metric.id}
      data-chart={props.chart}
      data-state={state}
      aria-labelledby={heading}
      aria-busy={state === 'loading'}
    >
      <header className="card-head">
        <div>
          <h3 id={heading}>{title}</h3>
          <p className="card-subtitle">{subtitle}</p>
          {notApplied.length > 0 && (
            <p className="card-subtitle">
              {t('card.notApplied', { filters: notApplied.map((key) => t(`card.filter.${key}`)).join(', ') })}
            </p>
          )}
        </div>
        {filled && (
          <CardToolbar
            title={title}
            open={open}
            onOpen={setOpen}
            table={table}
            onTable={setTable}
            onFile={(kind) => void save(kind).catch(setFailed)}
            sentence={sentence}
            onEnlarge={enlarge}
          />
        )}
      </header>
      {filled && chart.choices && <CardChoices choices={chart.choices(data as never, spec)} onChoose={choose} />}
      {open === 'definition' && <DefinitionPanel words={words} />}
      {open === 'sql' && <SqlPanel text={sql} />}
      <div className="card-picture" ref={box}>
        {error ? (
          <CardError height={height} error={error} retry={retry} />
        ) : absent.length ? (
          <CardAbsent height={height} tables={absent} />
        ) : data?.length === 0 ? (
          <CardEmpty height={height} onReset={onReset} />
        ) : !data ? (
          <CardSkeleton shape={chart.shape} height={height} title={title} />
        ) : table ? (
          <TableView
            columns={columns}
            rows={data}
            caption={`${title} · ${t('card.rows', { n: reading.exact(data.length) })}`}
            height={Math.max(height, 360)}
            reading={reading}
          />
        ) : (
          <Picture
            chart={chart}
            rows={data}
            spec={spec}
            height={height}
            fontFamily={fontStack(language)}
            onPainted={setPainted}
            onError={setFailed}
          />
        )}
      </div>
      <footer className="card-foot">
        <span>{t('card.release', { release: short })}</span>
        {rows.source === 'server' && <span>{t('card.fromServer')}</span>}
        {definitionHref && <a href={definitionHref}>{t('card.definition')}</a>}
      </footer>
      <dialog ref={dialog} className="card-large" aria-label={title} onClose={() => setLarge(false)}>
        {large && filled && (
          <>
            <header className="card-head">
              <div>
                <h3>{title}</h3>
                <p className="card-subtitle">{subtitle}</p>
              </div>
              <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('card.close')} onClick={() => dialog.current?.close()}>
                <IconX size={20} aria-hidden />
              </ActionIcon>
            </header>
            <Picture
              chart={chart}
              rows={data}
              spec={spec}
              height={Math.max(height, window.innerHeight - 180)}
              fontFamily={fontStack(language)}
              onError={setFailed}
            />
          </>
        )}
      </dialog>
    </section>
  )
}
