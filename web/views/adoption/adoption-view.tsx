import { acceptance } from '../../../datasets/metrics/acceptance/metric.ts'
import { activationFunnel } from '../../../datasets/metrics/activation-funnel/metric.ts'
import { activePersons } from '../../../datasets/metrics/active-persons/metric.ts'
import { bankLink } from '../../../datasets/metrics/bank-link/metric.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { penetration } from '../../../datasets/metrics/penetration/metric.ts'
import { platformUsers } from '../../../datasets/metrics/platform-users/metric.ts'
import { publishedFigures } from '../../../datasets/metrics/published-figures/metric.ts'
import { stickiness } from '../../../datasets/metrics/stickiness/metric.ts'
import { walletsOpened } from '../../../datasets/metrics/wallets-opened/metric.ts'
import { ViewParameter } from '../../filters/view-parameter.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { MetricPanel } from '../metric-panel.tsx'
import { NumberParameter } from '../number-parameter.tsx'
import { ViewHeading } from '../view-heading.tsx'

const active = activePersons as unknown as Metric
const wallets = walletsOpened as unknown as Metric
const funnel = activationFunnel as unknown as Metric
const regions = penetration as unknown as Metric
const merchants = acceptance as unknown as Metric
const monthly = stickiness as unknown as Metric
const published = publishedFigures as unknown as Metric
const unlinked = bankLink as unknown as Metric
const platforms = platformUsers as unknown as Metric

/** Who has come, how far they got, and where. */
export default function AdoptionView() {
  const { address, change } = useAddress()
  return (
    <>
      <ViewHeading id="adoption">
        <ViewParameter name="rail" />
        <NumberParameter name="window" metric={funnel} />
      </ViewHeading>
      <div className="grid">
        <MetricPanel metric={active} chart="overTime" span={12} />
        <MetricPanel
          metric={wallets}
          chart="overTime"
          span={6}
          display={{ view: String(address.params.view) }}
          onDisplay={(key, value) => key === 'view' && change({ params: { ...address.params, view: value } })}
        />
        <MetricPanel metric={funnel} chart="steps" span={6} claim />
        <MetricPanel metric={regions} chart="regions" span={6} />
        <MetricPanel metric={merchants} chart="overTime" span={6} claim />
        <MetricPanel metric={monthly} chart="overTime" span={6} />
        <MetricPanel metric={published} chart="overTime" span={6} />
        <MetricPanel metric={unlinked} chart="overTime" span={6} claim />
        <MetricPanel metric={platforms} chart="ranked" span={6} claim />
      </div>
    </>
  )
}
