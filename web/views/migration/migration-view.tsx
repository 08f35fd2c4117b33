import { Title } from '@mantine/core'
import { useCallback, useMemo } from 'react'
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
  const { address, change } = useAddress()
  const { manifest, facts } = useServed()
  const query = useMemo(() => queryOf(transitions, address), [address])
  const { data } = useRows(transitions, query, facts, manifest)
  const pairs = useMemo(() => pairsOf(data ?? []), [data])
  const pair = chosenPair(pairs, String(address.params.pair))
  const select = useCallback((rows: readonly Row[]) => rows.filter(({ from_period }) => from_period === pair?.from), [pair?.from])
  return (
    <>
      <div className="heading">
        <Title order={1}>{t('views.migration')}</Title>
      </div>
      <Title order={2} className="hidden">
        {t('frame.charts')}
      </Title>
      <div className="grid">
        <MetricPanel
          metric={share}
          chart="overTime"
          span={12}
          display={{ measure: String(address.params.measure) }}
          onDisplay={(key, value) => key === 'measure' && change({ params: { ...address.params, measure: value } })}
        />
        <div className="cell" data-span={12}>
          <PairParameter pairs={pairs} chosen={pair} />
        </div>
        <MetricPanel metric={transitions} chart="sankey" span={6} title={t('migration.sankey')} select={select} />
        <MetricPanel metric={transitions} chart="matrix" span={6} title={t('migration.matrix')} select={select} />
      </div>
    </>
  )
}
