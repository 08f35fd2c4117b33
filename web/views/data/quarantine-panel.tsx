import { Button, Group } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchQuarantine, quarantineFile } from '../../api.ts'
import { Failure } from '../../frame/failure.tsx'
import { useServed } from '../../frame/release.tsx'
import { GridTable } from './grid-table.tsx'
import { useMethodWords } from './methods-words.ts'
import { Panel } from './panel.tsx'
import { type Fault, faultText } from './source-words.ts'

const limit = 20

/** Where a row stood, what was wrong with it, and how to mend it; the rest is in the download. */
const shown = ['table_name', 'file', 'line', 'column_name', 'code', 'message', 'mend', 'text']

/** Rows that were not accepted, each with file, line, column, reason and its text. */
export function QuarantinePanel() {
  const { t, i18n } = useTranslation()
  const { language } = useMethodWords()
  const { dataset, release } = useServed().manifest
  const [offset, setOffset] = useState(0)
  const { data, error, refetch } = useQuery({
    queryKey: ['quarantine', dataset, release, offset],
    queryFn: ({ signal }) => fetchQuarantine(dataset, release, { limit, offset }, signal),
    placeholderData: keepPreviousData,
  })
  const number = new Intl.NumberFormat(i18n.language)
  const columns = shown
    .filter((key) => data?.columns.includes(key))
    .map((key) => ({
      key,
      title: t(`quarantine.${key}`),
      number: key === 'line',
      cell: (row: Record<string, unknown>) => {
        if (key === 'code') return t(`reasons.${row[key]}`, { defaultValue: String(row[key]) })
        if (key === 'message' || key === 'mend') return faultText(language, row as unknown as Fault)[key]
        return row[key] === null ? '' : String(row[key])
      },
    }))
  return (
    <Panel
      id="quarantine"
      title={t('data.quarantine')}
      note={data && t('data.quarantined_rows', { count: data.total, rows: number.format(data.total) })}
    >
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && data.total > 0 && (
        <>
          <GridTable label={t('data.quarantine')} columns={columns} rows={data.rows} keyOf={(_, i) => String(offset + i)} />
          <Group mt="sm" gap="xs">
            <Button size="xs" variant="default" disabled={offset === 0} onClick={() => setOffset(offset - limit)}>
              {t('data.earlier')}
            </Button>
            <Button size="xs" variant="default" disabled={offset + limit >= data.total} onClick={() => setOffset(offset + limit)}>
              {t('data.later')}
            </Button>
            <Button size="xs" variant="default" component="a" href={quarantineFile(dataset, release)} download>
              {t('data.download')}
            </Button>
          </Group>
        </>
      )}
    </Panel>
  )
}
