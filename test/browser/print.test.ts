import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ simulated: 'pilot' })
}, 240_000)
afterAll(async () => {
  await served?.stop()
})

const close = (text: string) => text.replaceAll(/\s/g, '')

/** Text of each page of a document, without its spaces. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent()
    pages.push(close(items.map((item) => ('str' in item ? item.str : '')).join('')))
  }
  await document.destroy()
  return pages
}

test.each(['overview', 'adoption', 'retention', 'offline', 'migration', 'campaigns'])(
  '%s on A4: every card whole on one page, its parameters with it, and the screen as dark afterwards as before',
  async (view) => {
    const page = await served.open(`/${view}?dataset=pilot&lang=en&theme=dark`)
    await settled(page)
    const told = await page.$$eval('.card', (cards) =>
      cards.map((card) => ({ title: card.querySelector('h3')!.textContent!, foot: card.querySelector('.card-foot span')!.textContent! })),
    )
    expect(told.length).toBeGreaterThan(1)
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const before = await background()
    const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    const foot = close(told[0]!.foot)
    const titles = told.map(({ title }) => close(title))
    for (const title of titles) expect(pages.filter((text) => text.includes(title)).length, title).toBeGreaterThan(0)
    expect(
      pages.reduce((sum, text) => sum + text.split(foot).length - 1, 0),
      'feet of cards',
    ).toBe(told.length)
    for (const [i, text] of pages.entries()) {
      const begun = titles.filter((title) => text.includes(title)).length
      expect(text.split(foot).length - 1, `cards begun and ended on page ${i + 1}`).toBe(begun)
      expect(text, `page ${i + 1}`).not.toBe('')
    }
    await expect.poll(background).toBe(before)
    expect(await page.$$eval('.grid > [style*="zoom"]', (left) => left.length)).toBe(0)
    await page.context().close()
  },
)
