import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { retentionCohorts } from '../../../datasets/metrics/retention-cohorts/metric.ts'
import { valueText } from '../../../datasets/presentation/names.ts'
import { LabelledSelect } from '../../filters/labelled-select.tsx'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { useNewest } from '../../frame/use-newest.ts'

/** What the first purchase must be to start the clock. One value here; several with commas in the address. */
export function StartParameter({ attribute }: { attribute: 'scenario' | 'acceptance' | 'connectivity' }) {
  const { t, i18n } = useTranslation()
  const { dimensions } = useServed()
  const { address, change } = useAddress()
  const name = `start_${attribute}` as const
  const current = String(address.params[name] ?? '')
  const data = useMemo(() => {
    const known = (dimensions.values[attribute] ?? []).filter((value) => value !== '')
    const typed = current && !known.includes(current) ? [current] : []
    const label = (value: string) =>
      value
        .split(',')
        .map((part) => valueText(t, dimensions, attribute, part))
        .join(', ')
    if (!known.length) return null
    return [{ value: '', label: t('parameters.anyValue') }, ...[...typed, ...known].map((value) => ({ value, label: label(value) }))]
  }, [dimensions, attribute, current, t])
  const choose = useNewest((value: string) => change({ params: { ...address.params, [name]: value } }))
  if (!data) return null
  return (
    <div className="parameter" data-parameter={name}>
      <LabelledSelect
        label={retentionCohorts.labels[i18n.language as Language].params[name]!}
        value={current}
        data={data}
        onChoose={choose}
      />
    </div>
  )
}
