import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Briefing } from '../../datasets/briefing/document.ts'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ simulated: 'pilot' })
}, 300_000)
afterAll(() => served.stop())

const sections = (page: Page) => page.$$eval('[data-section]', (all) => all.map((one) => one.getAttribute('data-section')))
const drafts = async (): Promise<{ id: string; version: number; content: { release: string | null } }[]> =>
  (await fetch(`${served.running.address}/api/datasets/pilot/briefings`)).json()

test('the view shows the API’s figures; edits, order, note and pin outlast a reload and are in the file', async () => {
  const page = await served.open('/briefing?dataset=pilot&lang=en')
  await page.waitForSelector('.brief-paper', { timeout: 120_000 })
  await settled(page)
  const { briefing } = (await (await fetch(`${served.running.address}/api/datasets/pilot/briefing?lang=en`)).json()) as {
    briefing: Briefing
  }
  const shown = await page.$$eval('[data-figure]', (all) =>
    all.map((one) => [one.getAttribute('data-figure'), one.querySelector('.brief-value')?.textContent]),
  )
  expect(shown).toEqual(briefing.figures.map(({ id, text }) => [id, text]))
  expect(await page.$$eval('[data-takeaway]', (all) => all.length)).toBe(briefing.takeaways.length)
  // A number in a picture is said below the pictures, once where it is the same in all.
  const noted = [...new Set(briefing.charts.flatMap((chart) => chart.noted || []))]
  expect(noted).toHaveLength(1)
  expect(await page.$$eval('.brief-noted', (all) => all.map((one) => one.textContent))).toEqual(noted)

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Title', { exact: true }).fill('For the governor')
  await page.getByLabel('Note on “Takeaways”').fill('Read with the annex.')
  await page.getByRole('button', { name: 'Move “Takeaways” up' }).focus()
  await page.keyboard.press('Enter')
  expect((await sections(page)).slice(0, 2)).toEqual(['takeaways', 'figures'])
  await page.getByRole('button', { name: 'Leave out “Decisions sought”' }).click()
  await page.getByLabel(/Pin to release/).check()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.waitForURL(/draft=b-/)
  await page.reload()
  await page.waitForSelector('.brief-paper', { timeout: 120_000 })
  await settled(page)
  expect(await page.textContent('.brief-paper h1')).toBe('For the governor')
  expect(await sections(page)).toEqual(['takeaways', 'figures', 'charts', 'risks', 'methods'])
  expect(await page.textContent('[data-section="takeaways"] .brief-note')).toBe('Read with the annex.')
  const [draft] = await drafts()
  expect(draft?.content.release).toBe(briefing.header.release)

  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-format="html"]')])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const file = Buffer.concat(chunks).toString('utf8')
  for (const text of ['For the governor', 'Read with the annex.', briefing.figures[0]!.text]) expect(file).toContain(text)

  await page.context().close()
})

/** Pages as the browser prints them: their form, their text and the sizes in points of what explains the numbers in pictures. */
async function printed(page: Page) {
  const { promise } = getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 })
  const pdf = await promise
  const pages = []
  for (let i = 1; i <= pdf.numPages; i++) {
    const sheet = await pdf.getPage(i)
    const [, , width, height] = sheet.view as [number, number, number, number]
    const { items } = await sheet.getTextContent()
    const texts = items.flatMap((item) => ('str' in item ? [item] : []))
    const notes = texts.filter(({ str }) => /\[\d\]/.test(str)).map((item) => Math.hypot(item.transform[2], item.transform[3]))
    pages.push({
      upright: height > width,
      text: texts
        .map(({ str }) => str)
        .join('')
        .normalize('NFKC'),
      notes,
    })
  }
  return pages
}

test.each([
  ['en', 'Headline figures', 'Takeaways', 'Charts', 'Methods', /All dates|See the figures|Scheduled/],
  ['zh-Hans', '核心指标', '要点', '图表', '方法', /全部日期|查看相关数据|定期简报/],
  ['zh-Hant', '核心指標', '要點', '圖表', '方法', /全部日期|檢視相關資料|定期簡報/],
])(
  'on paper the view in %s is two upright pages without the page’s frame',
  async (language, figures, takeaways, charts, methods, frame) => {
    const page = await served.open(`/briefing?dataset=pilot&lang=${language}`)
    await page.waitForSelector('.brief-paper', { timeout: 120_000 })
    await settled(page)
    await page.waitForFunction(() => document.querySelectorAll('figure[data-state="ready"]').length === 4, undefined, { timeout: 60_000 })
    const pages = await printed(page)
    expect(pages.map(({ upright }) => upright)).toEqual([true, true])
    expect(pages[0]!.text).toMatch(new RegExp(`${figures}.*${takeaways}`, 's'))
    expect(pages[1]!.text).toMatch(new RegExp(`${charts}.*${methods}`, 's'))
    for (const { text } of pages) expect(text).not.toMatch(frame)
    const notes = pages.flatMap((one) => one.notes)
    expect(notes.length).toBeGreaterThan(0)
    expect(Math.min(...notes)).toBeGreaterThanOrEqual(7)
    await page.context().close()
  },
)

test('who saves over a change of somebody else is told, and can keep a copy; nothing is overwritten', async () => {
  const [draft] = await drafts()
  const page = await served.open(`/briefing?dataset=pilot&lang=en&draft=${draft!.id}`)
  await page.waitForSelector('.brief-paper', { timeout: 120_000 })
  const theirs = { version: draft!.version, content: { ...draft!.content, title: 'Theirs' } }
  const address = `${served.running.address}/api/datasets/pilot/briefings/${draft!.id}`
  const headers = { 'content-type': 'application/json' }
  expect((await fetch(address, { method: 'PUT', headers, body: JSON.stringify(theirs) })).status).toBe(200)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Title', { exact: true }).fill('Mine')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByRole('button', { name: 'Save mine as a copy' }).click()
  await page.waitForURL((url) => !url.href.includes(draft!.id))
  const titles = (await drafts()).map(({ content }) => (content as { title?: string }).title)
  expect(titles.sort()).toEqual(['Mine', 'Theirs'])
  served.faults.splice(0, served.faults.length, ...served.faults.filter((fault) => !fault.includes('412')))
  await page.context().close()
})

test('nothing was asked of another host, and no page failed', () => {
  expect(served.foreign).toEqual([])
  expect(served.faults).toEqual([])
})
