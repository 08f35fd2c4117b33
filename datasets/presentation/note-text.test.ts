import { expect, test } from 'vitest'
import { languages } from '../metrics/metric.ts'
import { simulate } from '../simulator/index.ts'
import { foreignTo, noteText } from './note-text.ts'
import { phrasesOf } from './phrases.ts'

const campaigns = [{ id: 'luohu-2020-10', label: 'Shenzhen Luohu red packets', from: '2020-10-12', to: '2020-10-18', region: 'shenzhen' }]
const said = (text: string, author: string | null = null) =>
  languages.map((language) => noteText(phrasesOf(language), { text, author }, { campaigns }))

function simulatedNotes() {
  const [texts, known]: [string[], typeof campaigns] = [[], []]
  for (const batch of simulate({ seed: 1, payments: 2000 })) {
    if (!('records' in batch)) continue
    if (batch.table === 'annotations') texts.push(...batch.records.map(({ text }) => String(text)))
    if (batch.table === 'campaigns')
      known.push(...batch.records.map(({ campaign_id, label }) => ({ ...campaigns[0]!, id: String(campaign_id), label: String(label) })))
    if (texts.length && known.length) break
  }
  return { texts, known }
}

test('every note of a simulated pilot is said in the reader’s language', () => {
  const { texts, known } = simulatedNotes()
  expect(texts.length).toBeGreaterThan(8)
  for (const text of texts) {
    expect(noteText(phrasesOf('en'), { text, author: null }, { campaigns: known })).toBe(text)
    for (const language of ['zh-Hans', 'zh-Hant'] as const)
      expect(foreignTo(language, noteText(phrasesOf(language), { text, author: null }, { campaigns: known })), text).toBeNull()
  }
})

test('a note that is a campaign’s label is that campaign; what a person wrote stays in their words', () => {
  expect(said('Shenzhen Luohu red packets')).toEqual(['Shenzhen Luohu red packets', '深圳罗湖红包', '深圳羅湖紅包'])
  expect(said('New limits for wallet tiers.', 'Li')).toEqual(Array(3).fill('New limits for wallet tiers.'))
  expect(said('Nobody knows this. a.b:c')).toEqual(Array(3).fill('Nobody knows this. a.b:c'))
})

test('a text is foreign where its script is not the reader’s', () => {
  const of = (text: string) => languages.map((language) => foreignTo(language, text))
  expect(of('Outage')).toEqual([null, 'en', 'en'])
  expect(of('系统故障')).toEqual(['zh', null, null])
  expect(of('e-CNY 试点')).toEqual(['zh', null, null])
  expect(of('2021-03')).toEqual([null, null, null])
})
