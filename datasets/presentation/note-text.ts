import type { TFunction } from 'i18next'
import type { AnnotationSpan } from '../annotations/annotation.ts'
import type { Dimensions } from '../dimensions.ts'
import type { Language } from '../metrics/metric.ts'
import { nameText } from './names.ts'

/** What the words of a note are known by: letters and digits, all else a dash. */
const keyOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')

/** What a note says: a campaign’s name and what simulated pilots note in the reader’s language, all else in its author’s words. */
export function noteText(
  t: TFunction,
  { text, author }: Pick<AnnotationSpan, 'text' | 'author'>,
  { campaigns }: Pick<Dimensions, 'campaigns'>,
): string {
  if (author !== null) return text
  const campaign = campaigns.find(({ label }) => label === text)
  return campaign ? nameText(t, 'campaign', campaign.id, text) : nameText(t, 'note', keyOf(text), text)
}

const han = /\p{Script=Han}/u

/** In which other language than the reader’s a text is, as far as its script tells; null where it could be the reader’s own. */
export function foreignTo(language: Language, text: string): 'en' | 'zh' | null {
  if (language === 'en') return han.test(text) ? 'zh' : null
  return !han.test(text) && /\p{Script=Latin}/u.test(text) ? 'en' : null
}
