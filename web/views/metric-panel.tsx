import './views.css'
import type { TFunction } from 'i18next'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filterKeys } from '../../datasets/filters.ts'
import { grainWords } from '../../datasets/metrics/grain-words.ts'
import type { Language, Metric, Query, Row } from '../../datasets/metrics/metric.ts'
import { statementOf } from '../../datasets/metrics/run.ts'
import { queryOf } from '../../datasets/query.ts'
import { AnnotationList } from '../annotations/annotation-list.tsx'
import { type Shown, useAnnotations } from '../annotations/use-annotations.ts'
import { MetricCard } from '../charts/metric-card.tsx'
import { statementText } from '../charts/statement-text.ts'
import { offered, planOf } from '../duckdb/plan.ts'
import { picked } from '../filters/picked.ts'
import { useServed } from '../frame/release.tsx'
import { useAddress } from '../frame/use-address.ts'
import { simulatedText } from '../i18n/simulated.ts'
import { useRows } from '../rows.ts'
import { useComparison } from './comparison.ts'
import { WorkbenchLink } from './workbench/workbench-link.tsx'

const AnnotationForm = lazy(() => import('../annotations/annotation-form.tsx'))

interface Props {
  metric: Metric
  chart: string
  /** Columns of twelve. */
  span: 4 | 6 | 8 | 12
  height?: number
  title?: string
  /** A sentence without which the picture is easily misread. */
  remark?: string
  /** Whether the page has words on a public claim that this card can confirm or refute: `claims.<metric>`. */
  claim?: boolean
  /** The chart's choices that the address holds. */
  display?: Readonly<Record<string, string>>
  onDisplay?(key: string, value: string): void
  /** Which of the rows are drawn. */
  select?(rows: readonly Row[]): Row[]
}

/** A card of the grid: asks its metric what the address says. */
export function MetricPanel({ metric, chart, span, height, title, remark, claim, select, display, onDisplay }: Props) {
  const { t, i18n } = useTranslation()
  const { manifest, facts, dimensions } = useServed()
  const { address, change } = useAddress()
  const base = useMemo(() => queryOf(metric, address), [metric, address])
  const { query, compared, pending, remark: notCompared } = useComparison(metric, base, select)
  const rows = useRows(metric, query, facts, manifest)
  const data = useMemo(() => (select && rows.data ? select(rows.data) : rows.data), [select, rows.data])
  const statement = useCallback(() => statementText(statementOf(metric, query, facts, offered(manifest))), [metric, query, facts, manifest])
  const noted = useAnnotations(metric, query)
  const [edited, setEdited] = useState<Shown | null>(null)
  const form = (of: Shown | null, onDone: () => void) => (
    <Suspense>
      <AnnotationForm key={of ? `${of.id} ${of.version}` : ''} metric={metric.id} day={noted.to} of={of} onDone={onDone} />
    </Suspense>
  )
  const plan = useMemo(() => planOf(metric, query, facts, manifest), [metric, query, facts, manifest])
  const runs = plan.engine === 'browser' || plan.reason === 'too_large'
  return (
    <div className="cell" data-span={span}>
      <MetricCard
        dataset={manifest.dataset}
        release={manifest.release}
        notApplied={filterKeys.filter((key) => address.filters[key] && !metric.filters.includes(key))}
        onReset={() => change({ range: {}, filters: {} })}
        compared={compared}
        annotations={noted.spans}
        annotating={{
          form: (done) => form(null, done),
          list: () => <AnnotationList shown={noted.shown} />,
          editor: () => (
            <>
              <AnnotationList shown={noted.shown} onEdit={setEdited} />
              {edited && form(edited, () => setEdited(null))}
            </>
          ),
        }}
        remarks={[notCompared, grainRemark(metric, query, address.params, t, i18n.language as Language)].filter((text) => text !== null)}
        simulated={simulatedText(manifest.pilot, t)}
        onPick={(pick) => change(picked(pick, address))}
        {...(display ? { display } : {})}
        {...(onDisplay ? { onDisplay } : {})}
        statement={statement}
        {...(runs ? { workbench: (sql: string) => <WorkbenchLink sql={sql} /> } : {})}
        metric={metric}
        chart={chart}
        query={query}
        facts={facts}
        rows={{ ...rows, data: pending ? undefined : data }}
        dimensions={dimensions}
        {...(title ? { title } : {})}
        {...(height ? { height } : {})}
      />
      {remark && <p className="remark">{remark}</p>}
      {claim && (
        <details className="claim">
          <summary>{t('claims.title')}</summary>
          <p>{t(`claims.${metric.id}`)}</p>
        </details>
      )}
    </div>
  )
}

/** That a metric is shown by another period than the one asked for, because it lacks that one; null where it does not. */
function grainRemark(metric: Metric, query: Query, asked: Record<string, unknown>, t: TFunction, language: Language): string | null {
  const [want, have] = [asked.grain, query.params.grain ?? (metric.row.shape.month ? 'month' : metric.row.shape.day ? 'day' : undefined)]
  if (typeof want !== 'string' || typeof have !== 'string' || want === have) return null
  return t('card.grainLacking', { asked: grainWords[language][`grain.${want}`], used: grainWords[language][`grain.${have}`] })
}
