import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { contract, type Column as Declared } from '../../../datasets/contract/index.ts'
import { useServed } from '../../frame/release.tsx'
import { type Column, GridTable } from './grid-table.tsx'
import { filled, useMethodWords } from './methods-words.ts'
import { Panel } from './panel.tsx'
import { columnText, tableText } from './source-words.ts'

/** What each column of the contract means, and which tables this dataset has. */
export function Dictionary() {
  const { t } = useTranslation()
  const { words, language } = useMethodWords()
  const { tables } = useServed().manifest
  const said = words.dictionary
  const rowsOf = new Map(tables.map(({ name, rows }) => [name, rows]))
  const number = new Intl.NumberFormat(language)
  const meaning = (table: string, { name, choices, references, default: otherwise }: Declared) =>
    [
      columnText(language, table, name),
      ...(choices ? [filled(said.oneOf, { values: choices.join(t('notice.separator')) })] : []),
      ...(references ? [filled(said.refers, references)] : []),
      ...(otherwise === undefined ? [] : [`(${filled(said.default, { value: String(otherwise) })})`]),
    ].join(language === 'en' ? ' ' : '')
  const columnsOf = (table: string): Column<Declared>[] => [
    {
      ...{ key: 'name', title: t('data.column') },
      cell: ({ name, required }) => (
        <>
          <code>{name}</code> {required && <span className="quiet">{said.required}</span>}
        </>
      ),
    },
    { key: 'type', title: t('data.type'), cell: ({ type }) => <span title={type}>{words.type[type]}</span> },
    { key: 'meaning', title: t('data.meaning'), cell: (column) => meaning(table, column) },
  ]
  return (
    <Panel id="dictionary" title={words.sections.dictionary} note={said.note}>
      {contract.map((table) => (
        <details key={table.name} className="table">
          <summary>
            <code>{table.name}</code> <span>{tableText(language, table.name)}</span>{' '}
            <Badge tt="none" variant="default">
              {t('data.rows', { count: rowsOf.get(table.name) ?? 0, rows: number.format(rowsOf.get(table.name) ?? 0) })}
            </Badge>
          </summary>
          <GridTable label={table.name} columns={columnsOf(table.name)} rows={table.columns} keyOf={({ name }) => name} />
        </details>
      ))}
    </Panel>
  )
}
