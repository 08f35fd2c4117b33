import { useTranslation } from 'react-i18next'
import type { Language } from '../../../datasets/metrics/metric.ts'
import en from './words/methods.en.json'
import zhHans from './words/methods.zh-Hans.json'
import zhHant from './words/methods.zh-Hant.json'

export type MethodWords = typeof en

/** Words of this view alone, which loads with them: a language that lacks one does not compile. */
export const methodWords: Readonly<Record<Language, MethodWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }

export function useMethodWords(): { words: MethodWords; language: Language } {
  const language = useTranslation().i18n.language as Language
  return { words: methodWords[language] ?? en, language }
}

/** The text with its {{names}} replaced. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)
