import { load } from 'cheerio'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import type { Briefing, Figure } from '../../datasets/briefing/document.ts'
import { writable } from './fonts.ts'
import { renderHtml } from './html.ts'
import { brokenLines } from './line-breaks.ts'
import { renderPdf } from './pdf.ts'
import { plainText } from './plain-text.ts'
import { renderPptx } from './pptx.ts'
import { renderXlsx } from './xlsx.ts'
import { sheetNames } from './xlsx-cells.ts'

const hostile = `<b>&"'\u0000\u001b]]> =1+1 \u202egnp.exe \ud800 😀 𠮷野家 {{x}} </text></svg>`

/** A null, an escape and a change of direction. */
const unwritable = new RegExp(`[${String.fromCharCode(0, 0x1b, 0x202e)}]`)

const figure: Figure = {
  ...{ id: 'a', label: hostile, value: null, unit: 'share', text: '–', note: hostile, asOf: hostile, n: null, interval: null },
  ...{ comparator: null, target: null, status: 'grey', statusText: `○ ${hostile}`, link: '' },
}

/** No chart, no takeaway, no figure with a value, and texts that break formats. */
const bare: Briefing = {
  ...{ language: 'zh-Hant', currency: 'no currency', title: hostile, figures: [figure], takeaways: [], charts: [], risks: [hostile] },
  header: {
    ...{
      dataset: 'd',
      pilot: hostile,
      period: { from: '2021-01-01', to: '2021-03-31', text: hostile },
      cutoff: { day: '2021-03-31', text: hostile },
    },
    ...{ coverage: hostile, release: 'abc', sequence: 1, state: 'provisional', stateText: hostile, simulated: hostile, filters: hostile },
    ...{ newer: hostile, nextRelease: hostile },
  },
  decisions: ['=HYPERLINK("http://a.b","c")'],
  methods: { text: '', definitions: [], provenance: [{ name: hostile, value: null }] },
  sections: ['methods', 'figures', 'figures', 'takeaways', 'charts', 'risks', 'decisions'],
  notes: { risks: hostile },
}

/** One chart that was never observed, drawn as an empty picture, in a table with a name that no sheet may have. */
const empty: Briefing = {
  ...bare,
  charts: [
    {
      ...{
        id: 'c',
        metric: 'm',
        title: hostile,
        subtitle: '',
        summary: hostile,
        noted: hostile,
        definition: hostile,
        link: '',
        width: 600,
        height: 200,
      },
      drawn: { chart: 'c', query: { range: {}, filters: {}, params: {} }, rows: [], annotations: [] },
      option: { xAxis: { data: [hostile] }, yAxis: {}, series: [{ type: 'line', data: [null] }], title: { text: hostile } },
      plot: { kind: 'line', unit: 'money', categories: [hostile], series: [{ name: hostile, colour: '#112233', values: [null] }] },
      table: {
        name: 'History [of] every: thing? that/was\\ever * recorded anywhere',
        columns: [{ name: 'x', label: hostile, kind: 'money' }],
        rows: [{ x: null }, { x: hostile }, { x: 0 }],
      },
    },
  ],
}
const long: Briefing = { ...bare, title: '很長的標題與 a_word_that_never_ends_'.repeat(60), risks: ['風'.repeat(9_000)] }

const pdfText = async (bytes: Uint8Array) => {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  let text = ''
  for (let i = 1; i <= pdf.numPages; i++)
    text += (await (await pdf.getPage(i)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
  return { text, pages: pdf.numPages }
}

test('hostile texts stay text in HTML', async () => {
  const $ = load(new TextDecoder().decode(await renderHtml(empty)))
  expect($('body b, script').length).toBe(0)
  expect($('h1').text()).toBe(plainText(hostile))
  expect($('body').text()).not.toMatch(unwritable)
  expect(
    $('section')
      .map((_, section) => section.attribs.id)
      .get(),
  ).toEqual(['methods', 'figures', 'charts', 'risks', 'decisions'])
}, 60_000)

test('PDF shows a character that no font has as a square, and writes what it can', async () => {
  const { text } = await pdfText(await renderPdf(empty))
  expect(text).toContain('□野家')
  expect(text.replaceAll(' ', '')).toContain('=HYPERLINK("http://a.b","c")')
}, 60_000)

test('a text longer than a page goes on over pages, whole', async () => {
  const { text, pages } = await pdfText(await renderPdf(long))
  expect(pages).toBeGreaterThan(3)
  expect(text.match(/風/g)!.length).toBeGreaterThanOrEqual(9_000)
}, 60_000)

test.each([
  ['bare', bare],
  ['empty', empty],
  ['long', long],
])(
  'PowerPoint and Excel of a %s briefing are well-formed, and hold no formula',
  async (_, briefing) => {
    for (const bytes of [await renderPptx(briefing), await renderXlsx(briefing)]) {
      const files = unzipSync(bytes)
      for (const [name, part] of Object.entries(files))
        if (/\.(xml|rels)$/.test(name)) {
          const text = strFromU8(part)
          expect(text, name).not.toMatch(unwritable)
          expect(text, name).not.toContain('<f>')
          expect(text.replaceAll(/&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi, ''), name).not.toContain('&')
        }
    }
  },
  60_000,
)

test('a sheet’s name is 31 characters at most, without the characters a name cannot have, and like no other', () => {
  const names = sheetNames(['a/b', 'A?b', 'x'.repeat(40), 'x'.repeat(40), '', "'q'", 'Figures'], ['figures'])
  expect(names).toEqual(['a b', 'A b 2', 'x'.repeat(31), `${'x'.repeat(29)} 2`, '1', 'q', 'Figures 2'])
})

test('lines break between words and Han characters, never before closing punctuation', () => {
  const measure = (text: string) => text.length
  expect(brokenLines('one two three', 7, measure)).toEqual(['one two', 'three'])
  expect(brokenLines('三個字，再三個', 3, measure)).toEqual(['三個', '字，再', '三個'])
  expect(brokenLines('abcdefgh', 3, measure)).toEqual(['abc', 'def', 'gh'])
  expect(brokenLines('abc', 0, measure)).toEqual(['a', 'b', 'c'])
  expect(brokenLines('', 5, measure)).toEqual([])
})

test('the other family is taken for a text that only it can write', () => {
  expect(writable('罗湖', 'zh-Hant')).toEqual({ text: '罗湖', family: 'hans' })
  expect(writable('羅湖', 'zh-Hant')).toEqual({ text: '羅湖', family: 'hant' })
  expect(writable('👩‍👧 a\ufe0f', 'en')).toEqual({ text: '□ a', family: 'hans' })
})
