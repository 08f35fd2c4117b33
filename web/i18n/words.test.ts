import { expect, test } from 'vitest'
import namesEn from '../../datasets/presentation/names.en.json'
import namesHans from '../../datasets/presentation/names.zh-Hans.json'
import namesHant from '../../datasets/presentation/names.zh-Hant.json'
import cardsEn from '../../datasets/presentation/words.en.json'
import cardsHans from '../../datasets/presentation/words.zh-Hans.json'
import cardsHant from '../../datasets/presentation/words.zh-Hant.json'
import en from './en.json'
import zhHans from './zh-Hans.json'
import zhHant from './zh-Hant.json'

type Tree = { [key: string]: string | Tree }
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )

const languages: Record<string, Map<string, string>> = {
  en: new Map(leaves({ ...en, ...cardsEn, ...namesEn })),
  'zh-Hans': new Map(leaves({ ...zhHans, ...cardsHans, ...namesHans })),
  'zh-Hant': new Map(leaves({ ...zhHant, ...cardsHant, ...namesHant })),
}
const plural = /_(zero|one|two|few|many|other)$/
const bases = (words: Map<string, string>) => [...new Set([...words.keys()].map((key) => key.replace(plural, '')))].sort()
const english = languages.en!

test.each(['zh-Hans', 'zh-Hant'])('%s has a text for every text of English and no other, and none left in English', (language) => {
  const words = languages[language]!
  expect(bases(words)).toEqual(bases(english))
  const written = [...words].filter(([key, text]) => english.get(key) === text && /[a-z]{2}/i.test(text.replaceAll(/\{\{\w+\}\}/g, '')))
  // Abbreviations and names of files are the same in every language.
  expect(written.filter(([, text]) => !/^[A-Z]{2,4}$/.test(text))).toEqual([])
})

test.each(Object.keys(languages))('%s: a counted text has each form that the language needs', (language) => {
  const words = languages[language]!
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const counted = [...new Set([...words.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')))]
  expect(counted.length).toBeGreaterThan(1)
  for (const base of counted) for (const form of needed) expect(words.has(`${base}_${form}`), `${base}_${form}`).toBe(true)
})
