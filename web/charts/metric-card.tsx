import './card.css'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnotationSpan } from '../../datasets/annotations/annotation.ts'
import type { Dimensions } from '../../datasets/dimensions.ts'
import type { Facts } from '../../datasets/facts.ts'
import type { FilterKey } from '../../datasets/filters.ts'
import type { Mark, Pick, Spec } from '../../datasets/metrics/chart.ts'
import { joined } from '../../datasets/metrics/joined.ts'
import type { Language, Metric, Query, Row } from '../../datasets/metrics/metric.ts'
import { lacking } from '../../datasets/metrics/run.ts'
import { useNewest } from '../frame/use-newest.ts'
import { CardBox, type CardState } from './card-box.tsx'
import { CardChoices } from './card-choices.tsx'
import { DefinitionPanel, SqlPanel } from './card-panel.tsx'
import { CardPicture, type Compared, type Side, sidesOf } from './card-picture.tsx'
import { CardAbsent, CardEmpty, CardError, CardSkeleton } from './card-states.tsx'
import { CardToolbar, type Panel } from './card-toolbar.tsx'
import { download } from './download.ts'
import type { FileKind } from './download-menu.tsx'
import { csvOfListing, listingOf } from './listing.ts'
import { Painted } from './painted.ts'
import { counted, quoted } from './quoted.ts'
import { dateText, filterText } from './scope.ts'
import { statementText } from './statement-text.ts'
import { fontStack } from './theme.ts'
import { useSpec } from './use-spec.ts'

const TableView = lazy(async () => ({ default: (await import('./table-view.tsx')).TableView }))

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
  statement?(): string
  /** Where else the statement can be taken. */
  workbench?(statement: string): ReactNode
  /** Filters that are set but mean nothing to this metric. */
  notApplied?: readonly FilterKey[]
  /** The chart’s choices that the address holds; the card keeps the others itself. */
  display?: Readonly<Record<string, string>>
  onDisplay?(key: string, value: string): void
  onReset?(): void
  definitionHref?: string
  /** The other side of a comparison; `rows` are the first. */
  compared?: Compared | null
  /** What must be said of how the card was asked, such as a grain that the metric lacks. */
  remarks?: readonly string[]
  /** Said of simulated data wherever figures leave the page. */
  simulated?: string | null
  /** What is noted on the days shown, where the picture has an axis of time. */
  annotations?: readonly AnnotationSpan[]
  /** The form for a new one, and the list of those drawn, to be read or to be changed. */
  annotating?: { form(done: () => void): ReactNode; list(): ReactNode; editor(): ReactNode }
  /** A mark was chosen that stands for filters or dates. */
  onPick?(pick: Pick): void
}

/** Whether annotations have a place in the picture: it draws one that runs from the first day to the last. */
function isTimed(chart: Metric['charts'][string], rows: readonly Row[], spec: Spec): boolean {
  const probe = { id: 'probe', from: spec.facts.firstDay, to: spec.facts.lastDay, text: '', author: null }
  try {
    const { series } = chart.option(rows as never, { ...spec, annotations: [probe] })
    return Array.isArray(series) && series.some(({ id }: { id?: string }) => id === 'annotations')
  } catch {
    return false
  }
}

