import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { retentionCohorts } from '../../../datasets/metrics/retention-cohorts/metric.ts'
import { useAddress } from '../../frame/use-address.ts'

/** Brackets of windows as text, such as 1-4,4-8; taken when it can be read. */
export function BracketsParameter() {
  const { t, i18n } = useTranslation()
  const { address, change } = useAddress()
  const current = String(address.params.brackets)
  const [text, setText] = useState(current)
  useEffect(() => setText(current), [current])
  const readable = retentionCohorts.params.shape.brackets.safeParse(text).success
  const take = () => readable && text !== current && change({ params: { ...address.params, brackets: text } })
  return (
    <div className="parameter">
      <TextInput
        size="xs"
        label={retentionCohorts.labels[i18n.language as Language].params.brackets}
        value={text}
        error={readable ? undefined : t('parameters.brackets.unreadable')}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={take}
        onKeyDown={({ key }) => key === 'Enter' && take()}
      />
    </div>
  )
}
