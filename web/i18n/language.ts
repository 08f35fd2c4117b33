import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '../../datasets/metrics/metric.ts'

export const languageNames: Record<Language, string> = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' }

const stored = 'pilotscope-language'

type Words = { default: object }

/** The page's words and those of its cards; only the language shown is fetched. */
const words: Record<Language, () => Promise<Words[]>> = {
  en: () =>
    Promise.all([
      import('./en.json'),
      import('../../datasets/presentation/words.en.json'),
      import('../../datasets/presentation/names.en.json'),
    ]),
  'zh-Hans': () =>
    Promise.all([
      import('./zh-Hans.json'),
      import('../../datasets/presentation/words.zh-Hans.json'),
      import('../../datasets/presentation/names.zh-Hans.json'),
    ]),
  'zh-Hant': () =>
    Promise.all([
      import('./zh-Hant.json'),
      import('../../datasets/presentation/words.zh-Hant.json'),
      import('../../datasets/presentation/names.zh-Hant.json'),
    ]),
}

async function wordsOf(language: Language): Promise<object> {
  const parts = await words[language]()
  return Object.assign({}, ...parts.map(({ default: own }) => own))
}

export const known = (value: string | null | undefined): value is Language => (languages as readonly unknown[]).includes(value)

/** The language the page has for a tag such as zh-TW or zh-Hans-CN; undefined where it has none. */
export function languageOf(tag: string): Language | undefined {
  const locale = new Intl.Locale(tag).maximize()
  if (locale.language === 'zh') return locale.script === 'Hant' ? 'zh-Hant' : 'zh-Hans'
  return locale.language === 'en' ? 'en' : undefined
}

/** The reader's choice on an earlier visit, else the first language of the browser that the page has, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(stored)
  if (known(chosen)) return chosen
  return navigator.languages.map(languageOf).find((language) => language !== undefined) ?? 'en'
}

const settings = {
  fallbackLng: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
  showSupportNotice: false,
} as const

/** One language by itself, apart from the one that the page is shown in. */
export async function speaking(language: Language): Promise<typeof i18next> {
  const own = i18next.createInstance()
  await own.init({ lng: language, resources: { [language]: { translation: await wordsOf(language) } }, ...settings })
  return own
}

let wanted: Language

/** Shows the page in a language once its words are there; the last one asked for wins. */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', await wordsOf(language))
  if (wanted !== language) return
  document.documentElement.lang = language
  if (i18next.language !== language) await i18next.changeLanguage(language)
}

export const rememberLanguage = (language: Language): void => localStorage.setItem(stored, language)

/** Resolves when the page can speak: in the language of the address, else in the preferred one. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, ...settings })
  const asked = new URLSearchParams(location.search).get('lang')
  await setLanguage(known(asked) ? asked : preferredLanguage())
}
