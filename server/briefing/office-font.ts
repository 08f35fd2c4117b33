import type { Language } from '../../datasets/metrics/metric.ts'

const faces: Readonly<Record<Language, string>> = { en: 'Arial', 'zh-Hans': 'Microsoft YaHei', 'zh-Hant': 'Microsoft JhengHei' }

/** A face that office programs have, with the characters of the language. */
export const officeFont = (language: Language): string => faces[language]
