import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Language, Metric } from '../../datasets/metrics/metric.ts'
import { choices } from '../../datasets/query.ts'
import { useAddress } from '../frame/use-address.ts'

/** A parameter of the view whose values can be listed, in the words of the metric that takes it: the view’s own unless given. */
export function ViewParameter({ name, metric }: { name: string; metric?: Metric }) {
  const { t, i18n } = useTranslation()
  const { address, params, view, change } = useAddress()
  const words = (metric?.labels ?? view!.labels)?.[i18n.language as Language]
  return (
    <div className="parameter" data-parameter={name}>
      <NativeSelect
        label={words?.params[name] ?? t(`parameters.${name}.name`)}
        size="xs"
        value={String(address.params[name])}
        data={choices(params.shape[name] as z.ZodType).map((value) => ({
          value,
          label: words?.values[`${name}.${value}`] ?? t(`parameters.${name}.${value}`),
        }))}
        onChange={({ currentTarget }) => change({ params: { ...address.params, [name]: currentTarget.value } })}
      />
    </div>
  )
}
