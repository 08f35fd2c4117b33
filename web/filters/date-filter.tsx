import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../datasets/calendar.ts'
import type { Facts } from '../../datasets/facts.ts'
import { withEnd } from '../address/address.ts'
import { Popup } from '../frame/popup.tsx'
import { dateText } from '../i18n/dates.ts'

interface Props {
  range: Partial<Range>
  facts: Facts
  onChange(range: Partial<Range>): void
}

/** Both ends of the dates, each open until set. */
export const DateFilter = memo(function DateFilter({ range, facts, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const set = Boolean(range.from || range.to)
  const end = (key: 'from' | 'to', fallback: string) => dateText(range[key] ?? fallback, i18n.language)
  return (
    <span className="chip" data-set={set}>
      <Popup
        label={t('filters.dates')}
        button={
          <Button size="compact-xs" variant="subtle" color={set ? undefined : 'gray'} leftSection={<IconCalendar size={14} aria-hidden />}>
            {set ? t('filters.range', { from: end('from', facts.firstDay), to: end('to', facts.lastDay) }) : t('filters.allDates')}
          </Button>
        }
      >
        {() =>
          (['from', 'to'] as const).map((key) => (
            <TextInput
              key={key}
              type="date"
              size="xs"
              mb="xs"
              label={t(`filters.${key}`)}
              min={facts.firstDay}
              max={facts.lastDay}
              value={range[key] ?? ''}
              onChange={({ currentTarget }) => onChange(withEnd(range, key, currentTarget.value))}
            />
          ))
        }
      </Popup>
      {set && (
        <CloseButton size={24} iconSize={12} aria-label={t('filters.remove', { name: t('filters.dates') })} onClick={() => onChange({})} />
      )}
    </span>
  )
})
