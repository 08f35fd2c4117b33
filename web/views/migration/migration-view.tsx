import { Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Metric, Row } from '../../../datasets/metrics/metric.ts'
import { railShare } from '../../../datasets/metrics/rail-share/metric.ts'
import { railTransitions } from '../../../datasets/metrics/rail-transitions/metric.ts'
import { queryOf } from '../../address/address.ts'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { useRows } from '../../rows.ts'
import { MetricPanel } from '../metric-panel.tsx'
import { chosenPair, PairParameter, pairsOf } from './pair-parameter.tsx'

const share = railShare as unknown as Metric
const transitions = railTransitions as unknown as Metric

/** Which rails people use, and from which to which they moved. */
export default function MigrationView() {
  const { t } = useTranslation()
  const { address } = useAddress()
  const { manifest, facts } = useServed()
  const { data } = useRows(transitions, queryOf(transitions, address), facts, manifest)
  const pairs = useMemo(() => pairsOf(data ?? []), [data])
  const pair = chosenPair(pairs, String(address.params.pair))
  const select = (rows: readonly Row[]) => rows.filter(({ from_period }) => from_period === pair?.from)
  return (
    <>
      <div className="heading">
        <Title order={1}>{t('views.migration')}</Title>
      </div>
      <div className="grid">
        <MetricPanel metric={share} chart="overTime" span={12} height={380} />
        <div className="cell" data-span={12}>
          <PairParameter pairs={pairs} chosen={pair} />
        </div>
        <MetricPanel metric={transitions} chart="sankey" span={6} height={440} select={select} />
        <MetricPanel metric={transitions} chart="matrix" span={6} height={440} select={select} />
      </div>
    </>
  )
}
