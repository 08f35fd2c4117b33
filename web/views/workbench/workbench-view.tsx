import './workbench.css'
import { Button, Kbd, Title } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { bench, releaseName } from './bench.ts'
import { continues, keepDraft, readDraft } from './draft.ts'
import { examples, statementOf } from './examples.ts'
import { useKeptFocus } from './kept-focus.ts'
import { offeredTables, paymentTable } from './offered-tables.ts'
import { PaymentLoader } from './payment-loader.tsx'
import { type Display, ResultPanel } from './result-panel.tsx'
import { type EditorHandle, SqlEditor } from './sql-editor.tsx'
import { named } from './statement.ts'
import { StatementMenu } from './statement-menu.tsx'
import { TableList } from './table-list.tsx'
import { longestShared, workbench } from './view.ts'

/** What the key is called on the keyboard. */
const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

/** SQL over the release’s tables and the payments of the filter, in the reader’s own database. */
export default function WorkbenchView() {
  const { t } = useTranslation()
  const { manifest } = useServed()
  const { view, address, change } = useAddress()
  const state = useSyncExternalStore(bench.subscribe, () => bench.state)
  const asked = String(address.params.sql ?? '').trim()
  const opening = useRef('')
  opening.current = statementOf(examples[0]!, t)
  /** The draft outlives the view and a reload: whoever looks at a card and comes back finds it. */
  const [kept] = useState(readDraft)
  const [text, setText] = useState(() => (kept && continues(kept, asked) ? kept.text : asked || opening.current))
  /** The text as it is now, and the address’s statement that it grew from. */
  const draft = useRef({ asked, text })
  const editor = useRef<EditorHandle>(null)
  const keptFocus = useKeptFocus()
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
    draft.current = { ...draft.current, text: next }
    keepDraft(draft.current)
    setText(next)
  }, [])
  /** Puts a text in place of the one that is there, which is kept among the earlier statements. */
  const replace = useCallback(
    (next: string) => {
      bench.history.retire(draft.current.text)
      write(next)
    },
    [write],
  )
  const run = useCallback((sql: string) => void bench.run(sql, manifest, tables), [manifest, tables])

  useEffect(() => void bench.engine.start().catch(() => {}), [])

  useEffect(() => {
    if (kept && kept.text !== draft.current.text) bench.history.retire(kept.text)
    keepDraft(draft.current)
  }, [kept])

  /** The address says what runs: a link, back and forward bring the same result. */
  useEffect(() => {
    // On the way to another view, the address is already that one’s.
    if (view?.id !== workbench.id) return
    if (draft.current.asked !== asked) {
      draft.current.asked = asked
      if (draft.current.text.trim() !== asked) replace(asked || opening.current)
      keepDraft(draft.current)
      if (!asked) bench.clear()
    }
    if (!asked) return
    const { run: now } = bench.state
    if (now.state !== 'idle' && now.text === asked && (now.state === 'running' || now.of === of)) return
    run(asked)
  }, [view, asked, of, run, replace])

  const start = () => {
    const sql = text.trim()
    if (!sql) return
    if (sql === asked || sql.length > longestShared) run(sql)
    else change({ params: { ...address.params, sql, x: '', y: '' } })
  }
  const display = address.params as unknown as Display
  const filtered = Boolean(address.range.from || address.range.to || Object.keys(address.filters).length)
  /** Tables that a statement names and that the dates and filters above do not narrow. */
  const unfiltered = (sql: string) =>
    filtered
      ? named(
          sql,
          tables.filter(({ kind }) => kind === 'compact').map(({ name }) => name),
        )
      : []
  return (
    <>
      <div className="heading">
        <Title order={1}>{t('views.workbench')}</Title>
      </div>
      <div className="workbench">
        <section className="panel workbench-statement" aria-label={t('workbench.statement')}>
          <h2>{t('workbench.statement')}</h2>
          <SqlEditor
            ref={editor}
            text={text}
            tables={listed}
            label={t('workbench.editor')}
            completions={t('workbench.completions')}
            onChange={write}
            onRun={start}
          />
          <p className="quiet">{t('workbench.leave')}</p>
          <div className="workbench-buttons" {...keptFocus}>
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
            <StatementMenu history={bench.history} onChoose={replace} />
            <span className="quiet workbench-keys">
              <Kbd size="xs">{modifier}</Kbd> <Kbd size="xs">{t('workbench.enter')}</Kbd>
            </span>
          </div>
          {text.length > longestShared && <p className="quiet">{t('workbench.tooLong')}</p>}
        </section>
        <div className="panel workbench-outcome">
          <ResultPanel
            state={shown}
            unfiltered={unfiltered}
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
