import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { retentionCohorts } from '../../../datasets/metrics/retention-cohorts/metric.ts'
import { ViewParameter } from '../../filters/view-parameter.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { MetricPanel } from '../metric-panel.tsx'
import { BracketsParameter } from './brackets-parameter.tsx'

const cohorts = retentionCohorts as unknown as Metric

/** Who came back, by the time they started. */
export default function RetentionView() {
  const { t } = useTranslation()
  const { address } = useAddress()
  return (
    <>
      <div className="heading">
        <Title order={1}>{t('views.retention')}</Title>
        <div className="parameters">
          {['cohort', 'mode', 'start', 'funding', 'rail'].map((name) => (
            <ViewParameter key={name} name={name} />
          ))}
          {address.params.mode === 'bracket' && <BracketsParameter />}
        </div>
      </div>
      <Title order={2} className="hidden">
        {t('frame.charts')}
      </Title>
      <div className="grid">
        <MetricPanel metric={cohorts} chart="heatmap" span={12} />
      </div>
    </>
  )
}
