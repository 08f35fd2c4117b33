import { expect, test } from 'vitest'
import { readerOf } from './reader.ts'

const unknown = { width: 1440, height: 900, scheme: 'light', assumed: ['size', 'scheme'] }

test.each([
  ['', 'en'],
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-Hant'],
  ['fr-FR, zh-CN;q=0.5, en;q=0.7', 'en'],
  ['de', 'en'],
  ['*;q=0.1, %%, zh', 'zh-Hans'],
])('languages "%s" without a cookie: %s', (languages, language) => {
  expect(readerOf('', languages)).toEqual({ ...unknown, language })
})

test('the cookie tells the window, the scheme and the language', () => {
  expect(readerOf('a=b; pilotscope-reader=1920x1080.dark.zh-Hans', 'en')).toEqual({
    ...{ width: 1920, height: 1080, scheme: 'dark', language: 'zh-Hans', assumed: [] },
  })
})

test.each(['pilotscope-reader=', 'pilotscope-reader=1x1.light.en', 'pilotscope-reader=1920x1080.blue.en', 'other=1920x1080.dark.en'])(
  'cookie "%s" tells nothing',
  (cookie) => {
    expect(readerOf(cookie, 'en')).toEqual({ ...unknown, language: 'en' })
  },
)
