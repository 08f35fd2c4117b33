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
  height: number
  title?: string
  /** Parameters that this card sets itself. */
  params?: Record<string, unknown>
  /** Which of the rows are drawn. */
  select?(rows: readonly Row[]): Row[]
}

/** A card of the grid: asks its metric what the address says. */
export function MetricPanel({ metric, chart, span, height, title, params, select }: Props) {
  const { manifest, facts, dimensions } = useServed()
  const { address } = useAddress()
  const query = queryOf(metric, params ? { ...address, params: { ...address.params, ...params } } : address)
  const rows = useRows(metric, query, facts, manifest)
  const drawn = select && rows.data ? { ...rows, data: select(rows.data) } : rows
  return (
    <div className="cell" data-span={span}>
      <MetricCard
        metric={metric}
        chart={chart}
        query={query}
        facts={facts}
        rows={drawn}
        dimensions={dimensions}
        title={title}
        height={height}
      />
    </div>
  )
}
