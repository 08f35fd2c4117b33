import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../datasets/sql.ts'
import { annotations } from '../annotations/annotations.ts'
import { Documents } from '../documents/documents.ts'
import type { Build } from '../release/build.ts'
import { Catalogue } from '../release/catalogue.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { Database } from '../warehouse/database.ts'
import { briefingOf } from './briefing.ts'
import { dense, everyText, inZip, pdfOf, xml } from './files-fixture.ts'
import { renderHtml } from './html.ts'
import { renderPdf } from './pdf.ts'
import { renderPptx } from './pptx.ts'

let data: string
let catalogue: Catalogue
/** A pilot whose source notes something in two languages. */
const noted: Build = async (place) => {
  const built = await pilotOf({ persons: 10, days: 100 })(place)
  const database = await Database.open(place.target)
  await database.run(sql`insert into annotations by name select day as starts_on, null as ends_on, 'all' as scope, 'break' as kind, text from (values
    (date '2024-03-09', 'The bridge <is> closed.'), (date '2024-03-10', '大桥通车。'), (date '2024-03-11', 'New limits for wallet tiers.')) t(day, text)`)
  database.close()
  return built
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-annotated-'))
  await publish({ data, dataset: 'a', build: pilotOf({ persons: 10, days: 100 }) })
  await publish({ data, dataset: 'noted', build: noted })
  catalogue = new Catalogue(data)
}, 120_000)
afterAll(async () => {
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const made = (language: 'en' | 'zh-Hans', dataset = 'a') =>
  briefingOf(catalogue, {
    dataset,
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
  const said = {
    en: 'Noted on the axis: [1] 9 Mar 2024: Outage (Li); [2] 2 Apr 2024 to 4 Apr 2024: Fair (Li).',
    'zh-Hans': '时间轴注释：[1] 2024年3月9日：Outage（Li）；[2] 2024年4月2日至2024年4月4日：Fair（Li）。',
  }
  for (const language of ['en', 'zh-Hans'] as const) {
    const texts = await everyText(await made(language))
    for (const [format, text] of Object.entries(texts)) expect(text, `${language} ${format}`).toContain(dense(said[language]))
  }
}, 120_000)

test('what came with the data in another language is quoted as an original, without a second full stop, and HTML says which language it is', async () => {
  const briefing = await made('zh-Hans', 'noted')
  const { summary } = briefing.charts.find(({ id }) => id === 'active')!
  expect(summary).toContain(
    '[1] 2024年3月9日：“The bridge <is> closed.”（原文）；[2] 2024年3月10日：大桥通车；[3] 2024年3月11日：各类钱包实行新限额。',
  )
  const texts = await everyText(briefing)
  for (const [format, text] of Object.entries(texts)) {
    expect(text, format).toContain(dense('“The bridge <is> closed.”（原文）'))
    expect(text, format).not.toMatch(/[.。]。/)
  }
  const $ = load(new TextDecoder().decode(await renderHtml(briefing)))
  expect($('[data-chart=active] [lang=en]').text()).toBe('The bridge <is> closed.')
  const slides = inZip(unzipSync(await renderPptx(briefing)), /^ppt\/slides\/slide\d+\.xml$/).map(xml)
  const tags = slides.flatMap((slide) =>
    slide('a\\:r')
      .map((_, run) => ({ text: slide(run).find('a\\:t').text(), lang: slide(run).find('a\\:rPr').attr('lang') }))
      .get(),
  )
  expect(new Set(tags.filter(({ text }) => text === 'The bridge <is> closed.').map(({ lang }) => lang))).toEqual(new Set(['en-US']))
  expect(tags.find(({ text }) => text.includes('大桥通车'))?.lang).toBe('zh-CN')
}, 120_000)

test('what an editor wrote in another language than the briefing’s says so in HTML, PDF and slides', async () => {
  const briefing = {
    ...(await made('zh-Hans', 'noted')),
    risks: ['Read with the annex.', '请与附件一并阅读。'],
    notes: { risks: 'As agreed.' },
  }
  const $ = load(new TextDecoder().decode(await renderHtml(briefing)))
  const said = $('#risks li, #risks .editor').map((_, one) => `${$(one).attr('lang')}: ${$(one).text()}`)
  expect(said.get()).toEqual(['en: Read with the annex.', 'undefined: 请与附件一并阅读。', 'en: As agreed.'])
  const { pages } = await pdfOf(await renderPdf(briefing))
  expect(pages.map(({ structure }) => structure).join('')).toMatch(/"role":"LBody","children":\[[^\]]*\],"lang":"en"/)
  const slides = inZip(unzipSync(await renderPptx(briefing)), /^ppt\/slides\/slide\d+\.xml$/).map(xml)
  const langOf = (text: string) => slides.flatMap((slide) => slide(`a\\:r:contains(${text})`).find('a\\:rPr').attr('lang') ?? [])
  expect(langOf('Read with the annex.')).toEqual(['en-US'])
  expect(langOf('请与附件一并阅读。')).toEqual(['zh-CN'])
}, 120_000)

test('the next release is of the first period that the data do not hold whole: to 8 June they hold May', async () => {
  const { header } = await made('en', 'noted')
  expect(header.cutoff.day).toBe('2024-06-08')
  expect(header.nextRelease).toBe('Complete figures for Jun 2024 can be published once the data reach 30 Jun 2024.')
})
