import type { Language } from '../../datasets/metrics/metric.ts'
import { type Theme, themes } from '../address/address.ts'
import { known, languageOf, preferredLanguage } from '../i18n/language.ts'

/** What a document is drawn for; sizes in CSS pixels. */
export interface Reader {
  width: number
  height: number
  scheme: Theme
  language: Language
}

/** The reader as far as the cookie and the browser's languages tell; the first of `assumed` was told by nobody. */
export interface Supposed extends Reader {
  assumed: readonly ('size' | 'scheme')[]
}

const name = 'pilotscope-reader'
const year = 365 * 24 * 3600

const pattern = new RegExp(`(?:^|;\\s*)${name}=(\\d{2,5})x(\\d{2,5})\\.(\\w+)\\.([\\w-]+)`)

const written = ({ width, height, scheme, language }: Reader) => `${name}=${width}x${height}.${scheme}.${language}`

/** The page's languages that a header names, the most wanted first. */
function languagesOf(header: string): Language[] {
  const named = header.split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().split(';')
    const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1)
    return { tag, weight }
  })
  return named
    .filter(({ tag }) => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag))
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ tag }) => {
      try {
        return languageOf(tag) ?? []
      } catch {
        return []
      }
    })
}

/** Reads the reader from a request's headers; total. Nothing known: a window of 1440 by 900 in the light scheme. */
export function readerOf(cookie: string, languages: string): Supposed {
  const [, width, height, scheme, language] = pattern.exec(cookie) ?? []
  const preferred = known(language) ? language : (languagesOf(languages)[0] ?? 'en')
  if (!width || !height || !(themes as readonly unknown[]).includes(scheme))
    return { width: 1440, height: 900, scheme: 'light', language: preferred, assumed: ['size', 'scheme'] }
  return { width: Number(width), height: Number(height), scheme: scheme as Theme, language: preferred, assumed: [] }
}

/** Leaves word for the next visit, at once and whenever the page is left or hidden. `scheme`: the one shown where the address names none. */
export function rememberReader(scheme: () => Theme): void {
  const remember = () => {
    const reader = { width: innerWidth, height: innerHeight, scheme: scheme(), language: preferredLanguage() }
    // biome-ignore lint/suspicious/noDocumentCookie: the store of cookies is asynchronous, and the page is being left
    document.cookie = `${written(reader)}; path=/; max-age=${year}; samesite=strict`
  }
  remember()
  addEventListener('pagehide', remember)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && remember())
}
