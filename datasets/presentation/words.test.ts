import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filterKeys } from '../filters.ts'
import { metrics } from '../metrics/index.ts'
import { retentionCohorts } from '../metrics/retention-cohorts/metric.ts'
import { phrasesOf } from './phrases.ts'
import en from './words.en.json'
import hans from './words.zh-Hans.json'
import hant from './words.zh-Hant.json'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
const words = { en: new Map(flat(en)), 'zh-Hans': new Map(flat(hans)), 'zh-Hant': new Map(flat(hant)) }
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

test.each(['zh-Hans', 'zh-Hant'] as const)('%s says everything English says, with the same values in it', (language) => {
  // Chinese has one plural form where English has two.
  const own = [...words.en].filter(([key]) => !key.endsWith('_one'))
  expect([...words[language].keys()].sort()).toEqual(own.map(([key]) => key).sort())
  for (const [key, text] of own) {
    expect(new Set(holes(words[language].get(key)!)), key).toEqual(new Set(holes(text)))
    if (/[a-z]{4}/i.test(text.replaceAll(/\{\{\w+\}\}/g, ''))) expect(words[language].get(key), key).toMatch(/[\u4e00-\u9fff]/)
  }
})

test('simplified and traditional are written in their own characters', () => {
  expect([...words['zh-Hant'].values()].join('')).not.toMatch(/[数据们这样过为图释载径钱经类选择组观启签]/)
  expect([...words['zh-Hans'].values()].join('')).not.toMatch(/[數據們這樣過為圖釋載徑錢經類選擇組觀啟籤]/)
})

test('in Traditional Chinese a span of days and a place have one word each, on every card and in every text', () => {
  const files = ['datasets/presentation', 'web/i18n', 'web/views/data/words'].flatMap((folder) =>
    readdirSync(folder, { encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  const written = files.filter((path) => path.endsWith('zh-Hant.json')).map((path) => readFileSync(path, 'utf8'))
  const labels = metrics.map((metric) => JSON.stringify(metric.labels['zh-Hant']))
  expect(written.length).toBeGreaterThan(3)
  expect([...written, ...labels].join('\n').match(/.{0,9}(窗口|線下門市).{0,9}/gu)).toBeNull()
})

test('every text that cards and charts ask for exists', () => {
  const sources = ['web/charts', 'web/views/overview', 'datasets']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
  const asked = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\b(?:say|t|tool)\(\s*'((?:chart|card|figure|change|brief)\.[\w.]+)'/g)].map(([, key]) => key!),
  )
  expect(asked.length).toBeGreaterThan(40)
  for (const key of asked) expect(words.en.has(key) || words.en.has(`${key}_other`), key).toBe(true)
  for (const key of filterKeys) expect(words.en.has(`card.filter.${key}`), key).toBe(true)
})

test('cohorts counted in words: one has, two have; in Chinese the windows are a clause, not the name of an axis', () => {
  const say = (language: 'en' | 'zh-Hans' | 'zh-Hant', key: string, count: number, values = {}) =>
    phrasesOf(language)(`chart.${key}`, { count, cohorts: String(count), ...values })
  expect(say('en', 'cohortsUnready', 1)).toBe('Of them 1 has no window over yet.')
  expect(say('en', 'cohortsUnready', 2)).toBe('Of them 2 have no window over yet.')
  const windows = phrasesOf('zh-Hans')('chart.windowsCounted.month', { start: '首次消费' })
  expect(say('zh-Hans', 'cohortCount', 15, { windows })).toBe('共15个同期群，自首次消费起每30天为一个窗口。')
})

test('a cohort has one name in each Chinese script, on the overview as on retention', () => {
  const said = (language: 'zh-Hans' | 'zh-Hant') =>
    ['pooled', 'cohortSize'].map((key) => phrasesOf(language)(`chart.${key}`)).concat(retentionCohorts.labels[language].columns.cohort!)
  for (const language of ['zh-Hans', 'zh-Hant'] as const) for (const text of said(language)) expect(text).toContain('同期群')
})
