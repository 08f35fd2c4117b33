import './views.css'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { filterKeys } from '../../datasets/filters.ts'
import type { Metric, Row } from '../../datasets/metrics/metric.ts'
import { queryOf } from '../address/address.ts'
import { MetricCard } from '../charts/metric-card.tsx'
import { useServed } from '../frame/release.tsx'
import { useAddress } from '../frame/use-address.ts'
import { useRows } from '../rows.ts'

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
  const { t } = useTranslation()
  const { manifest, facts, dimensions } = useServed()
  const { address, change } = useAddress()
  const query = useMemo(() => queryOf(metric, address), [metric, address])
  const rows = useRows(metric, query, facts, manifest)
  const data = useMemo(() => (select && rows.data ? select(rows.data) : rows.data), [select, rows.data])
  return (
    <div className="cell" data-span={span}>
      <MetricCard
        dataset={manifest.dataset}
        release={manifest.release}
        notApplied={filterKeys.filter((key) => address.filters[key] && !metric.filters.includes(key))}
        onReset={() => change({ range: {}, filters: {} })}
        {...(display ? { display } : {})}
        {...(onDisplay ? { onDisplay } : {})}
        metric={metric}
        chart={chart}
        query={query}
        facts={facts}
        rows={{ ...rows, data }}
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
