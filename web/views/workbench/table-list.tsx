import { ActionIcon, TextInput } from '@mantine/core'
import { IconTextPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfferedTable } from './offered-tables.ts'

/** Tables and their columns, to read and to write into the statement. */
export function TableList({ tables, onInsert }: { tables: readonly OfferedTable[]; onInsert(name: string): void }) {
  const { t, i18n } = useTranslation()
  const [wanted, setWanted] = useState('')
  const number = new Intl.NumberFormat(i18n.language)
  const asked = wanted.trim().toLowerCase()
  const found = tables.filter(
    ({ name, description, columns }) =>
      !asked || name.includes(asked) || description.toLowerCase().includes(asked) || columns.some((column) => column.name.includes(asked)),
  )
  return (
    <section className="workbench-tables" aria-label={t('workbench.tables')}>
      <h2>{t('workbench.tables')}</h2>
      <p className="quiet">{t('workbench.tablesAbout')}</p>
      <TextInput
        size="xs"
        label={t('workbench.findTable')}
        value={wanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
      />
      <p className="hidden" role="status">
        {t('workbench.found', { count: found.length, n: number.format(found.length) })}
      </p>
      <ul>
        {found.map(({ name, kind, rows, description, columns }) => (
          <li key={name}>
            <details>
              <summary>
                <code>{name}</code>{' '}
                {(kind !== 'payments' || rows > 0) && (
                  <span className="quiet">{t('data.rows', { count: rows, rows: number.format(rows) })}</span>
                )}
              </summary>
              <p className="quiet" lang={kind === 'payments' ? undefined : 'en'}>
                {description}
              </p>
              <dl>
                {columns.map((column) => (
                  <div key={column.name}>
                    <dt>
                      <code>{column.name}</code> <span className="quiet">{column.type.toLowerCase()}</span>
                    </dt>
                    <dd lang={kind === 'payments' ? undefined : 'en'}>{column.description}</dd>
                  </div>
                ))}
              </dl>
            </details>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('workbench.insert', { name })}
              title={t('workbench.insert', { name })}
              onClick={() => onInsert(name)}
            >
              <IconTextPlus size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {!found.length && <p className="quiet">{t('workbench.noTable')}</p>}
    </section>
  )
}
