import { Button, Checkbox, CloseButton } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dimensions } from '../../datasets/dimensions.ts'
import type { FilterKey } from '../../datasets/filters.ts'
import { valueText } from '../../datasets/presentation/names.ts'
import { Popup } from '../frame/popup.tsx'

interface Props {
  name: FilterKey
  values: readonly string[]
  dimensions: Dimensions
  onChange(key: FilterKey, values: readonly string[]): void
}

/** One filter: opens its values, or goes away. */
export const FilterChip = memo(function FilterChip({ name, values, dimensions, onChange }: Props) {
  const { t } = useTranslation()
  const words = values.map((value) => valueText(t, dimensions, name, value))
  const short = words.length > 2 ? t('filters.several', { first: words[0], more: words.length - 1 }) : words.join(t('filters.or'))
  const offered = [...new Set([...(dimensions.values[name] ?? []), ...values])]
  return (
    <span className="chip" data-set data-filter={name}>
      <Popup
        label={t(`filters.${name}`)}
        button={
          <Button size="compact-xs" variant="subtle">
            {t('filters.chip', { name: t(`filters.${name}`), values: short })}
          </Button>
        }
      >
        {() => (
          <div className="values">
            {offered.map((value) => (
              <Checkbox
                key={value}
                size="xs"
                py={4}
                label={valueText(t, dimensions, name, value)}
                checked={values.includes(value)}
                onChange={({ currentTarget }) =>
                  onChange(name, currentTarget.checked ? [...values, value].sort() : values.filter((other) => other !== value))
                }
              />
            ))}
          </div>
        )}
      </Popup>
      <CloseButton
        size={24}
        iconSize={12}
        aria-label={t('filters.remove', { name: t(`filters.${name}`) })}
        onClick={() => onChange(name, [])}
      />
    </span>
  )
})
