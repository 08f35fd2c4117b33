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

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0

/**
 * In which other language than the reader’s a text is, as far as its script tells; null where it could be the reader’s own. A Chinese name does
 * not make an English sentence Chinese: a Han character weighs as much as two Latin letters.
 */
export function foreignTo(language: Language, text: string): 'en' | 'zh' | null {
  const [han, latin] = [count(text, /\p{Script=Han}/gu), count(text, /\p{Script=Latin}/gu)]
  if (language === 'en') return han > 0 && 2 * han >= latin ? 'zh' : null
  return han === 0 && latin > 0 ? 'en' : null
}
