import type { Language } from '../metrics/metric.ts'
import { foreignTo } from './note-text.ts'
import { unended } from './sentences.ts'

/** A stretch of a text, and in which other language than the reader’s it is, as far as its script tells. */
export interface Run {
  text: string
  lang: 'en' | 'zh' | null
}

/** The text in stretches of one language: as a whole where all of it is in another, else with the quoted texts that are taken out of it. */
export function foreignRuns(text: string, quoted: readonly string[], language: Language): Run[] {
  const whole = foreignTo(language, text)
  if (whole) return [{ text, lang: whole }]
  const [first, ...rest] = quoted.filter((one) => foreignTo(language, one))
  if (first === undefined) return [{ text, lang: null }]
  const found = text.includes(first) ? first : unended(first)
  return text
    .split(found)
    .flatMap((part, i) => [
      ...(i ? [{ text: found, lang: foreignTo(language, found) }] : []),
      ...(part ? foreignRuns(part, rest, language) : []),
    ])
}
