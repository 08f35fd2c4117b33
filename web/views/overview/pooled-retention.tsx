import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pooled, retentionWindow } from '../../../datasets/figures/figures.ts'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'
import { queryOf } from '../../../datasets/query.ts'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { useRows } from '../../rows.ts'

/** The retention figure of all cohorts together, each person counted once their window is over. */
export function PooledRetention() {
  const { t, i18n } = useTranslation()
  const { manifest, facts } = useServed()
  const { address } = useAddress()
  const query = useMemo(() => queryOf(pooled.metric, { ...address, params: pooled.params }), [address])
  const { data } = useRows(pooled.metric, query, facts, manifest)
  const formats = useMemo(() => formatsOf(i18n.language as Language, facts.currency), [i18n.language, facts])
  const point = data?.find(({ age }) => age === retentionWindow)
  if (typeof point?.rate !== 'number') return null
  return (
    <p className="tile-quiet">
      {t('overview.pooled', {
        rate: formats.percent(point.rate),
        interval: formats.interval(Number(point.lower), Number(point.upper)),
        n: formats.number(Number(point.eligible)),
      })}
    </p>
  )
}
