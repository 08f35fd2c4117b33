import { Button, Menu } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { examples, statementOf } from './examples.ts'
import type { History } from './history.ts'

const shortest = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 90)

/** Statements to begin with, and those that ran before. */
export function StatementMenu({ history, onChoose }: { history: History; onChoose(sql: string): void }) {
  const { t, i18n } = useTranslation()
  const entries = useSyncExternalStore(history.subscribe, () => history.all)
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 })
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="default">
            {t('workbench.examplesTitle')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="workbench-menu">
          {examples.map((example) => (
            <Menu.Item key={example.id} onClick={() => onChoose(statementOf(example, t))}>
              {t(`workbench.examples.${example.id}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="default" disabled={!entries.length}>
            {t('workbench.history')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="workbench-menu">
          {entries.map(({ text, rows, milliseconds }) => (
            <Menu.Item key={text} onClick={() => onChoose(text)}>
              <code>{shortest(text)}</code>
              <span className="quiet">
                {rows === null
                  ? t('workbench.withoutResult')
                  : t('workbench.rowsIn', { count: rows, n: number.format(rows), seconds: number.format(milliseconds / 1000) })}
              </span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => history.clear()}>{t('workbench.clearHistory')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
