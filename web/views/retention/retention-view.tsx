import { useTranslation } from 'react-i18next'
import { incentiveCliff } from '../../../datasets/metrics/incentive-cliff/metric.ts'
import { incentiveShare } from '../../../datasets/metrics/incentive-share/metric.ts'
import { lifecycle } from '../../../datasets/metrics/lifecycle/metric.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { retentionCohorts } from '../../../datasets/metrics/retention-cohorts/metric.ts'
import { retentionCurve } from '../../../datasets/metrics/retention-curve/metric.ts'
import { returnInterval } from '../../../datasets/metrics/return-interval/metric.ts'
import { secondOrganic } from '../../../datasets/metrics/second-organic/metric.ts'
import { survival } from '../../../datasets/metrics/survival/metric.ts'
import { ViewParameter } from '../../filters/view-parameter.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { MetricPanel } from '../metric-panel.tsx'
import { NumberParameter } from '../number-parameter.tsx'
import { ViewHeading } from '../view-heading.tsx'
import { BracketsParameter } from './brackets-parameter.tsx'
import { DefinitionStrip } from './definition-strip.tsx'
import { churnStrip, cliffStrip, cohortStrip, curveStrip, intervalStrip, secondStrip } from './definitions.ts'
import { StartParameter } from './start-parameter.tsx'

const cohorts = retentionCohorts as unknown as Metric
const curve = retentionCurve as unknown as Metric
const stages = lifecycle as unknown as Metric
const incentive = incentiveShare as unknown as Metric
const churn = survival as unknown as Metric
const cliff = incentiveCliff as unknown as Metric
const second = secondOrganic as unknown as Metric
const interval = returnInterval as unknown as Metric

/** Curves, and beside them what compares their segments, where there are any. */
function Curves({ metric, claim = false }: { metric: Metric; claim?: boolean }) {
  const { t } = useTranslation()
  const { address } = useAddress()
  if (address.params.segment === 'none') return <MetricPanel metric={metric} chart="curves" span={12} claim={claim} />
  return (
    <>
      <MetricPanel metric={metric} chart="curves" span={8} claim={claim} />
      <MetricPanel metric={metric} chart="ratios" span={4} title={t(`retention.ratios.${metric.id}`)} />
    </>
  )
}

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
        {address.params.start === 'first_purchase' && (
          <>
            <StartParameter attribute="scenario" />
            <StartParameter attribute="acceptance" />
            <StartParameter attribute="connectivity" />
            <ViewParameter name="start_funding" />
          </>
        )}
      </ViewHeading>
      <div className="grid">
        <MetricPanel metric={cohorts} chart="heatmap" span={12} claim />
        <DefinitionStrip strip={cohortStrip} />
        <div className="together">
          <div className="cell parameters" data-span={12}>
            <ViewParameter name="segment" />
            <ViewParameter name="average" />
          </div>
          <MetricPanel metric={curve} chart="curves" span={12} />
        </div>
        <DefinitionStrip strip={curveStrip} />
        <Curves metric={cliff} claim />
        <DefinitionStrip strip={cliffStrip} />
        <div className="together">
          <div className="cell parameters" data-span={12}>
            <NumberParameter name="horizon" metric={churn} />
            <NumberParameter name="dormancy" metric={churn} />
            <ViewParameter name="money" metric={churn} />
            <ViewParameter name="level" metric={churn} />
          </div>
          <Curves metric={churn} claim />
        </div>
        <DefinitionStrip strip={churnStrip} />
        <Curves metric={second} />
        <DefinitionStrip strip={secondStrip} />
        <div className="together">
          <div className="cell parameters" data-span={12}>
            <NumberParameter name="nth" metric={interval} />
          </div>
          <Curves metric={interval} />
        </div>
        <DefinitionStrip strip={intervalStrip} />
        <MetricPanel metric={stages} chart="stack" span={6} />
        <MetricPanel metric={incentive} chart="overTime" span={6} claim />
      </div>
    </>
  )
}
