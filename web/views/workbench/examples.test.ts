import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import en from '../../i18n/en.json'
import zhHans from '../../i18n/zh-Hans.json'
import zhHant from '../../i18n/zh-Hant.json'
import { examples, isExample, statementOf } from './examples.ts'

const languages = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
beforeAll(async () => {
  const resources = Object.fromEntries(Object.entries(languages).map(([language, translation]) => [language, { translation }]))
  await i18next.init({ lng: 'en', resources })
})

describe.each(Object.keys(languages))('examples in %s', (language) => {
  test.each(examples)('$id: every line above the statement is a comment in that language', (example) => {
    const statement = statementOf(example, i18next.getFixedT(language))
    expect(statement.endsWith(example.sql)).toBe(true)
    const notes = statement.slice(0, -example.sql.length).split('\n').filter(Boolean)
    expect(notes.length > 0).toBe(example.noted)
    for (const note of notes) expect(note).toMatch(language === 'en' ? /^-- [a-z]/ : /^-- .*[\u4e00-\u9fff]/)
    expect(isExample(statement)).toBe(true)
    expect(isExample(`${statement} limit 3`)).toBe(false)
  })
})
