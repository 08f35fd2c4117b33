import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { retentionCohorts } from '../../../datasets/metrics/retention-cohorts/metric.ts'
import { valueText } from '../../../datasets/presentation/names.ts'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'

/** What the first purchase must be to start the clock. One value here; several with commas in the address. */
export function StartParameter({ attribute }: { attribute: 'scenario' | 'acceptance' | 'connectivity' }) {
  const { t, i18n } = useTranslation()
  const { dimensions } = useServed()
  const { address, change } = useAddress()
  const name = `start_${attribute}` as const
  const current = String(address.params[name] ?? '')
  const known = (dimensions.values[attribute] ?? []).filter((value) => value !== '')
  const typed = current && !known.includes(current) ? [current] : []
  const label = (value: string) =>
    value
      .split(',')
      .map((part) => valueText(t, dimensions, attribute, part))
      .join(', ')
  if (!known.length) return null
  return (
    <div className="parameter" data-parameter={name}>
      <NativeSelect
        label={retentionCohorts.labels[i18n.language as Language].params[name]}
        size="xs"
        value={current}
        data={[{ value: '', label: t('parameters.anyValue') }, ...[...typed, ...known].map((value) => ({ value, label: label(value) }))]}
        onChange={({ currentTarget }) => change({ params: { ...address.params, [name]: currentTarget.value } })}
      />
    </div>
  )
}
