import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Served, settled } from './served.ts'

let served: Served
let release: string
beforeAll(async () => {
  served = await Served.start({ datasets: ['small'] })
  const manifest = await fetch(`${served.running.address}/api/datasets/small/manifest`)
  release = ((await manifest.json()) as { release: string }).release
}, 200_000)
afterAll(async () => {
  await served?.stop()
})

const card = '[data-metric="rail-share"]'
const title = (page: Page) => page.locator(`${card} h3`).first().textContent()

/** To another address within the page, as its own links go. */
async function go(page: Page, address: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, address)
  await page.waitForSelector('[data-settled="false"]', { timeout: 1_000 }).catch(() => {})
  await settled(page)
}

async function saved(page: Page, kind: 'CSV' | 'PNG' | 'SVG'): Promise<Buffer> {
  await page.click(`${card} button[aria-label^="Download"]`)
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`${card} [role="menuitem"]:has-text("${kind}")`)])
  expect(file.suggestedFilename()).toBe(`rail-share-small-${release.slice(0, 12)}.${kind.toLowerCase()}`)
  return readFile((await file.path())!)
}

test('a card leaves the page as CSV that says what it is, as pictures with its title, and as a sentence', async () => {
  const page = await served.open('/overview?dataset=small&lang=en&region=shenzhen&from=2021-02-01', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await settled(page)
  const csv = await saved(page, 'CSV')
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = csv.toString('utf8').slice(1).split('\r\n')
  const said = (name: string) => lines.find((line) => line.replace(/^"/, '').startsWith(`# ${name}: `)) ?? ''
  expect(said('Release')).toBe(`# Release: ${release}`)
  expect(said('Complete to')).toBe('# Complete to: 2021-06-30')
  expect(said('Filters')).toContain('Region = Shenzhen')
  expect(said('Dates')).toContain('2021-02-01')
  expect(said('Definition').length).toBeGreaterThan(60)
  const table = lines.filter((line) => line && !/^"?#/.test(line))
  expect(table.length).toBeGreaterThan(4)
  // February to June, each of four rails.
  expect(new Set(table.slice(1).map((line) => line.split(',')[0]))).toEqual(
    new Set(['2021-02-01', '2021-03-01', '2021-04-01', '2021-05-01', '2021-06-01']),
  )

  const svg = (await saved(page, 'SVG')).toString('utf8')
  const heading = (await title(page))!
  expect(svg).toContain(`<title>${heading}</title>`)
  // A page of its own: the parser applies the page’s policy to what it reads.
  const bare = await page.context().newPage()
  const shapes = await bare.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
    return {
      broken: parsed.querySelector('parsererror')?.textContent ?? '',
      paths: parsed.querySelectorAll('path').length,
      root: parsed.documentElement.tagName,
    }
  }, svg)
  expect(shapes).toMatchObject({ broken: '', root: 'svg' })
  expect(shapes.paths).toBeGreaterThan(10)

  const png = await saved(page, 'PNG')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const drawn = await bare.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')!
    pen.drawImage(image, 0, 0)
    const inked = (top: number, bottom: number) => {
      const { data } = pen.getImageData(0, top, image.width, bottom - top)
      let count = 0
      for (let at = 0; at < data.length; at += 4) if (data[at]! + data[at + 1]! + data[at + 2]! < 600) count++
      return count
    }
    return { heading: inked(30, 90), picture: inked(170, image.height - 100) }
  }, png.toString('base64'))
  expect(drawn.heading).toBeGreaterThan(200)
  expect(drawn.picture).toBeGreaterThan(2_000)

  await bare.close()
  await page.click(`${card} button[aria-label^="Copy as a sentence"]`)
  await page.locator(`${card} button[aria-label^="Copied"]`).waitFor()
  const sentence = await page.evaluate(() => navigator.clipboard.readText())
  expect(sentence).toContain(heading)
  expect(sentence).toMatch(/\d+(\.\d+)?%/)
  expect(sentence).toMatch(/\bn = [\d,]+/)
  expect(sentence).toContain('complete to 30 Jun 2021')
  expect(sentence).toContain(release.slice(0, 12))
  await page.context().close()
}, 240_000)

