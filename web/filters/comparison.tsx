import { Button, CloseButton, NativeSelect } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison as Compared } from '../../datasets/comparison.ts'
import type { Dimensions } from '../../datasets/dimensions.ts'
import { type FilterKey, filterKeys } from '../../datasets/filters.ts'
import { valueText } from '../../datasets/presentation/names.ts'
import { Popup } from '../frame/popup.tsx'

interface Props {
  comparison: Compared | null
  dimensions: Dimensions
  onChange(comparison: Compared | null): void
}

/** What everything is set beside: nothing, the dates before, or two values of one attribute. */
export const Comparison = memo(function Comparison({ comparison, dimensions, onChange }: Props) {
  const { t } = useTranslation()
  const keys = filterKeys.filter((key) => (dimensions.values[key]?.length ?? 0) > 1)
  const name = (key: FilterKey, value: string) => valueText(t, dimensions, key, value)
  const text = !comparison
    ? t('compare.none')
    : comparison.kind === 'previous'
      ? t('compare.previousChip')
      : t('compare.segments', { a: name(comparison.key, comparison.values[0]), b: name(comparison.key, comparison.values[1]) })
  const choose = (value: string) => {
    if (value === 'none') return onChange(null)
    if (value === 'previous') return onChange({ kind: 'previous' })
    const key = value as FilterKey
    const [a, b] = dimensions.values[key]!.filter((one) => one !== '').concat('')
    onChange({ kind: 'segments', key, values: [a!, b!] })
  }
  const segments = comparison?.kind === 'segments' ? comparison : null
  const offered = segments ? [...new Set([...(dimensions.values[segments.key] ?? []), ...segments.values])] : []
  return (
    <span className="chip" data-set={comparison !== null} data-comparison>
      <Popup
        label={t('compare.title')}
        button={
          <Button
            size="compact-xs"
            variant="subtle"
            color={comparison ? undefined : 'gray'}
            leftSection={<IconColumns size={14} aria-hidden />}
          >
            {text}
          </Button>
        }
      >
        {() => (
          <>
            <NativeSelect
              size="xs"
              mb="xs"
              label={t('compare.with')}
              value={segments ? segments.key : (comparison?.kind ?? 'none')}
              data={[
                { value: 'none', label: t('compare.nothing') },
                { value: 'previous', label: t('compare.previous') },
                ...keys.map((key) => ({ value: key, label: t('compare.by', { name: t(`filters.${key}`) }) })),
              ]}
              onChange={({ currentTarget }) => choose(currentTarget.value)}
            />
            {segments &&
              ([0, 1] as const).map((side) => (
                <NativeSelect
                  key={side}
                  size="xs"
                  mb="xs"
                  label={t(side ? 'compare.second' : 'compare.first')}
                  value={segments.values[side]}
                  data={offered.map((value) => ({
                    value,
                    label: name(segments.key, value),
                    disabled: value === segments.values[1 - side],
                  }))}
                  onChange={({ currentTarget: { value } }) =>
                    onChange({ ...segments, values: side ? [segments.values[0], value] : [value, segments.values[1]] })
                  }
                />
              ))}
          </>
        )}
      </Popup>
      {comparison && <CloseButton size={24} iconSize={12} aria-label={t('compare.remove')} onClick={() => onChange(null)} />}
    </span>
  )
})
