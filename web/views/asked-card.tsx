import type { TFunction } from 'i18next'
import { lazy, memo, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pick } from '../../datasets/metrics/chart.ts'
import { grainWords } from '../../datasets/metrics/grain-words.ts'
import type { Language, Metric, Query, Row } from '../../datasets/metrics/metric.ts'
import { statementOf } from '../../datasets/metrics/run.ts'
import { notApplied, queryOf } from '../../datasets/query.ts'
import type { Address } from '../address/address.ts'
import { AnnotationList } from '../annotations/annotation-list.tsx'
import { type Shown, useAnnotations } from '../annotations/use-annotations.ts'
import { Older } from '../charts/card-box.tsx'
import { MetricCard } from '../charts/metric-card.tsx'
import { statementText } from '../charts/statement-text.ts'
import { offered, planOf } from '../duckdb/plan.ts'
import { narrowed } from '../filters/narrowed.ts'
import { useServed } from '../frame/release.tsx'
import { simulatedText } from '../i18n/simulated.ts'
import { useRows } from '../rows.ts'
import { useComparison } from './comparison.ts'
import { WorkbenchLink } from './workbench/workbench-link.tsx'

const AnnotationForm = lazy(() => import('../annotations/annotation-form.tsx'))

/** A card of a view: its metric, which of its pictures, and in which words. */
export interface CardProps {
  metric: Metric
  chart: string
  height?: number | undefined
  title?: string | undefined
  /** The chart's choices that the address holds. */
  display?: Readonly<Record<string, string>>
  onDisplay?(key: string, value: string): void
  /** Which of the rows are drawn, also of those of the period before. */
  select?: ((rows: readonly Row[], earlier: boolean) => Row[]) | undefined
}

interface Props {
  /** What is asked: one object, so that an older one is drawn no further than here. */
  asked: CardProps & { address: Address }
  onPick(pick: Pick): void
  onReset(): void
}

/** A card that asks its metric what an address says. */
export const AskedCard = memo(function AskedCard({ asked, onPick, onReset }: Props) {
  const { metric, chart, height, title, select, display, onDisplay, address } = asked
  const { t, i18n } = useTranslation()
  const { manifest, facts, dimensions } = useServed()
  const base = useMemo(() => queryOf(metric, address), [metric, address])
  const { query: wanted, compared, pending, remark } = useComparison(metric, base, address.compare, select)
  const rows = useRows(metric, wanted, facts, manifest)
  const { query } = rows
  const data = useMemo(() => (select && rows.data ? select(rows.data, false) : rows.data), [select, rows.data])
  const statement = useCallback(() => {
    const text = (query: Query) => statementText(statementOf(metric, query, facts, offered(manifest)))
    if (!compared) return text(query)
    return [query, compared.query].map((side, i) => `-- ${compared.labels[i]!.replace(/\s+/g, ' ')}\n${text(side)}`).join(';\n\n')
  }, [metric, query, facts, manifest, compared])
  const noted = useAnnotations(metric, query, compared?.query ?? null)
  const [edited, setEdited] = useState<Shown | null>(null)
  const form = (of: Shown | null, onDone: () => void) => (
    <Suspense>
      <AnnotationForm key={of ? `${of.id} ${of.version}` : ''} metric={metric.id} day={noted.to} of={of} onDone={onDone} />
    </Suspense>
  )
  const runs = () => {
    const plan = planOf(metric, query, facts, manifest)
    return plan.engine === 'browser' || plan.reason === 'too_large'
  }
  const card = (
    <MetricCard
      dataset={manifest.dataset}
      release={manifest.release}
      notApplied={notApplied(metric, address)}
      {...(narrowed(address) ? { onReset } : {})}
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
      remarks={[remark, grainRemark(metric, query, address.params, t, i18n.language as Language)].filter((text) => text !== null)}
      simulated={simulatedText(manifest.pilot, t)}
      onPick={onPick}
      {...(display ? { display } : {})}
      {...(onDisplay ? { onDisplay } : {})}
      statement={statement}
      workbench={(sql) => runs() && <WorkbenchLink sql={sql} />}
      metric={metric}
      chart={chart}
      query={query}
      facts={facts}
      rows={{ ...rows, data: pending ? undefined : data }}
      dimensions={dimensions}
      {...(title ? { title } : {})}
      {...(height ? { height } : {})}
    />
  )
  // What answers the question before is not drawn again under the new one.
  const answered = useRef(card)
  if (!rows.older) answered.current = card
  return <Older value={rows.older}>{answered.current}</Older>
})

/** That a metric is shown by another period than the one asked for, because it lacks that one; null where it does not. */
function grainRemark(metric: Metric, query: Query, asked: Record<string, unknown>, t: TFunction, language: Language): string | null {
  const [want, have] = [asked.grain, query.params.grain ?? (metric.row.shape.month ? 'month' : metric.row.shape.day ? 'day' : undefined)]
  if (typeof want !== 'string' || typeof have !== 'string' || want === have) return null
  return t('card.grainLacking', { asked: grainWords[language][`grain.${want}`], used: grainWords[language][`grain.${have}`] })
}