test('a sentence holds n and the interval where the figure has one', async () => {
  const page = await served.open('/offline?dataset=small&lang=en', { permissions: ['clipboard-read', 'clipboard-write'] })
  await settled(page)
  await page.click('[data-metric="offline-adopters"] button[aria-label^="Copy as a sentence"]')
  await page.locator('[data-metric="offline-adopters"] button[aria-label^="Copied"]').waitFor()
  const sentence = await page.evaluate(() => navigator.clipboard.readText())
  expect(sentence).toMatch(/\d%.*95% interval [\d.]+–[\d.]+%/)
  expect(sentence).toMatch(/n = [\d,]+/)
  await page.context().close()
}, 120_000)

test('a card is enlarged, closes with Escape, and gives the focus back', async () => {
  const page = await served.open('/offline?dataset=small&lang=en')
  await settled(page)
  const enlarge = page.locator('[data-metric="offline-share"] button[aria-label^="Enlarge"]').first()
  const dialog = page.locator('[data-metric="offline-share"] dialog').first()
  await enlarge.focus()
  await page.keyboard.press('Enter')
  await dialog.locator('canvas').first().waitFor()
  expect((await dialog.locator('.echart').first().boundingBox())!.height).toBeGreaterThan(600)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await dialog.locator('canvas').count()).toBe(0)
  expect(await enlarge.evaluate((button) => document.activeElement === button)).toBe(true)
  await page.context().close()
}, 120_000)

test('each tool of a card is named by what it does and by the card’s title, also after the title has changed', async () => {
  const page = await served.open('/overview?dataset=small&lang=en')
  await settled(page)
  const named = async (of: string) =>
    page
      .locator(card)
      .getByRole('button', { name: `${of}: ${await title(page)}`, exact: true })
      .count()
  const before = await title(page)
  for (const tool of ['Definition', 'Show SQL', 'Download', 'Copy as a sentence', 'Enlarge']) expect(await named(tool), tool).toBe(1)
  await page
    .locator(card)
    .getByRole('button', { name: /^Show SQL: / })
    .click()
  await go(page, '/overview?dataset=small&lang=en&region=shenzhen&from=2021-02-01')
  expect(await title(page)).not.toBe(before)
  for (const tool of ['Definition', 'Show SQL', 'Download', 'Copy as a sentence', 'Enlarge']) expect(await named(tool), tool).toBe(1)
  await page.context().close()
}, 120_000)

test('a picture whose height changes with its rows fills its box at once', async () => {
  const page = await served.open('/retention?dataset=small&lang=en')
  await settled(page)
  const heights = () =>
    page.$eval('[data-metric="retention-cohorts"] .echart', (box) => [box.clientHeight, box.querySelector('canvas')!.clientHeight])
  const [before] = await heights()
  await go(page, '/retention?dataset=small&lang=en&cohort=week')
  const [box, canvas] = await heights()
  expect(box).not.toBe(before)
  expect(canvas).toBe(box)
  await page.context().close()
}, 120_000)

test('a click on a bar chooses its dates, one on a cell filters by it; back undoes both', async () => {
  const page = await served.open('/adoption?dataset=small&lang=en')
  await settled(page)
  const bars = page.locator('[data-metric="active-persons"] .echart')
  await bars.scrollIntoViewIfNeeded()
  const box = (await bars.boundingBox())!
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForURL(/from=2021-0\d-01&to=2021-0\d-\d\d/)
  const chosen = new URL(page.url()).searchParams
  expect(chosen.get('from')!.slice(0, 7)).toBe(chosen.get('to')!.slice(0, 7))
  await settled(page)
  await page.goBack()
  await page.waitForURL((url) => !url.searchParams.has('from'))
  await settled(page)

  // By keyboard: the first cell of the matrix.
  await page.goto(`${served.running.address}/offline?dataset=small&lang=en`)
  await settled(page)
  await page.locator('[data-metric="offline-by-scenario"] .echart').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.waitForURL(/scenario=(transport|retail|catering)/)
  await page.locator('[data-filter="scenario"]').waitFor()
  await page.goBack()
  await page.waitForURL((url) => !url.searchParams.has('scenario'))
  await page.locator('[data-filter="scenario"]').waitFor({ state: 'detached' })
  await page.context().close()
}, 180_000)

