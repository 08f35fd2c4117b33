import { NativeSelect } from '@mantine/core'
import { memo } from 'react'

interface Props {
  label: string
  value: string
  data: readonly { value: string; label: string }[]
  onChoose(value: string): void
}

/** A list to choose from. Drawn again only where it has changed: a view has a dozen, which a changed filter leaves as they are. */
export const LabelledSelect = memo(function LabelledSelect({ label, value, data, onChoose }: Props) {
  return (
    <NativeSelect label={label} size="xs" value={value} data={[...data]} onChange={({ currentTarget }) => onChoose(currentTarget.value)} />
  )
})