/** A question, its picture, and on demand everything needed to check it. */
export function MetricCard(props: MetricCardProps) {
  const {
    metric,
    query,
    facts,
    dataset,
    release,
    rows,
    dimensions,
    notApplied = [],
    onReset,
    definitionHref,
    compared = null,
    remarks = [],
    onPick,
  } = props
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const base = useSpec(metric, query, facts, dimensions, props.annotations)
  const otherBase = useSpec(metric, compared?.query ?? null, facts, dimensions, props.annotations)
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const [open, setOpen] = useState<Panel | null>(null)
  const [table, setTable] = useState(false)
  const [large, setLarge] = useState(false)
  const [failed, setFailed] = useState<Error | null>(null)
  const [painted] = useState(() => new Painted())
  const dialog = useRef<HTMLDialogElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()
  const hint = useId()

  const chart = metric.charts[props.chart]
  if (!chart) throw new Error(`metric ${metric.id} has no chart ${props.chart}, only ${Object.keys(metric.charts).join(', ')}`)
  const display = useMemo(() => ({ ...own, ...props.display }), [own, props.display])
  const spec = useMemo((): Spec => ({ ...base, display, width: 720, height: 320 }), [base, display])
  const otherSpec = useMemo((): Spec => (otherBase ? { ...spec, ...otherBase } : spec), [otherBase, spec])
  const data = rows.data
  const { words } = spec
  const absent = useMemo(() => lacking(metric, query, facts), [metric, query, facts])
  const error = rows.status === 'error' ? (rows.error ?? new Error('the rows could not be had')) : failed
  const filled = !absent.length && !error && data !== undefined && data.length > 0
  const finding = useMemo(
    () => (filled && !compared && !props.title ? (chart.finding?.(data as never, spec) ?? null) : null),
    [filled, compared, props.title, chart, data, spec],
  )
  const title = finding ?? props.title ?? words.question
  const sides = useMemo(() => {
    if (!filled) return []
    try {
      return sidesOf(chart, data, spec, compared, otherSpec)
    } catch {
      // What cannot be drawn fails where it is drawn, and is told there.
      return [{ label: null, chart, rows: data, spec }]
    }
  }, [filled, chart, data, spec, compared, otherSpec])
  const height =
    props.height ??
    Math.max(...(sides.length ? sides : [null]).map((side) => (side && chart.height?.(side.rows as never, side.spec)) ?? 320))
  const state: CardState = error ? 'error' : absent.length || data?.length === 0 ? 'empty' : data ? 'ready' : 'loading'
  const listing = useMemo(
    () => (table && filled ? listingOf(metric, spec, data, compared, language, t) : null),
    [table, filled, metric, spec, data, compared, language, t],
  )
  const sql = useMemo(
    () => (open === 'sql' ? (props.statement?.() ?? statementText(metric.statement(query, facts))) : ''),
    [open, props.statement, metric, query, facts],
  )

  const shownSides = sides.filter(({ rows }) => rows.length)
  const specs = compared ? [spec, otherSpec] : [spec]
  const n = counted(shownSides, t)
  const drawn = shownSides.flatMap(({ rows, spec }) => chart.dates?.(rows as never, spec) ?? [])
  const subtitle = [
    words.population,
    drawn.length ? [...new Set(drawn)].join(' | ') : dateText([spec], spec.date),
    ...(n === null ? [] : [t('card.n', { n })]),
    t('card.complete', { date: spec.date(facts.cutoff) }),
  ].join(' · ')
  const short = release.slice(0, 12)
  const foot = joined([t('card.sentenceFoot', { dataset, date: spec.date(facts.cutoff), release: short }), props.simulated])
  const sentence = () => {
    // What is laid over the picture is told like what is beside it.
    const under = compared && sides.length === 1 ? [{ label: compared.labels[1], chart, rows: compared.rows, spec: otherSpec }] : []
    const told = [...sides, ...under].map(({ label, rows, spec }, i) => {
      const text = chart.summary(rows as never, spec)
      const side = label ?? (under.length && !i ? compared?.labels[0] : null)
      return side && !text.startsWith(side) ? t('card.sentenceSide', { side, text }) : text
    })
    return quoted({ title, told, n, specs, foot }, t)
  }
  const timed = useMemo(() => filled && isTimed(chart, data, spec), [filled, chart, data, spec])
  const noted = timed ? (base.annotations ?? []) : []
  const notes = noted.map(
    ({ from, to, text, author }, i) =>
      `[${i + 1}] ${from === to ? spec.date(from) : `${spec.date(from)} – ${spec.date(to)}`} ${text}${author === null ? '' : ` ${t('annotations.by', { author })}`}`,
  )
  const pickable = onPick !== undefined && chart.pick !== undefined && filled
  const choosing = ({ series, index }: Mark, { rows, spec }: Side) => {
    const pick = chart.pick?.(rows as never, spec, { series, index })
    if (pick) onPick?.(pick)
  }

  const choose = (key: string, value: string) => {
    if (props.onDisplay) props.onDisplay(key, value)
    setOwn((before) => ({ ...before, [key]: value }))
  }
  const csv = () => {
    const params = Object.entries(query.params).map(
      ([key, value]) => `${words.params[key] ?? key} = ${words.values[`${key}.${value}`] ?? value}`,
    )
    const about = [
      [t('card.meta.metric'), `${words.title} (${metric.id})`],
      [t('card.meta.dataset'), dataset],
      [t('card.meta.release'), release],
      [t('card.meta.cutoff'), facts.cutoff],
      ...(props.simulated ? [[t('card.meta.simulated'), props.simulated] as const] : []),
      ...(compared ? [[t('card.compared'), compared.labels.join(' | ')] as const] : []),
      [t('card.meta.definition'), words.definition],
      [t('card.meta.population'), words.population],
      [t('card.meta.denominator'), words.denominator],
      [t('card.meta.dates'), dateText(specs, String)],
      [t('card.meta.parameters'), params.join('; ') || t('card.meta.none')],
      [t('card.meta.filters'), filterText(specs, t) || t('card.meta.none')],
      ...notes.map((note) => [t('annotations.export'), note] as const),
    ] as const
    const whole = listing ?? listingOf(metric, spec, data ?? [], compared, language, t)
    return csvOfListing(whole, about, t('card.minorOf', { currency: facts.currency }))
  }
  const save = async (kind: FileKind) => {
    const name = `${metric.id}-${dataset}-${short}.${kind}`
    if (kind === 'csv') return download(name, new Blob([csv()], { type: 'text/csv;charset=utf-8' }))
    const { pngOf, svgOf } = await import('./picture-file.ts')
    const width = Math.max(640, Math.round(box.current?.clientWidth ?? 960))
    for (const [i, side] of sides.entries()) {
      const option = side.chart.option(side.rows as never, { ...side.spec, width, height })
      const titled = side.label ? `${title} · ${side.label}` : title
      const framed = { option, width, height, title: titled, subtitle, notes, foot, palette: spec.palette, fontFamily: fontStack(language) }
      const file = i ? name.replace(/\.\w+$/, `-${i + 1}$&`) : name
      download(file, kind === 'svg' ? new Blob([await svgOf(framed)], { type: 'image/svg+xml' }) : await pngOf(framed))
    }
  }
  const retry = () => {
    setFailed(null)
    rows.refetch()
  }
  const enlarge = () => {
    setLarge(true)
    dialog.current?.showModal()
  }

  const onFile = useNewest((kind: FileKind) => void save(kind).catch(setFailed))
  const said = useNewest(sentence)
  const onEnlarge = useNewest(enlarge)
  const onChoose = useNewest(choose)

  return (
    <CardBox
      className="card"
      data-metric={metric.id}
      data-chart={props.chart}
      state={state}
      painted={table ? null : painted}
      aria-labelledby={heading}
    >
      <header className="card-head">
        <div>
          <p className="card-topic">{words.title}</p>
          <h3 id={heading}>{title}</h3>
          <p className="card-subtitle">{subtitle}</p>
          {compared?.kind === 'previous' && sides.length === 1 && (
            <p className="card-subtitle">{t('card.dashedBefore', { before: compared.labels[1] })}</p>
          )}
          {remarks.map((remark) => (
            <p key={remark} className="card-subtitle card-remark">
              {remark}
            </p>
          ))}
          {notApplied.length > 0 && (
            <p className="card-subtitle">
              {t('card.notApplied', { filters: notApplied.map((key) => t(`card.filter.${key}`)).join(', ') })}
            </p>
          )}
        </div>
        {filled && (
          <CardToolbar
            heading={heading}
            open={open}
            onOpen={setOpen}
            table={table}
            onTable={setTable}
            onFile={onFile}
            sentence={said}
            onEnlarge={onEnlarge}
            annotated={timed && props.annotating !== undefined}
          />
        )}
      </header>
      {filled && chart.choices && <CardChoices choices={chart.choices(data as never, spec)} onChoose={onChoose} />}
      {open === 'definition' && <DefinitionPanel words={words} />}
      {open === 'sql' && <SqlPanel text={sql}>{props.workbench?.(sql)}</SqlPanel>}
      {open === 'annotation' && props.annotating?.form(() => setOpen(null))}
      <div className="card-picture" ref={box}>
        {error ? (
          <CardError height={height} error={error} retry={retry} />
        ) : absent.length ? (
          <CardAbsent height={height} tables={absent} />
        ) : data?.length === 0 ? (
          <CardEmpty height={height} onReset={onReset} />
        ) : !data ? (
          <CardSkeleton shape={chart.shape} height={height} title={title} />
        ) : listing ? (
          <Suspense fallback={<div data-pending style={{ minHeight: height }} />}>
            <TableView
              columns={listing.columns}
              rows={listing.rows}
              caption={`${title} · ${t('card.rows', { n: listing.reading.exact(listing.rows.length) })}`}
              height={Math.max(height, 360)}
              reading={listing.reading}
              {...(onPick ? { onPick } : {})}
            />
          </Suspense>
        ) : (
          <CardPicture
            sides={sides}
            height={height}
            fontFamily={fontStack(language)}
            nothing={t('card.empty')}
            describedBy={pickable ? hint : undefined}
            onPainted={painted.set}
            onError={setFailed}
            onMark={pickable ? choosing : undefined}
          />
        )}
      </div>
      {noted.length > 0 && props.annotating?.editor()}
      <footer className="card-foot">
        <span>{t('card.release', { release: short })}</span>
        {props.simulated && <span>{props.simulated}</span>}
        {rows.source === 'server' && <span>{t('card.fromServer')}</span>}
        {definitionHref && <a href={definitionHref}>{t('card.definition')}</a>}
        {pickable && !table && (
          <span id={hint} className="card-hint">
            {t('card.pickHint')}
          </span>
        )}
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
            <CardPicture
              sides={sides}
              height={Math.max(height, window.innerHeight - 180)}
              fontFamily={fontStack(language)}
              nothing={t('card.empty')}
              onError={setFailed}
            />
            {noted.length > 0 && props.annotating?.list()}
          </>
        )}
      </dialog>
    </CardBox>
  )
}
