import './overview.css'
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { figures } from '../../../datasets/figures/figures.ts'
import { activePersons } from '../../../datasets/metrics/active-persons/metric.ts'
import type { Metric } from '../../../datasets/metrics/metric.ts'
import { railShare } from '../../../datasets/metrics/rail-share/metric.ts'
import { useAddress } from '../../frame/use-address.ts'
import { MetricPanel } from '../metric-panel.tsx'
import { Alerts } from './alerts.tsx'
import { ChangesPanel } from './changes-panel.tsx'
import { PooledRetention } from './pooled-retention.tsx'
import { TileCard } from './tile-card.tsx'

const active = activePersons as unknown as Metric
const share = railShare as unknown as Metric

/** What happened, whether it is beyond chance, and where to read on. */
export default function OverviewView() {
  const { t } = useTranslation()
  const { address, change } = useAddress()
  return (
    <>
      <div className="heading">
        <Title order={1}>{t('views.overview')}</Title>
      </div>
      <Alerts />
      <Title order={2} className="hidden">
        {t('overview.tiles')}
      </Title>
      <div className="tiles">
        {figures.map((figure) => (
          <TileCard key={figure.id} figure={figure}>
            {figure.id === 'retention' && <PooledRetention />}
          </TileCard>
        ))}
      </div>
      {address.compare && <p className="tiles-note">{t('compare.tiles')}</p>}
      <Title order={2} className="hidden">
        {t('frame.charts')}
      </Title>
      <div className="grid">
        <MetricPanel metric={active} chart="overTime" span={12} />
        <MetricPanel
          metric={share}
          chart="overTime"
          span={12}
          display={{ measure: String(address.params.measure) }}
          onDisplay={(key, value) => key === 'measure' && change({ params: { ...address.params, measure: value } })}
        />
      </div>
      <ChangesPanel />
    </>
  )
}
