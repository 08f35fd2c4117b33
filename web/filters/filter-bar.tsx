import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { filterKeys } from '../../datasets/filters.ts'
import type { Address } from '../address/address.ts'
import type { Served } from '../frame/release.tsx'
import { AddFilter } from './add-filter.tsx'
import { Comparison } from './comparison.tsx'
import { DateFilter } from './date-filter.tsx'
import { FilterChip } from './filter-chip.tsx'

interface Props {
  served: Served
  address: Address
  onChange(next: Partial<Address>): void
}

/** Dates and filters as removable chips. */
export function FilterBar({ served, address, onChange }: Props) {
  const { t } = useTranslation()
  const { filters, range } = address
  const active = filterKeys.filter((key) => filters[key])
  return (
    <fieldset className="filters">
      <legend className="hidden">{t('filters.title')}</legend>
      <DateFilter range={range} facts={served.facts} onChange={(range) => onChange({ range })} />
      {active.map((key) => (
        <FilterChip
          key={key}
          name={key}
          values={filters[key]!}
          dimensions={served.dimensions}
          onChange={(values) => {
            const { [key]: _, ...others } = filters
            onChange({ filters: values.length ? { ...others, [key]: values } : others })
          }}
        />
      ))}
      <AddFilter
        dimensions={served.dimensions}
        taken={active}
        onAdd={(key, value) => onChange({ filters: { ...filters, [key]: [value] } })}
      />
      <Comparison comparison={address.compare} dimensions={served.dimensions} onChange={(compare) => onChange({ compare })} />
      {(active.length > 0 || range.from || range.to || address.compare) && (
        <Button className="reset" size="compact-xs" variant="subtle" onClick={() => onChange({ filters: {}, range: {}, compare: null })}>
          {t('filters.reset')}
        </Button>
      )}
    </fieldset>
  )
}
