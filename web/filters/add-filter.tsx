import { Button, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dimensions } from '../../datasets/dimensions.ts'
import { type FilterKey, filterKeys } from '../../datasets/filters.ts'
import { valueText } from '../../datasets/presentation/names.ts'
import { Popup } from '../frame/popup.tsx'

interface Props {
  dimensions: Dimensions
  taken: readonly FilterKey[]
  onChange(key: FilterKey, values: readonly string[]): void
}

/** Offers what the dataset can be filtered by; nothing where every attribute has one value. */
export const AddFilter = memo(function AddFilter({ dimensions, taken, onChange }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<FilterKey | null>(null)
  const offered = filterKeys.filter((key) => dimensions.values[key] && !taken.includes(key))
  if (!offered.length) return null
  const key = chosen && offered.includes(chosen) ? chosen : offered[0]!
  return (
    <Popup
      label={t('filters.add')}
      button={
        <Button className="add" size="compact-xs" variant="subtle" color="gray" leftSection={<IconPlus size={14} aria-hidden />}>
          {t('filters.add')}
        </Button>
      }
    >
      {(close) => (
        <>
          <NativeSelect
            size="xs"
            mb="xs"
            label={t('filters.attribute')}
            value={key}
            data={offered.map((value) => ({ value, label: t(`filters.${value}`) }))}
            onChange={({ currentTarget }) => setChosen(currentTarget.value as FilterKey)}
          />
          <NativeSelect
            size="xs"
            label={t('filters.value')}
            value=""
            data={[
              { value: '', label: t('filters.choose'), disabled: true },
              ...dimensions.values[key]!.map((value, i) => ({ value: String(i + 1), label: valueText(t, dimensions, key, value) })),
            ]}
            onChange={({ currentTarget }) => {
              onChange(key, [dimensions.values[key]![Number(currentTarget.value) - 1]!])
              close()
            }}
          />
        </>
      )}
    </Popup>
  )
})
