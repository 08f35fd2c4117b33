import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { contract, type Column as Declared } from '../../../datasets/contract/index.ts'
import { useServed } from '../../frame/release.tsx'
import { type Column, GridTable } from './grid-table.tsx'
import { Panel } from './panel.tsx'

/** What each column of the contract means, and which tables this dataset has. */
export function Dictionary() {
  const { t, i18n } = useTranslation()
  const { tables } = useServed().manifest
  const rowsOf = new Map(tables.map(({ name, rows }) => [name, rows]))
  const number = new Intl.NumberFormat(i18n.language)
  const columns: Column<Declared>[] = [
    { key: 'name', title: t('data.column'), cell: ({ name }) => <code>{name}</code> },
    { key: 'type', title: t('data.type'), cell: ({ type }) => <code>{type}</code> },
    { key: 'meaning', title: t('data.meaning'), cell: ({ description }) => description },
  ]
  return (
    <Panel title={t('data.dictionary')} note={t('data.contract')}>
      {contract.map((table) => (
        <details key={table.name} className="table">
          <summary>
            <code>{table.name}</code> <span>{table.description}</span>{' '}
            <Badge tt="none" variant="default">
              {t('data.rows', { count: rowsOf.get(table.name) ?? 0, rows: number.format(rowsOf.get(table.name) ?? 0) })}
            </Badge>
          </summary>
          <GridTable label={table.name} columns={columns} rows={table.columns} keyOf={({ name }) => name} />
        </details>
      ))}
    </Panel>
  )
}
