import { incentiveShare } from '../../../datasets/metrics/incentive-share/metric.ts'
import { lifecycle } from '../../../datasets/metrics/lifecycle/metric.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { retentionCohorts } from '../../../datasets/metrics/retention-cohorts/metric.ts'
import { retentionCurve } from '../../../datasets/metrics/retention-curve/metric.ts'
import { ViewParameter } from '../../filters/view-parameter.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { MetricPanel } from '../metric-panel.tsx'
import { NumberParameter } from '../number-parameter.tsx'
import { ViewHeading } from '../view-heading.tsx'
import { BracketsParameter } from './brackets-parameter.tsx'

const cohorts = retentionCohorts as unknown as Metric
const curve = retentionCurve as unknown as Metric
const stages = lifecycle as unknown as Metric
const incentive = incentiveShare as unknown as Metric

/** Who came back, by the time they started and by what they are. */
export default function RetentionView() {
  const { address } = useAddress()
  return (
    <>
      <ViewHeading id="retention">
        {['cohort', 'mode', 'start', 'funding', 'rail'].map((name) => (
          <ViewParameter key={name} name={name} />
        ))}
        {address.params.mode === 'bracket' && <BracketsParameter />}
      </ViewHeading>
      <div className="grid">
        <MetricPanel metric={cohorts} chart="heatmap" span={12} claim />
        <div className="cell parameters" data-span={12}>
          <ViewParameter name="segment" />
          <ViewParameter name="average" />
        </div>
        <MetricPanel metric={curve} chart="curves" span={12} />
        <div className="cell parameters" data-span={12}>
          <NumberParameter name="dormancy" metric={stages} />
        </div>
        <MetricPanel metric={stages} chart="stack" span={6} />
        <MetricPanel metric={incentive} chart="overTime" span={6} claim />
      </div>
    </>
  )
}
