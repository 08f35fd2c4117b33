import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Language, Metric } from '../../datasets/metrics/metric.ts'
import { useAddress } from '../frame/use-address.ts'

/** Least and greatest value that a parameter takes. */
function boundsOf(schema: z.ZodType): { min: number; max: number } {
  const inner = schema instanceof z.ZodDefault ? schema.def.innerType : schema
  return inner instanceof z.ZodNumber
    ? { min: inner.minValue ?? 0, max: inner.maxValue ?? Number.MAX_SAFE_INTEGER }
    : { min: 0, max: Number.MAX_SAFE_INTEGER }
}

/** A parameter that is a number; taken once it can be read. Its word is the metric's own. */
export function NumberParameter({ name, metric }: { name: string; metric: Metric }) {
  const { t, i18n } = useTranslation()
  const { address, params, change } = useAddress()
  const current = String(address.params[name])
  const [text, setText] = useState(current)
  useEffect(() => setText(current), [current])
  // While the next view loads, this one is still drawn, over the next one’s parameters.
  const schema = params.shape[name] as z.ZodType | undefined
  if (!schema) return null
  const read = schema.safeParse(text)
  const take = () => read.success && text !== current && change({ params: { ...address.params, [name]: read.data } })
  return (
    <div className="parameter" data-parameter={name}>
      <TextInput
        size="xs"
        inputMode="numeric"
        label={metric.labels[i18n.language as Language].params[name]}
        value={text}
        error={read.success ? undefined : t('parameters.number.unreadable', boundsOf(schema))}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={take}
        onKeyDown={({ key }) => key === 'Enter' && take()}
      />
    </div>
  )
}
