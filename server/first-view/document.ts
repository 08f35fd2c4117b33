import type { FirstView } from '../../datasets/presentation/first-view.ts'
import type { BuiltPage } from './built.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (plain: string) => plain.replaceAll(/[&<>"]/g, (sign) => entities[sign]!)

/** JSON that ends no script element and begins no comment, whatever it says. */
const json = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

const at = 'data-at=""'

/** The document with the time of its answers, in milliseconds since 1970: it may be sent again once they have been asked again. */
export const dated = (document: string, time: number): string => document.replace(at, `data-at="${time}"`)

/**
 * The page's document with a first view in it: painted by style sheets alone, above the place of the live page. The page's script waits for that paint;
 * what it will ask the server is in the document.
 */
export function documentOf(page: BuiltPage, view: FirstView): string {
  const { scripts, styles } = page.files(view.modules)
  const head = [
    ...styles.map((href) => `<link rel="stylesheet" crossorigin href="${href}">`),
    ...scripts.map((href) => `<link rel="preload" as="script" crossorigin href="${href}">`),
    `<script type="module" crossorigin src="${page.start}"></script>`,
  ]
  const assumed = view.assumed.length ? ` data-assumed="${view.assumed.join(' ')}"` : ''
  const body = [
    `<div id="first-view" data-painted="true"${assumed}>${view.markup}</div>`,
    '<div id="root"></div>',
    `<script type="application/json" id="first-data" data-page="${page.script}" ${at}>${json(view.data)}</script>`,
  ]
  return page.document
    .replace(/<html[^>]*>/, `<html lang="${view.language}" data-mantine-color-scheme="${view.scheme}">`)
    .replace(/<title>.*?<\/title>/s, () => `<title>${text(view.title)}</title>`)
    .replaceAll(/\s*<script type="module"[^>]*><\/script>|\s*<link rel="(?:stylesheet|modulepreload)"[^>]*>/g, '')
    .replace('</head>', () => `${head.join('\n    ')}\n  </head>`)
    .replace('<div id="root"></div>', () => body.join('\n    '))
}
