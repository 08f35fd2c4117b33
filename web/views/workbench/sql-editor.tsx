import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { SqlEditor as Editor } from './editor.ts'
import type { OfferedTable } from './offered-tables.ts'
import type { Place } from './statement.ts'

export interface EditorHandle {
  insert(text: string): void
  show(place: Place): void
  focus(): void
}

interface Props {
  text: string
  tables: readonly OfferedTable[]
  label: string
  /** What the list of completions is called. */
  completions: string
  onChange(text: string): void
  onRun(): void
  ref: Ref<EditorHandle>
}

/** The editor as part of the page; its text is what the page says it is. */
export function SqlEditor({ text, tables, label, completions, onChange, onRun, ref }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  const latest = useRef({ onChange, onRun })
  latest.current = { onChange, onRun }
  const first = useRef({ text, tables, label, completions })
  /** Texts that the editor has told and the page has not shown yet; null while the page writes. */
  const told = useRef<string[] | null>([])

  useEffect(() => {
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' })
    const made = new Editor({
      root,
      ...first.current,
      onChange: (text) => {
        told.current?.push(text)
        latest.current.onChange(text)
      },
      onRun: () => latest.current.onRun(),
    })
    editor.current = made
    return () => {
      editor.current = null
      made.destroy()
    }
  }, [])

  useEffect(() => {
    // What was typed comes back a moment later, when more may have been typed: that is never written over.
    const at = told.current?.lastIndexOf(text) ?? -1
    if (at >= 0) return void told.current?.splice(0, at + 1)
    told.current = null
    if (editor.current) editor.current.text = text
    told.current = []
  }, [text])
  useEffect(() => editor.current?.offer(tables), [tables])
  useEffect(() => editor.current?.say(label, completions), [label, completions])
  useImperativeHandle(ref, () => ({
    insert: (text) => editor.current?.insert(text),
    show: (place) => editor.current?.show(place),
    focus: () => editor.current?.focus(),
  }))

  return <div ref={host} className="sql-editor" />
}
