import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Language, Metric } from '../../datasets/metrics/metric.ts'
import { choices } from '../../datasets/query.ts'
import { useAddress } from '../frame/use-address.ts'
import { useNewest } from '../frame/use-newest.ts'
import { LabelledSelect } from './labelled-select.tsx'

/** A parameter of the view whose values can be listed, in the words of the metric that takes it: the view’s own unless given. */
export function ViewParameter({ name, metric }: { name: string; metric?: Metric }) {
  const { t, i18n } = useTranslation()
  const { address, params, view, change } = useAddress()
  const words = (metric?.labels ?? view!.labels)?.[i18n.language as Language]
  const data = useMemo(
    () =>
      choices(params.shape[name] as z.ZodType).map((value) => ({
        value,
        label: words?.values[`${name}.${value}`] ?? t(`parameters.${name}.${value}`),
      })),
    [params, name, words, t],
  )
  const choose = useNewest((value: string) => change({ params: { ...address.params, [name]: value } }))
  return (
    <div className="parameter" data-parameter={name}>
      <LabelledSelect
        label={words?.params[name] ?? t(`parameters.${name}.name`)}
        value={String(address.params[name])}
        data={data}
        onChoose={choose}
      />
    </div>
  )
}
