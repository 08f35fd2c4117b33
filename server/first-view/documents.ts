import { AsyncLocalStorage } from 'node:async_hooks'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import type { Asking, FirstViews } from '../../datasets/presentation/first-view.ts'
import { type BuiltPage, builtPage } from './built.ts'
import { dated, documentOf } from './document.ts'

/** Answers a path and search of the API, as it would a browser. */
export type Ask = (path: string) => Promise<Response>

/** Whose API is asked: several servers of one process share the code that draws. */
const asking = new AsyncLocalStorage<Ask>()

let loaded: Promise<FirstViews> | undefined

/** The page's code, built for the server beside the page; loaded once in a process. */
async function firstViewsAt(file: string): Promise<FirstViews> {
  const { firstViews } = (await import(pathToFileURL(file).href)) as { firstViews: FirstViews }
  firstViews.askThrough((path) => asking.getStore()!(path))
  return firstViews
}

interface Drawn {
  document: string
  /** What was asked for it, and what the answers were. */
  answers: ReadonlyMap<string, string>
}

/** What is asked of a release never changes, and which release is served is asked with the datasets. */
const ofRelease = /[?&]release=\w|\/manifest$/

const mostKept = 16

/** Longest time that a document waits for its first view, in milliseconds: a browser that has to draw it itself needs three times as long. */
const patience = 800

/** Documents with their first view in them. */
export class Documents {
  private readonly kept = new Map<string, Drawn>()
  private readonly page: Promise<BuiltPage | null>

  private constructor(
    folder: string,
    private readonly views: Promise<FirstViews>,
    private readonly ask: Ask,
    private readonly log: Logger,
  ) {
    this.page = builtPage(folder)
    for (const coming of [this.page, this.views]) coming.catch(() => {})
  }

  /** Of the page in a folder; null where the code that draws was not built beside it. */
  static of(folder: string, ask: Ask, log: Logger): Documents | null {
    const file = join(folder, '..', 'dist-server', 'first-views.js')
    if (!existsSync(file)) return null
    loaded ??= firstViewsAt(file)
    return new Documents(folder, loaded, ask, log)
  }

  /** The document for whoever asks, in time or not at all: null where nothing can be drawn, fails, or takes too long. */
  async document(asked: Asking): Promise<string | null> {
    const late = new Promise<null>((resolve) => setTimeout(resolve, patience, null).unref())
    const drawn = this.drawn(asked).catch((error: unknown) => {
      this.log.debug({ err: error, address: asked.address }, 'no first view')
      return null
    })
    return Promise.race([drawn, late])
  }

  /** A document is drawn of its address, two headers and the answers to what it asks; as long as those are the same, it is. */
  private async drawn(asked: Asking): Promise<string | null> {
    const [page, views] = await Promise.all([this.page, this.views])
    if (!page) return null
    const key = views.understood(asked)
    const now = Date.now()
    const known = this.kept.get(key)
    if (known && (await this.isTrue(known))) return dated(known.document, now)
    const answers = new Map<string, string>()
    const ask: Ask = async (path) => {
      const response = await this.ask(path)
      const body = await response.text()
      if (response.ok) answers.set(path, body)
      return new Response(body, { status: response.status, headers: response.headers })
    }
    const view = await asking.run(ask, () => views.draw(asked))
    if (!view) return null
    const document = documentOf(page, view)
    this.kept.delete(key)
    this.kept.set(key, { document, answers })
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value!)
    return dated(document, now)
  }

  private async isTrue({ answers }: Drawn): Promise<boolean> {
    const same = await Promise.all(
      [...answers]
        .filter(([path]) => !ofRelease.test(path))
        .map(async ([path, before]) => {
          const response = await this.ask(path)
          return response.ok && (await response.text()) === before
        }),
    )
    return same.every(Boolean)
  }
}