test('by keyboard a Sankey tells its nodes and their flows, a matrix its rows; what is shown is also said', async () => {
  const page = await served.open('/migration?dataset=small&lang=en')
  await settled(page)
  const walk = async (chart: string, keys: readonly string[]) => {
    const picture = page.locator(`[data-metric="rail-transitions"][data-chart="${chart}"] .card-picture`)
    await picture.locator('.echart').focus()
    const told: string[] = []
    for (const key of keys) {
      await page.keyboard.press(key)
      told.push((await picture.locator('[aria-live]').textContent())!)
      const shown = await picture.locator('.echart-tip').evaluate((tip) => [tip.textContent, getComputedStyle(tip).visibility])
      expect(shown).toEqual([told.at(-1)!.replaceAll('\n', ''), 'visible'])
    }
    return told.map((text) => text.split('\n'))
  }
  const [node, flow, next] = await walk('sankey', ['ArrowRight', 'ArrowDown', 'ArrowRight'])
  expect(flow![0]).toMatch(new RegExp(`^${node![0]} → `))
  expect(flow!.join(' ')).toMatch(/persons.*95% interval/)
  expect(next![0]).not.toBe(node![0])
  const cells = await walk('matrix', ['ArrowRight', 'ArrowRight', 'ArrowDown'])
  const [from, to] = [0, 1].map((end) => cells.map(([heading]) => heading!.split(' → ')[end]))
  expect([from![0] === from![1], to![0] === to![1]]).toEqual([true, false])
  expect([from![1] === from![2], to![1] === to![2]]).toEqual([false, true])
  await page.context().close()
}, 120_000)

test('two segments stand beside each other with their own numbers; the period before is laid over or told why not', async () => {
  const n = async (page: Page, region: string) => {
    await page.goto(`${served.running.address}/overview?dataset=small&lang=en&region=${region}`)
    await settled(page)
    return page.locator(`${card} .echart`).first().getAttribute('aria-label')
  }
  const page = await served.open('/overview?dataset=small&lang=en&compare=region:shenzhen:suzhou')
  await settled(page)
  const sides = page.locator(`${card} figure`)
  expect(await sides.locator('figcaption').allTextContents()).toEqual(['Shenzhen', 'Suzhou'])
  const told = await sides.locator('.echart').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  expect(told[0]).not.toBe(told[1])
  await page.goto(`${served.running.address}/overview?dataset=small&lang=en&compare=previous&from=2021-05-01&to=2021-06-30`)
  await settled(page)
  const before = (await page.locator(card).first().textContent())!
  expect(before).toContain('Mar 2021')
  expect(before).toContain('Apr 2021')
  await page.goto(`${served.running.address}/overview?dataset=small&lang=en&compare=previous`)
  await settled(page)
  expect(await page.locator(card).first().textContent()).toContain('Not compared: all dates are shown.')
  expect([await n(page, 'shenzhen'), await n(page, 'suzhou')]).toEqual(told)
  await page.context().close()
}, 240_000)

/** A card as its button puts it on the clipboard. */
async function quotedBy(page: Page, metric: string): Promise<string> {
  const own = page.locator(`[data-metric="${metric}"]`).first()
  await own.locator('button[aria-label^="Copy as a sentence"]').click()
  await own.locator('button[aria-label^="Copied"]').waitFor()
  return page.evaluate(() => navigator.clipboard.readText())
}

