import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cardTerminals } from '../../../datasets/metrics/card-terminals/metric.ts'
import { diversion } from '../../../datasets/metrics/diversion/metric.ts'
import { marketStructure } from '../../../datasets/metrics/market-structure/metric.ts'
import type { Metric, Row } from '../../../datasets/metrics/metric.ts'
import { multiHoming } from '../../../datasets/metrics/multi-homing/metric.ts'
import { netMigration } from '../../../datasets/metrics/net-migration/metric.ts'
import { railShare } from '../../../datasets/metrics/rail-share/metric.ts'
import { railTransitions } from '../../../datasets/metrics/rail-transitions/metric.ts'
import { scenarioOwnership } from '../../../datasets/metrics/scenario-ownership/metric.ts'
import { switchBack } from '../../../datasets/metrics/switch-back/metric.ts'
import { queryOf } from '../../../datasets/query.ts'
import { ViewParameter } from '../../filters/view-parameter.tsx'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { useRows } from '../../rows.ts'
import { MetricPanel } from '../metric-panel.tsx'
import { ViewHeading } from '../view-heading.tsx'
import { chosenPair, PairParameter, pairsOf } from './pair-parameter.tsx'

const share = railShare as unknown as Metric
const transitions = railTransitions as unknown as Metric
const net = netMigration as unknown as Metric
const homes = multiHoming as unknown as Metric
const back = switchBack as unknown as Metric
const origin = diversion as unknown as Metric
const structure = marketStructure as unknown as Metric
const ownership = scenarioOwnership as unknown as Metric
const terminals = cardTerminals as unknown as Metric

/** Which rails people use, from which to which they moved, whether for good, and what their spending was before. */
export default function MigrationView() {
  const { t } = useTranslation()
  const { address, change } = useAddress()
  const { manifest, facts } = useServed()
  const query = useMemo(() => queryOf(transitions, address), [address])
  const { data } = useRows(transitions, query, facts, manifest)
  const pairs = useMemo(() => pairsOf(data ?? []), [data])
  const pair = chosenPair(pairs, String(address.params.pair))
  const fromEnd = pairs.length - pairs.findIndex(({ from }) => from === pair?.from)
  const select = useCallback(
    (rows: readonly Row[], earlier: boolean) => {
      // In the period before, the pair in the same place.
      const from = earlier ? pairsOf(rows).at(-fromEnd)?.from : pair?.from
      return rows.filter(({ from_period }) => from_period === from)
    },
    [pair?.from, fromEnd],
  )
  const split = address.params.segment !== 'none'
  return (
    <>
      <ViewHeading id="migration" />
      <div className="grid">
        <MetricPanel
          metric={share}
          chart="overTime"
          span={12}
          display={{ measure: String(address.params.measure) }}
          onDisplay={(key, value) => key === 'measure' && change({ params: { ...address.params, measure: value } })}
        />
        <div className="together">
          <div className="cell" data-span={12}>
            <PairParameter pairs={pairs} chosen={pair} />
          </div>
          <MetricPanel metric={transitions} chart="sankey" span={6} title={t('migration.sankey')} select={select} />
          <MetricPanel metric={transitions} chart="matrix" span={6} title={t('migration.matrix')} select={select} claim />
        </div>
        <MetricPanel metric={net} chart="flows" span={6} select={select} claim />
        <MetricPanel metric={homes} chart="stack" span={6} />
        <div className="together">
          <div className="cell parameters" data-span={12}>
            <ViewParameter name="segment" metric={back} />
            <ViewParameter name="days" metric={origin} />
            <ViewParameter name="by" metric={origin} />
          </div>
          <MetricPanel metric={back} chart="curves" span={split ? 8 : 6} claim />
          {split && <MetricPanel metric={back} chart="ratios" span={4} title={t('migration.ratios')} />}
          <MetricPanel metric={origin} chart="sources" span={split ? 12 : 6} claim />
        </div>
        <div className="together">
          <div className="cell" data-span={12}>
            <ViewParameter name="market" />
          </div>
          <MetricPanel metric={structure} chart="overTime" span={12} claim />
        </div>
        <div className="together">
          <div className="cell" data-span={12}>
            <ViewParameter name="windows" metric={terminals} />
          </div>
          <MetricPanel metric={terminals} chart="around" span={6} claim />
          <MetricPanel metric={ownership} chart="overTime" span={6} claim />
        </div>
      </div>
    </>
  )
}
