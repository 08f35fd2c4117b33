import { useTranslation } from 'react-i18next'
import { campaignComparison } from '../../../datasets/metrics/campaign-comparison/metric.ts'
import { campaignResults } from '../../../datasets/metrics/campaign-results/metric.ts'
import { lotteryEffect } from '../../../datasets/metrics/lottery-effect/metric.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { platformOperators } from '../../../datasets/metrics/platform-operators/metric.ts'
import { retentionCurve } from '../../../datasets/metrics/retention-curve/metric.ts'
import { ViewParameter } from '../../filters/view-parameter.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { MetricPanel } from '../metric-panel.tsx'
import { ViewHeading } from '../view-heading.tsx'

const results = campaignResults as unknown as Metric
const curve = retentionCurve as unknown as Metric
const lottery = lotteryEffect as unknown as Metric
const comparison = campaignComparison as unknown as Metric
const operators = platformOperators as unknown as Metric

/** What became of each campaign's packets, and of the people who came with it. */
export default function CampaignsView() {
  const { t } = useTranslation()
  const { address, change } = useAddress()
  return (
    <>
      <ViewHeading id="campaigns">
        {['segment', 'mode', 'start', 'funding'].map((name) => (
          <ViewParameter key={name} name={name} />
        ))}
      </ViewHeading>
      <div className="grid">
        <MetricPanel
          metric={results}
          chart="compared"
          span={12}
          claim
          display={{ view: String(address.params.view) }}
          onDisplay={(key, value) => key === 'view' && change({ params: { ...address.params, view: value } })}
        />
        <MetricPanel metric={curve} chart="curves" span={12} title={t('campaigns.stayed')} remark={t('campaigns.notCausal')} claim />
        <div className="together">
          <div className="cell parameters" data-span={12}>
            {['days', 'take_up', 'by', 'against', 'adjust'].map((name) => (
              <ViewParameter key={name} name={name} metric={lottery} />
            ))}
          </div>
          <MetricPanel metric={lottery} chart="effects" span={6} claim />
          <MetricPanel metric={lottery} chart="balance" span={6} title={t('campaigns.balance')} />
        </div>
        <div className="together">
          <div className="cell parameters" data-span={12}>
            {['outcome', 'within'].map((name) => (
              <ViewParameter key={name} name={name} metric={comparison} />
            ))}
          </div>
          <MetricPanel metric={comparison} chart="differences" span={12} />
        </div>
        <MetricPanel metric={operators} chart="dates" span={12} claim />
      </div>
    </>
  )
}
