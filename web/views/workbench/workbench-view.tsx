import './workbench.css'
import { Button, Kbd, Title } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { bench, releaseName } from './bench.ts'
import { examples } from './examples.ts'
import { offeredTables, paymentTable } from './offered-tables.ts'
import { PaymentLoader } from './payment-loader.tsx'
import { type Display, ResultPanel } from './result-panel.tsx'
import { type EditorHandle, SqlEditor } from './sql-editor.tsx'
import { StatementMenu } from './statement-menu.tsx'
import { TableList } from './table-list.tsx'
import { longestShared } from './view.ts'

/** What the key is called on the keyboard. */
const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

/** The draft outlives the view: whoever looks at a card and comes back finds it. */
let draft = ''

/** SQL over the release’s tables and the payments of the filter, in the reader’s own database. */
export default function WorkbenchView() {
  const { t } = useTranslation()
  const { manifest } = useServed()
  const { address, change } = useAddress()
  const state = useSyncExternalStore(bench.subscribe, () => bench.state)
  const asked = String(address.params.sql)
  const [text, setText] = useState(() => asked || draft || examples[0]!.sql)
  const editor = useRef<EditorHandle>(null)
  const of = releaseName(manifest)
  const payments = state.payments?.of === of ? state.payments : null
  const tables = useMemo(() => offeredTables(manifest), [manifest])
  const listed = useMemo(
    () => [
      paymentTable({ rows: payments?.rows ?? 0, bytes: payments?.bytes ?? 0 }, t('workbench.paymentsAbout'), (column) =>
        t(`workbench.columns.${column}`),
      ),
      ...tables,
    ],
    [tables, payments, t],
  )
  const running = state.run.state === 'running'
  /** What ran over another release says nothing of this one. */
  const shown: typeof state = 'of' in state.run && state.run.of !== of ? { ...state, run: { state: 'idle' } } : state

  const write = useCallback((next: string) => {
    draft = next
    setText(next)
  }, [])
  const run = useCallback((sql: string) => void bench.run(sql, manifest, tables), [manifest, tables])

  useEffect(() => void bench.engine.start().catch(() => {}), [])

  /** The address says what runs: a link, back and forward bring the same result. */
  useEffect(() => {
    if (!asked) return
    write(asked)
    const { run: now } = bench.state
    if (now.state !== 'idle' && now.text === asked && (now.state === 'running' || now.of === of)) return
    run(asked)
  }, [asked, of, run, write])

  const start = () => {
    const sql = text.trim()
    if (!sql) return
    if (sql === asked || sql.length > longestShared) run(sql)
    else change({ params: { ...address.params, sql, x: '', y: '' } })
  }
  const display = address.params as unknown as Display
  return (
    <>
      <div className="heading">
        <Title order={1}>{t('views.workbench')}</Title>
      </div>
      <div className="workbench">
        <section className="panel workbench-statement" aria-label={t('workbench.statement')}>
          <h2>{t('workbench.statement')}</h2>
          <SqlEditor ref={editor} text={text} tables={listed} label={t('workbench.editor')} onChange={write} onRun={start} />
          <p className="quiet">{t('workbench.leave')}</p>
          <div className="workbench-buttons">
            <Button size="xs" leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={start} disabled={!text.trim()}>
              {t('workbench.run')}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlayerStop size={16} aria-hidden />}
              onClick={() => bench.stop()}
              disabled={!running}
            >
              {t('workbench.stop')}
            </Button>
            <StatementMenu history={bench.history} onChoose={write} />
            <span className="quiet workbench-keys">
              <Kbd size="xs">{modifier}</Kbd> <Kbd size="xs">{t('workbench.enter')}</Kbd>
            </span>
          </div>
          {text.length > longestShared && <p className="quiet">{t('workbench.tooLong')}</p>}
        </section>
        <div className="panel workbench-outcome">
          <ResultPanel
            state={shown}
            display={display}
            onDisplay={(next) => change({ params: { ...address.params, ...next } }, true)}
            onRetry={() => state.run.state === 'failed' && run(state.run.text)}
            onShow={(place) => editor.current?.show(place)}
          />
        </div>
        <aside className="panel" aria-label={t('workbench.sources')}>
          <PaymentLoader bench={bench} />
          <TableList tables={listed} onInsert={(name) => editor.current?.insert(name)} />
        </aside>
      </div>
    </>
  )
}
