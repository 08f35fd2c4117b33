import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '../../datasets/metrics/metric.ts'
import chartsEn from '../charts/words.en.json'
import chartsHans from '../charts/words.zh-Hans.json'
import chartsHant from '../charts/words.zh-Hant.json'
import en from './en.json'
import zhHans from './zh-Hans.json'
import zhHant from './zh-Hant.json'

export const languageNames: Record<Language, string> = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' }

const stored = 'pilotscope-language'

/** The language the page has for a tag such as zh-TW or zh-Hans-CN; undefined where it has none. */
export function languageOf(tag: string): Language | undefined {
  const locale = new Intl.Locale(tag).maximize()
  if (locale.language === 'zh') return locale.script === 'Hant' ? 'zh-Hant' : 'zh-Hans'
  return locale.language === 'en' ? 'en' : undefined
}

/** The reader's choice on an earlier visit, else the first language of the browser that the page has, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(stored)
  if (chosen && (languages as readonly string[]).includes(chosen)) return chosen as Language
  return navigator.languages.map(languageOf).find((language) => language !== undefined) ?? 'en'
}

export function setLanguage(language: Language): void {
  document.documentElement.lang = language
  if (i18next.language !== language) void i18next.changeLanguage(language)
}

export const rememberLanguage = (language: Language): void => localStorage.setItem(stored, language)

export function startLanguage(): void {
  void i18next.use(initReactI18next).init({
    lng: preferredLanguage(),
    fallbackLng: 'en',
    resources: {
      en: { translation: { ...en, ...chartsEn } },
      'zh-Hans': { translation: { ...zhHans, ...chartsHans } },
      'zh-Hant': { translation: { ...zhHant, ...chartsHant } },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
}
