import { expect, test } from 'vitest'
import type { Briefed } from '../../datasets/briefing/briefed.ts'
import type { Briefing } from '../../datasets/briefing/document.ts'
import { Catalogue } from '../release/catalogue.ts'
import { composed } from './composed.ts'

const of = (change: Partial<Briefed> = {}) =>
  ({ dataset: 'a', release: 'r1', newer: null, period: { grain: 'month' }, filters: {}, language: 'en', ...change }) as Briefed

test('a briefing is composed once for its release, period, filters and language, and anew for any other', async () => {
  const catalogue = new Catalogue('none')
  let made = 0
  const ask = (change?: Partial<Briefed>, from = catalogue) => composed(from, of(change), async () => ({ title: `${++made}` }) as Briefing)
  const titles: string[] = []
  for (const change of [
    {},
    { release: 'r2' },
    { newer: { sequence: 2, cutoff: '2021-01-31' } },
    { language: 'zh-Hans' as const },
    { filters: { region: ['shenzhen'] } },
    {},
  ])
    titles.push((await ask(change)).title)
  expect(titles).toEqual(['1', '2', '3', '4', '5', '1'])
  expect((await ask({}, new Catalogue('none'))).title, 'another data folder').toBe('6')
})

test('no more than eight are kept, the one used least recently goes; a failure is not kept', async () => {
  const catalogue = new Catalogue('none')
  const made: string[] = []
  const ask = (release: string) =>
    composed(catalogue, of({ release }), async () => {
      made.push(release)
      return {} as Briefing
    })
  for (const release of ['0', '1', '2', '3', '4', '5', '6', '7', '0', '8', '0', '1']) await ask(release)
  expect(made).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '1'])
  await expect(composed(catalogue, of({ release: 'x' }), () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  await ask('x')
  expect(made.at(-1)).toBe('x')
})
