import { autocompletion, type Completion, type CompletionContext, closeBrackets, closeCompletion } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { PostgreSQL, SQLDialect, type SQLNamespace, sql } from '@codemirror/lang-sql'
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState, Prec } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { OfferedTable } from './offered-tables.ts'
import { named, type Place } from './statement.ts'

/** Words of PostgreSQL that are columns here. */
const columnWords = /\b(value|day|month|year|name|type|kind|status|subsidy|operator|region|scenario)\b ?/g

/** PostgreSQL’s words, with those that DuckDB adds. */
const dialect = SQLDialect.define({
  ...PostgreSQL.spec,
  doubleDollarQuotedStrings: true,
  keywords: `${PostgreSQL.spec.keywords!.replaceAll(columnWords, '')} qualify exclude pivot unpivot summarize describe asof anti semi positional macro ignore respect`,
  types: `${PostgreSQL.spec.types} hugeint utinyint usmallint uinteger ubigint tinyint struct map list`,
  builtin:
    'count sum avg min max median mode quantile_cont approx_count_distinct string_agg list arg_max arg_min row_number rank dense_rank ntile lag lead first_value last_value coalesce nullif greatest least round floor ceil abs ln sqrt date_trunc date_part date_diff year month day dayofweek isodow strftime make_date length lower upper substr replace regexp_matches contains starts_with unnest range stddev_samp var_samp corr',
})

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--sql-keyword)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--sql-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--sql-number)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--sql-comment)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--sql-function)' },
])

const look = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'inherit', fontSize: '14px', minHeight: '168px', maxHeight: '50vh' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '20px', overflow: 'auto', minHeight: '168px' },
  '.cm-content': { caretColor: 'var(--page-accent)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--page-accent)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--page-quiet)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'var(--sql-line)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--sql-selection)',
  },
  '.cm-matchingBracket': { outline: '1px solid var(--page-accent)', backgroundColor: 'transparent' },
  '.cm-tooltip': {
    backgroundColor: 'var(--page-surface)',
    color: 'var(--mantine-color-text)',
    border: '1px solid var(--page-line)',
    borderRadius: '4px',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mantine-font-family-monospace)', maxHeight: '240px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--page-accent-soft)', color: 'var(--mantine-color-text)' },
  '.cm-completionDetail': { color: 'var(--page-quiet)', fontStyle: 'normal' },
  '.cm-tooltip.cm-completionInfo': { padding: '8px', maxWidth: '320px', fontFamily: 'var(--mantine-font-family)' },
})

const namespaceOf = (tables: readonly OfferedTable[]): SQLNamespace =>
  Object.fromEntries(
    tables.map(({ name, description, columns }) => [
      name,
      { self: { label: name, type: 'class', info: description }, children: columns.map((column) => completionOf(column)) },
    ]),
  )

const completionOf = ({ name, type, description }: OfferedTable['columns'][number]): Completion => ({
  label: name,
  type: 'property',
  detail: type.toLowerCase(),
  ...(description ? { info: description } : {}),
})

/** Columns of the tables that the statement names, without a table before them. */
const columnsInScope = (tables: readonly OfferedTable[]) => (context: CompletionContext) => {
  const word = context.matchBefore(/\w+/)
  if (!word || context.state.sliceDoc(word.from - 1, word.from) === '.') return null
  const names = new Set(
    named(
      context.state.doc.toString(),
      tables.map(({ name }) => name),
    ),
  )
  const columns = new Map(
    tables.filter(({ name }) => names.has(name)).flatMap(({ columns }) => columns.map((column) => [column.name, completionOf(column)])),
  )
  return { from: word.from, options: [...columns.values()].map((option) => ({ ...option, boost: 10 })), validFor: /^\w*$/ }
}

export interface EditorOptions {
  root: ShadowRoot
  text: string
  tables: readonly OfferedTable[]
  label: string
  completions: string
  onChange(text: string): void
  onRun(): void
}

/**
 * An SQL editor in a shadow root, where its styles are adopted sheets: the page’s policy lets no style element in. Tab indents until Escape
 * is pressed, which closes what is offered, too; from then until something is written or the editor is left, Tab moves on as everywhere.
 */
export class SqlEditor {
  private readonly view: EditorView
  private readonly language = new Compartment()
  private readonly words = new Compartment()

  constructor({ root, text, tables, label, completions, onChange, onRun }: EditorOptions) {
    const leave = (view: EditorView) => {
      closeCompletion(view)
      view.setTabFocusMode(true)
      return true
    }
    const run = (view: EditorView) => {
      closeCompletion(view)
      onRun()
      return true
    }
    this.view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          Prec.highest(
            keymap.of([
              { key: 'Mod-Enter', run },
              { key: 'Escape', run: leave },
            ]),
          ),
          lineNumbers(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          closeBrackets(),
          EditorView.lineWrapping,
          this.language.of(this.speaking(tables)),
          autocompletion({ icons: false }),
          syntaxHighlighting(colours),
          look,
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          this.words.of(saying(label, completions)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange(update.state.doc.toString())
            if (update.docChanged || (update.focusChanged && !update.view.hasFocus)) update.view.setTabFocusMode(false)
          }),
        ],
      }),
    })
  }

  set text(text: string) {
    const { doc } = this.view.state
    if (doc.toString() === text) return
    this.view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, selection: { anchor: text.length } })
  }

  offer(tables: readonly OfferedTable[]): void {
    this.view.dispatch({ effects: this.language.reconfigure(this.speaking(tables)) })
  }

  /** What it and its list of completions are called. */
  say(label: string, completions: string): void {
    this.view.dispatch({ effects: this.words.reconfigure(saying(label, completions)) })
  }

  /** Writes at the cursor. */
  insert(text: string): void {
    this.view.dispatch(this.view.state.replaceSelection(text))
    this.view.focus()
  }

  /** Puts the cursor where something is wrong. */
  show({ line, column }: Place): void {
    const { doc } = this.view.state
    const found = doc.line(Math.min(doc.lines, line))
    this.view.dispatch({ selection: { anchor: Math.min(found.to, found.from + column - 1) }, scrollIntoView: true })
    this.view.focus()
  }

  focus(): void {
    this.view.focus()
  }

  destroy(): void {
    this.view.destroy()
  }

  private speaking(tables: readonly OfferedTable[]) {
    return [
      sql({ dialect, schema: namespaceOf(tables), upperCaseKeywords: false }),
      dialect.language.data.of({ autocomplete: columnsInScope(tables) }),
    ]
  }
}

const saying = (label: string, completions: string) => [
  EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocorrect: 'off' }),
  EditorState.phrases.of({ Completions: completions }),
]
