import type { Language } from '../metrics/metric.ts'

/** A full stop, question or exclamation mark or ellipsis, also before a closing quotation mark or bracket. */
const stopped = /[.。．!！?？…]["'”’」』）)】]*$/
const latinStop = /[.!?]["')]*$/

/** The text with the language’s full stop behind it, unless it has one. */
export const ended = (text: string, language: Language): string => (stopped.test(text) ? text : text + (language === 'en' ? '.' : '。'))

/** The text without the full stop at its end, to stand in a list; an ellipsis stays. */
export const unended = (text: string): string => text.trim().replace(/(?<![.。．])[.。．]$/, '')

/** Sentences one after another as the language writes them, each with one full stop at its end; empty ones are left out. No blank stays behind a Chinese full stop, also within a text. */
export const sentences = (language: Language, texts: readonly string[]): string =>
  texts
    .map((text) => text.trim().replace(/(?<=[。！？]) +/g, ''))
    .filter(Boolean)
    .map((text) => ended(text, language))
    .reduce((all, next) => (all ? all + (language === 'en' || latinStop.test(all) ? ' ' : '') + next : next), '')
