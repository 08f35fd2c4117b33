import type { Language } from '../../datasets/metrics/metric.ts'
import en from './words.en.json'
import hans from './words.zh-Hans.json'
import hant from './words.zh-Hant.json'

/** What every exported briefing says beside the document: headings, names of columns, page numbers. */
export type ExportWords = typeof en

const words: Readonly<Record<Language, ExportWords>> = { en, 'zh-Hans': hans, 'zh-Hant': hant }

export const wordsOf = (language: Language): ExportWords => words[language]

/** The text with its holes {{name}} filled. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) => String(values[name] ?? hole))
