import { load } from 'cheerio'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { securityHeaders } from '../../server/headers.ts'
import { importPilot, writePilot } from './pilot.ts'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ simulated: 'pilot' })
  const { join } = await import('node:path')
  await importPilot(await writePilot(join(served.data, '.sources', 'tricky'), 'tricky', '"Pilot </script><i>"'), served.data)
}, 150_000)
afterAll(async () => {
  await served.stop()
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(served.running.address + path, { headers, method })

/** The document once it has its first view: a server that is still busy sends it without. */
async function drawn(path: string, headers: Record<string, string> = {}): Promise<string> {
  let document = ''
  await expect
    .poll(async () => {
      document = await (await get(path, headers)).text()
      return document.includes('id="first-view"')
    })
    .toBe(true)
  return document
}

interface Tile {
  text: string
  box: { x: number; y: number; width: number; height: number }
}

const tiles = (page: Page, within: string): Promise<Tile[]> =>
  page.$$eval(`${within} .tile`, (found) =>
    found.map((tile) => {
      const { x, y, width, height } = tile.getBoundingClientRect()
      return { text: tile.textContent!, box: { x, y, width, height } }
    }),
  )

test('the document holds the figures that the API gives', async () => {
  const $ = load(await drawn('/?dataset=pilot&lang=en'))
  const [active] = $('#first-view .tile').toArray()
  const rows = (await (await get('/api/datasets/pilot/metrics/active-persons')).json()) as { period: string; active: number }[]
  const [{ pilot }] = (await (await get('/api/datasets')).json()) as [{ pilot: { cutoff: string } }]
  const whole = rows.filter(({ period }) => period.slice(0, 7) <= pilot.cutoff.slice(0, 7)).at(-1)!
  expect($(active!).find('.tile-value').text()).toBe(whole.active.toLocaleString('en-GB'))
  expect($('#first-view .card .echart svg path').length).toBeGreaterThan(5)
  // Nothing broke out of the quotation marks that it stands between.
  const attributes = new Set(
    $('#first-view .echart svg *')
      .toArray()
      .flatMap(({ attribs }) => Object.keys(attribs)),
  )
  expect([...attributes].filter((name) => !/^(xml:)?[a-zA-Z][\w-]*$/.test(name) || /^(segoe|noto|roboto)/i.test(name))).toEqual([])
  const data = JSON.parse($('#first-data').text()) as [string[], { rows: unknown }][]
  expect(data.find(([key]) => key[3] === 'active-persons?')![1].rows).toEqual(rows)
})

test.each([
  ['/?dataset=pilot', 'zh-TW,zh;q=0.9', 'zh-Hant', '總覽'],
  ['/overview?dataset=pilot', 'zh-CN', 'zh-Hans', '总览'],
  ['/?dataset=pilot&lang=en', 'zh-CN', 'en', 'Overview'],
])('%s for a reader of %s is in %s', async (path, languages, language, heading) => {
  const $ = load(await drawn(path, { 'accept-language': languages }))
  expect($('html').attr('lang')).toBe(language)
  expect($('#first-view h1').text()).toBe(heading)
})

test('the drawing has neither scripts nor anything that the live page is known by, and its ids are its own', async () => {
  const document = await drawn('/?dataset=tricky&lang=en')
  const $ = load(document)
  const forbidden = ['data-settled', 'data-engine', 'data-metric', 'data-state', 'data-tile', 'data-pending']
  expect($(forbidden.map((name) => `#first-view [${name}]`).join()).length).toBe(0)
  expect($('script:not([src]):not([type="application/json"]), style').length).toBe(0)
  const ids = $('#first-view [id]')
    .toArray()
    .map(({ attribs }) => attribs.id!)
  expect(ids.filter((id) => !id.startsWith('first-'))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  expect($('title').text()).toBe('Overview · Pilot </script><i> · Pilotscope')
  expect($('#first-view option[selected]').text()).toBe('Pilot </script><i>')
  expect((JSON.parse($('#first-data').text()) as [string[], unknown][]).map(([[of]]) => of)).toContain('manifest')
})

test('headers are those of every answer; the cookie decides on the scheme', async () => {
  await drawn('/?dataset=pilot')
  const response = await get('/?dataset=pilot')
  for (const [name, value] of Object.entries(securityHeaders)) expect(response.headers.get(name)).toBe(value)
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(response.headers.get('vary')).toBe('accept-encoding, accept-language, cookie')
  const document = await drawn('/?dataset=pilot', { cookie: 'pilotscope-reader=1280x800.dark.en' })
  expect(document).toContain('data-mantine-color-scheme="dark"')
  expect(document).not.toContain('data-assumed')
})

test.each(['/nowhere', '/workbench', '/?dataset=unknown', '/?dataset=pilot&compare=previous'])('%s is the plain page', async (path) => {
  const text = await (await get(path)).text()
  expect(text).toContain('<div id="root"></div>')
  expect(text).not.toContain('first-view')
})

test('a request for headers alone, and a narrow window, get the plain page', async () => {
  expect((await get('/?dataset=pilot', {}, 'HEAD')).headers.get('etag')).not.toBeNull()
  const narrow = await get('/?dataset=pilot', { cookie: 'pilotscope-reader=390x844.light.en' })
  expect(await narrow.text()).not.toContain('first-view')
  expect((await get('/.vite/manifest.json')).status).toBe(404)
})

test('without scripts the first view shows figures and pictures, and its links lead on', async () => {
  await drawn('/?dataset=pilot&lang=en', { 'accept-language': 'en-GB' })
  const page = await served.open('/?dataset=pilot&lang=en', { javaScriptEnabled: false })
  expect(await page.locator('#first-view .tile-value').count()).toBe(6)
  expect(await page.locator('#first-view .card .echart svg').first().isVisible()).toBe(true)
  await page.getByRole('link', { name: 'Retention', exact: true }).click()
  await page.waitForURL(/\/retention\?dataset=pilot/)
  await page.context().close()
})

test('the live page takes the place of the drawing: nothing moves, no text changes, the focus goes along', async () => {
  await drawn('/?dataset=pilot&lang=en', { 'accept-language': 'en-GB' })
  served.faults.length = 0
  const context = await served.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.on('pageerror', (error) => served.faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && served.faults.push(message.text()))
  // Scripts of the page are held back, so that the drawing can be looked at.
  let go = () => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route('**/assets/page-*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${served.running.address}/?dataset=pilot&lang=en`, { waitUntil: 'commit' })
  await page.waitForSelector('#first-view .tile')
  const before = await tiles(page, '#first-view')
  await page.locator('#first-view .tile a').nth(2).focus()
  go()
  await settled(page)
  expect(await page.locator('#first-view').count()).toBe(0)
  const after = await tiles(page, '#root')
  expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text))
  for (const [i, { box }] of after.entries())
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(Math.abs(box[side] - before[i]!.box[side])).toBeLessThanOrEqual(1)
  expect(await page.evaluate(() => document.activeElement?.closest('.tile')?.getAttribute('data-tile'))).toBe('retention')
  expect(served.faults).toEqual([])
  const [cookie] = await context.cookies()
  expect(cookie).toMatchObject({ name: 'pilotscope-reader', value: '1440x900.light.en', sameSite: 'Strict' })
  await context.close()
})

test.each([
  ['a dark screen', { colorScheme: 'dark' }],
  ['a narrow window', { viewport: { width: 390, height: 844 } }],
] as const)('%s is not shown what was assumed of it', async (_, options) => {
  await drawn('/?dataset=pilot', { 'accept-language': 'en-GB' })
  const page = await served.open('/?dataset=pilot', { ...options, javaScriptEnabled: false })
  expect(await page.locator('#first-view').isVisible()).toBe(false)
  await page.context().close()
})
