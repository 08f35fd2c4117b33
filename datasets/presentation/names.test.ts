import { expect, test } from 'vitest'
import { type Language, languages } from '../metrics/metric.ts'
import { nameText, valueText } from './names.ts'
import { phrasesOf } from './phrases.ts'

const said = (language: Language, key: string, id: string, label?: string) => nameText(phrasesOf(language), key, id, label)

test('a label in Latin letters gives way to the page’s Chinese word for the identifier', () => {
  expect(languages.map((language) => said(language, 'rail', 'alipay', 'Alipay'))).toEqual(['Alipay', '支付宝', '支付寶'])
  expect(languages.map((language) => said(language, 'region', 'suzhou', 'Suzhou'))).toEqual(['Suzhou', '苏州', '蘇州'])
})

test('a dataset’s own Chinese label, and one the page has no word for, stay as they are in every language', () => {
  for (const language of languages) {
    expect(said(language, 'rail', 'alipay', '支付宝（花呗除外）')).toBe('支付宝（花呗除外）')
    expect(said(language, 'rail', 'pix', 'Pix')).toBe('Pix')
    expect(said(language, 'note', 'https://a.b/c: d')).toBe('https://a.b/c: d')
  }
  expect(said('en', 'rail', 'alipay', 'Alipay+')).toBe('Alipay+')
})

test('without a label the page’s word; the empty value is not known', () => {
  expect(said('en', 'code', 'timeout')).toBe('timeout')
  expect(said('zh-Hans', 'code', 'timeout')).toBe('超时')
  const t = phrasesOf('zh-Hant')
  expect(valueText(t, { labels: { region: { suzhou: 'Suzhou' } } }, 'region', 'suzhou')).toBe('蘇州')
  expect(valueText(t, { labels: {} }, 'region', '')).toBe('未知')
})
