import i18next, { type TFunction } from 'i18next'
import { type Language, languages } from '../metrics/metric.ts'
import namesEn from './names.en.json'
import namesHans from './names.zh-Hans.json'
import namesHant from './names.zh-Hant.json'
import wordsEn from './words.en.json'
import wordsHans from './words.zh-Hans.json'
import wordsHant from './words.zh-Hant.json'

/** What pictures and documents say, by language. The page fetches the same files one language at a time. */
const phrases: Readonly<Record<Language, object>> = {
  en: { ...namesEn, ...wordsEn },
  'zh-Hans': { ...namesHans, ...wordsHans },
  'zh-Hant': { ...namesHant, ...wordsHant },
}

const instance = i18next.createInstance()
await instance.init({
  resources: Object.fromEntries(languages.map((language) => [language, { translation: phrases[language] }])),
  lng: 'en',
  fallbackLng: false,
  interpolation: { escapeValue: false },
  returnNull: false,
  showSupportNotice: false,
})

/** Texts of a language where there is no page. */
export const phrasesOf = (language: Language): TFunction => instance.getFixedT(language)
