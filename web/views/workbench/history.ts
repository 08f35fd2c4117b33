import { z } from 'zod'
import { isExample } from './examples.ts'

const entrySchema = z.object({
  text: z.string(),
  /** Null where the statement gave no result. */
  rows: z.int().nullable(),
  milliseconds: z.number(),
})
export type Entry = z.infer<typeof entrySchema>

const stored = 'pilotscope-statements'
const most = 30

/** The last statements of this browser tab, the newest first, each once. */
export class History {
  private entries: readonly Entry[] = read()
  private readonly listeners = new Set<() => void>()

  get all(): readonly Entry[] {
    return this.entries
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  add(entry: Entry): void {
    this.keep([entry, ...this.entries.filter(({ text }) => text !== entry.text)].slice(0, most))
  }

  /** Keeps a text that another takes the place of, unless it ran or nobody wrote it. */
  retire(text: string): void {
    const written = text.trim()
    if (!written || isExample(written) || this.entries.some((entry) => entry.text.trim() === written)) return
    this.add({ text: written, rows: null, milliseconds: 0 })
  }

  clear(): void {
    this.keep([])
  }

  private keep(entries: readonly Entry[]): void {
    this.entries = entries
    try {
      sessionStorage.setItem(stored, JSON.stringify(entries))
    } catch {
      // A full or forbidden store: the statements stay as long as the page.
    }
    for (const listener of this.listeners) listener()
  }
}

function read(): Entry[] {
  try {
    return z.array(entrySchema).parse(JSON.parse(sessionStorage.getItem(stored) ?? '[]'))
  } catch {
    return []
  }
}