test('a sentence and a file say what was chosen, of both sides of a comparison', async () => {
  const page = await served.open('/offline?dataset=small&lang=en&region=shenzhen&from=2021-03-01', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await settled(page)
  expect(await quotedBy(page, 'offline-share')).toContain('Restricted to Region = Shenzhen; 1 Mar 2021 – 30 Jun 2021.')
  await go(page, '/offline?dataset=small&lang=en&compare=region:shenzhen:suzhou')
  const both = await quotedBy(page, 'offline-share')
  expect(both).toContain('Restricted to Region = Shenzhen | Suzhou.')
  expect(both).toMatch(/Shenzhen: .+ Suzhou: /)
  await page.click('[data-metric="offline-share"] button[aria-label^="Show SQL"]')
  const statements = (await page.locator('[data-metric="offline-share"] .card-code').textContent())!.split(';')
  expect(statements).toHaveLength(2)
  expect(statements[0]).toMatch(/^-- Shenzhen\n[\s\S]*'shenzhen'/)
  expect(statements[1]!.trim()).toMatch(/^-- Suzhou\n[\s\S]*'suzhou'/)
  const subtitle = page.locator('[data-metric="offline-share"] .card-subtitle').first()
  expect(await subtitle.textContent()).toMatch(/n = \d+ \| \d+/)
  await page.click('[data-metric="offline-share"] button[aria-label^="Download"]')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.click('[data-metric="offline-share"] [role="menuitem"]:has-text("CSV")'),
  ])
  expect(await readFile((await file.path())!, 'utf8')).toContain('Region = Shenzhen | Suzhou')
  await page.context().close()
}, 180_000)

test('a sentence tells the n of the period it tells of, and the period before where that is laid under the picture', async () => {
  const page = await served.open('/migration?dataset=small&lang=en&from=2021-05-01&compare=previous', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await settled(page)
  const answer = await fetch(`${served.running.address}/api/datasets/small/metrics/rail-share`)
  const rows = (await answer.json()) as { period: string; payments: number }[]
  const paid = (month: string) => rows.filter(({ period }) => period === `${month}-01`).reduce((sum, { payments }) => sum + payments, 0)
  const said = await quotedBy(page, 'rail-share')
  expect(said).toContain(`n = ${paid('2021-06')} payments`)
  expect(said).toContain(`n = ${paid('2021-04')} payments`)
  await page.context().close()
}, 120_000)

test('in the period before, movements between periods are those of its own pair, and say so', async () => {
  const page = await served.open('/migration?dataset=small&lang=en&from=2021-04-01&compare=previous')
  await settled(page)
  const sides = page.locator('[data-metric="rail-transitions"][data-chart="matrix"] figure')
  await sides.first().scrollIntoViewIfNeeded()
  await settled(page)
  expect(await sides.locator('figcaption').allTextContents()).toEqual(['May 2021 → Jun 2021', 'Feb 2021 → Mar 2021'])
  expect(await sides.locator('.echart').count()).toBe(2)
  await page.context().close()
}, 120_000)

test('a mark of the other side filters by what it stands for there', async () => {
  const page = await served.open('/offline?dataset=small&lang=en')
  /** The tooltip of a mark, and the scenario that it then filters by. */
  const chosen = async (side: number) => {
    await go(page, '/offline?dataset=small&lang=en&compare=scenario:retail:transport')
    const picture = page.locator('[data-metric="offline-by-scenario"] .echart').nth(side)
    await picture.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => picture.textContent()).toMatch(/\S/)
    const tip = (await picture.textContent())!
    await page.keyboard.press('Enter')
    await page.waitForURL(/scenario=/)
    return [tip, await page.locator('[data-filter="scenario"]').textContent()] as const
  }
  const scenario = (filter: string | null) => filter!.replace(/^Scenario\W*/, '').trim()
  const [[tip, filter], [otherTip, otherFilter]] = [await chosen(0), await chosen(1)]
  expect(scenario(otherFilter)).not.toBe(scenario(filter))
  expect(tip).toContain(scenario(filter))
  expect(otherTip).toContain(scenario(otherFilter))
  await page.context().close()
}, 180_000)

test('nothing went wrong on any page', () => {
  expect(served.faults).toEqual([])
})
