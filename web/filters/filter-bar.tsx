import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type FilterKey, filterKeys } from '../../datasets/filters.ts'
import type { Address } from '../address/address.ts'
import type { Served } from '../frame/release.tsx'
import { useNewest } from '../frame/use-newest.ts'
import { AddFilter } from './add-filter.tsx'
import { Comparison } from './comparison.tsx'
import { DateFilter } from './date-filter.tsx'
import { FilterChip } from './filter-chip.tsx'

interface Props {
  served: Served
  address: Address
  onChange(next: Partial<Address>): void
}

/** Dates and filters as removable chips, each drawn again only where it has changed. */
export function FilterBar({ served, address, onChange }: Props) {
  const { t } = useTranslation()
  const { filters, range } = address
  const active = useMemo(() => filterKeys.filter((key) => filters[key]), [filters])
  const onDates = useNewest((range: Address['range']) => onChange({ range }))
  const onFilter = useNewest((key: FilterKey, values: readonly string[]) => {
    const { [key]: _, ...others } = filters
    onChange({ filters: values.length ? { ...others, [key]: [...values] } : others })
  })
  const onCompare = useNewest((compare: Address['compare']) => onChange({ compare }))
  return (
    <fieldset className="filters">
      <legend className="hidden">{t('filters.title')}</legend>
      <DateFilter range={range} facts={served.facts} onChange={onDates} />
      {active.map((key) => (
        <FilterChip key={key} name={key} values={filters[key]!} dimensions={served.dimensions} onChange={onFilter} />
      ))}
      <AddFilter dimensions={served.dimensions} taken={active} onChange={onFilter} />
      <Comparison comparison={address.compare} dimensions={served.dimensions} onChange={onCompare} />
      {(active.length > 0 || range.from || range.to || address.compare) && (
        <Button className="reset" size="compact-xs" variant="subtle" onClick={() => onChange({ filters: {}, range: {}, compare: null })}>
          {t('filters.reset')}
        </Button>
      )}
    </fieldset>
  )
}
