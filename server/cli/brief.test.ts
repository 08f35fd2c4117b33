import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Briefing } from '../../datasets/briefing/document.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { commandOn } from './command-fixture.ts'

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-brief-'))
  await publish({ data, dataset: 'a', build: pilotOf({ persons: 20, days: 100 }) })
}, 120_000)
afterAll(() => rm(data, { recursive: true, force: true }))

const pilotscope = (...args: string[]) => commandOn(data)('brief', '--dataset', 'a', ...args)
/** Parts of an Office file, one after the other. */
const inZip = (bytes: Uint8Array, parts: RegExp) =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => parts.test(name))
    .map(([, part]) => strFromU8(part))
    .join('')
/** Text without blanks, in which a text is found however a file breaks its lines. */
const dense = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')

async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise
  const { items } = await (await pdf.getPage(1)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join('')
}

test('all four files of a quarter are written, hold its figures, and the HTML is the same byte for byte again', async () => {
  const file = (name: string) => join(data, name)
  const asked = ['--period', '2024Q2', '--lang', 'zh-Hans', '--filter', 'region=shenzhen']
  const { out } = await pilotscope(...asked, '--json')
  const briefing = JSON.parse(out) as Briefing
  expect(briefing).toMatchObject({ language: 'zh-Hans', header: { period: { from: '2024-04-01', to: '2024-06-30' }, dataset: 'a' } })
  const figures = briefing.figures.filter(({ value }) => value !== null)
  // 19 of the 20 persons are in Shenzhen, and each pays with e-CNY every other day.
  expect(figures.find(({ id }) => id === 'active')?.text).toBe('19')
  for (const name of ['a.html', 'again.html', 'a.PDF', 'a.pptx', 'a.xlsx']) {
    const { code, out: told, err } = await pilotscope(...asked, '--out', file(name), '--json')
    expect([code, err], name).toEqual([0, ''])
    const bytes = await readFile(file(name))
    const format = name.split('.')[1]!.toLowerCase()
    expect(JSON.parse(told), name).toEqual({
      ...{ file: file(name), format, bytes: bytes.length, release: briefing.header.release },
      ...{ from: '2024-04-01', to: '2024-06-30', language: 'zh-Hans' },
    })
  }
  expect(await readFile(file('again.html'))).toEqual(await readFile(file('a.html')))
  const html = load(await readFile(file('a.html'), 'utf8'))('body').text()
  const pdf = await pdfText(await readFile(file('a.PDF')))
  const slides = inZip(await readFile(file('a.pptx')), /slides\/slide\d+\.xml$/)
  const cells = inZip(await readFile(file('a.xlsx')), /sharedStrings|worksheets\/sheet/)
  for (const whole of [html, pdf, slides, cells].map(dense))
    for (const { label, text } of figures) expect([label, text].filter((part) => !whole.includes(dense(part)))).toEqual([])
}, 480_000)

test.each([
  [[], /Neither --out nor --json/],
  [['--out', 'a.docx'], /\.html, \.pdf, \.pptx, \.xlsx/],
  [['--out', 'none.html', '--period', '2024Q5'], /"2024Q5" is not a period[\s\S]*2021Q1/],
  [
    ['--out', 'none.html', '--period', '2019'],
    /no payment in 2019\.\n {2}Give a period between 2024-03-01 and 2024-06-08, such as 2024-05/,
  ],
  [['--out', 'none.html', '--period', '2024-07'], /no payment in 2024-07/],
  [['--out', 'none.html', '--lang', 'fr'], /en, zh-Hans, zh-Hant/],
  [['--out', 'none.html', '--filter', 'region=shenzen'], /no region "shenzen"\.\n {2}Did you mean shenzhen/],
  [['--out', 'none.html', '--filter', 'colour=red'], /colour/],
  [['--out', 'none.html', '--dataset', 'b'], /no dataset "b"/],
  [['--out', 'none.html', '--release', 'abc'], /no release "abc"/],
  [['--out', 'none.html', '--draft', 'nix'], /no draft "nix"/],
  [['--out', 'nowhere/none.html'], /The folder of .*nowhere\/none\.html does not exist/],
  [['--out', 'folder.html'], /folder\.html is a folder/],
])(
  '%j fails in words, exit code 1, no stack, and leaves no file',
  async (args, message) => {
    await mkdir(join(data, 'folder.html'), { recursive: true })
    const { code, out, err } = await pilotscope(...args.map((arg) => (arg.endsWith('.html') ? join(data, arg) : arg)))
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
    expect(err).not.toMatch(/\n\s+at |\.ts:/)
    expect((await readdir(data)).filter((name) => name.startsWith('none'))).toEqual([])
  },
  60_000,
)
