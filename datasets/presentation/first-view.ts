/** What is known of whoever asks for a document: its address (path and search) and two headers as they came. */
export interface Asking {
  address: string
  cookie: string
  languages: string
}

/** A view as it stands in the window when it is first seen. */
export interface FirstView {
  /** HTML of the whole page around the view; without scripts, styles, or attributes that the live page is known by. */
  markup: string
  title: string
  language: string
  scheme: 'light' | 'dark'
  /** What was not known of the reader and is judged by the style sheet: the size of the window, the colour scheme. */
  assumed: readonly ('size' | 'scheme')[]
  /** Answers by the key under which the live page asks for them. */
  data: readonly (readonly [key: readonly unknown[], answer: unknown])[]
  /** Source modules, relative to the folder of the page, that the live page will need for this view. */
  modules: readonly string[]
}

/** The page's own code, built to draw without a browser. */
export interface FirstViews {
  /** Says who answers what a view asks: a path and search of the API. To be called once, before anything is drawn. */
  askThrough(ask: (path: string) => Promise<Response>): void
  /** What is understood of an asking: two of which the same is understood have the same first view, as long as the answers are the same. */
  understood(asking: Asking): string
  /** Null where there is nothing to draw: no such view, no dataset, an answer that did not come. */
  draw(asking: Asking): Promise<FirstView | null>
}
