import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotations } from '../annotations/annotations.ts'
import { Documents } from '../documents/documents.ts'
import { Catalogue } from '../release/catalogue.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { briefingOf } from './briefing.ts'
import { renderHtml } from './html.ts'

let data: string
let catalogue: Catalogue
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-annotated-'))
  await publish({ data, dataset: 'a', build: pilotOf({ persons: 10, days: 100 }) })
  catalogue = new Catalogue(data)
}, 120_000)
afterAll(async () => {
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const made = (language: 'en' | 'zh-Hans') =>
  briefingOf(catalogue, {
    dataset: 'a',
    language,
    filters: {},
    release: null,
    period: { grain: 'month', from: '2024-04-01', to: '2024-04-30' },
  })
const note = (id: string, change: object) =>
  new Documents(data).write(
    'a',
    annotations,
    id,
    { starts_on: '2024-03-09', ends_on: null, metric: null, text: 'Outage', author: 'Li', ...change },
    null,
  )

test('what is noted on an axis of time is drawn, numbered and said in the charts it belongs to, also where it comes later', async () => {
  const before = await made('en')
  expect(before.charts.map(({ drawn }) => drawn.annotations)).toEqual(before.charts.map(() => []))
  await note('all', {})
  await note('own', { metric: 'active-persons', starts_on: '2024-04-02', ends_on: '2024-04-04', text: 'Fair' })
  // Beyond the period: the briefing’s axis ends with April.
  await note('later', { starts_on: '2024-05-02', text: 'Later' })
  const after = await made('en')
  const chart = (id: string, of = after) => of.charts.find((one) => one.id === id)!
  expect(chart('active').drawn.annotations.map(({ id }) => id)).toEqual(['all', 'own'])
  expect(chart('active').summary).toContain('Noted on the axis: [1] 9 Mar 2024: Outage (Li); [2] 2 Apr 2024 to 4 Apr 2024: Fair (Li).')
  expect(chart('rails').drawn.annotations.map(({ id }) => id)).toEqual(['all'])
  const series = (chart('active').option as { series: { id?: string }[] }).series
  expect(series.some(({ id }) => id === 'annotations')).toBe(true)
  for (const { id, drawn } of after.charts) if (id === 'retention') expect(drawn.annotations).toEqual([])
  expect(load(new TextDecoder().decode(await renderHtml(after)))('body').text()).toContain('[2] 2 Apr 2024 to 4 Apr 2024: Fair (Li)')
  expect(chart('active', await made('zh-Hans')).summary).toContain(
    '时间轴注释：[1] 2024年3月9日：Outage（Li）；[2] 2024年4月2日至2024年4月4日：Fair（Li）。',
  )
}, 120_000)
