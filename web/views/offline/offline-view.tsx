import { useTranslation } from 'react-i18next'
import { acceptanceMix } from '../../../datasets/metrics/acceptance-mix/metric.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { offlineAdopters } from '../../../datasets/metrics/offline-adopters/metric.ts'
import { offlineByScenario } from '../../../datasets/metrics/offline-by-scenario/metric.ts'
import { offlineFailures } from '../../../datasets/metrics/offline-failures/metric.ts'
import { offlineShare } from '../../../datasets/metrics/offline-share/metric.ts'
import { unsyncedValue } from '../../../datasets/metrics/unsynced-value/metric.ts'
import { useAddress } from '../../frame/use-address.ts'
import { MetricPanel } from '../metric-panel.tsx'
import { ViewHeading } from '../view-heading.tsx'

const share = offlineShare as unknown as Metric
const adopters = offlineAdopters as unknown as Metric
const mix = acceptanceMix as unknown as Metric
const scenarios = offlineByScenario as unknown as Metric
const unsynced = unsyncedValue as unknown as Metric
const failures = offlineFailures as unknown as Metric

/** What is paid without a network, by whom, where, and what of it is not yet on the ledger. */
export default function OfflineView() {
  const { t } = useTranslation()
  const { address, change } = useAddress()
  const keep = (name: 'measure' | 'mix') => (key: string, value: string) =>
    key === 'measure' && change({ params: { ...address.params, [name]: value } })
  return (
    <>
      <ViewHeading id="offline" />
      <div className="grid">
        <MetricPanel
          metric={share}
          chart="overTime"
          span={6}
          display={{ measure: String(address.params.measure) }}
          onDisplay={keep('measure')}
        />
        <MetricPanel metric={adopters} chart="overTime" span={6} claim />
        <MetricPanel
          metric={mix}
          chart="overTime"
          span={12}
          remark={t('offline.inStore')}
          claim
          display={{ measure: String(address.params.mix) }}
          onDisplay={keep('mix')}
        />
        <MetricPanel metric={scenarios} chart="matrix" span={12} />
        <MetricPanel metric={unsynced} chart="byDay" span={6} />
        <MetricPanel metric={failures} chart="byCode" span={6} />
      </div>
    </>
  )
}
