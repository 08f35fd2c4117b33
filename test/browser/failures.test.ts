import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineReady, Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ datasets: ['small'] })
}, 200_000)
afterAll(async () => {
  await served?.stop()
})

const told = (page: Page) =>
  page.$$eval('[data-metric] .echart', (pictures) => pictures.map((picture) => picture.getAttribute('aria-label') ?? '').sort())
const inState = (page: Page, state: string) => page.locator(`[data-metric][data-state="${state}"]`)

/** The view as the server alone answers it: the engine gets no table. */
async function withoutEngine(path: string, metrics: (route: Route) => Promise<void>): Promise<Page> {
  const page = await served.open('/data?dataset=small&lang=en')
  await settled(page)
  await page.route('**/tables/**', (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' }))
  await page.route('**/metrics/**', metrics)
  await page.goto(served.running.address + path)
  return page
}

test('server gone: every card says so, with details; it tries again, and works once the server is back', async () => {
  let gone = true
  const page = await withoutEngine('/offline?dataset=small&lang=en', (route) => (gone ? route.abort() : route.continue()))
  await inState(page, 'error').first().waitFor({ timeout: 60_000 })
  await settled(page)
  expect(await inState(page, 'ready').count()).toBe(0)
  const failed = await inState(page, 'error').count()
  expect(failed).toBeGreaterThan(1)
  const card = page.locator('[data-metric="offline-share"]').first()
  expect(await card.locator('[role="alert"]').textContent()).toContain('This card could not be computed.')
  expect(await card.locator('pre').textContent()).toContain('Problem')
  // Still gone: it stays an error.
  await card.getByRole('button', { name: 'Try again' }).click()
  await settled(page)
  expect(await card.getAttribute('data-state')).toBe('error')
  gone = false
  await card.getByRole('button', { name: 'Try again' }).click()
  await page.waitForSelector('[data-metric="offline-share"][data-state="ready"]', { timeout: 60_000 })
  expect(await inState(page, 'error').count()).toBe(failed - 1)
  await page.context().close()
}, 240_000)

test('server gone, then another view: the page stays and says so, in its language, and the view comes once the server is back', async () => {
  const page = await served.open('/workbench?dataset=small&lang=zh-Hans')
  await settled(page)
  let gone = true
  await page.route('**/*', (route) => (gone ? route.abort() : route.continue()))
  await page.locator('.rail nav a').filter({ hasText: '迁移' }).click()
  const alert = page.locator('main [role="alert"]')
  await alert.waitFor({ timeout: 30_000 })
  expect(await alert.textContent()).toContain('服务器没有响应')
  expect(await page.locator('.rail nav a').count()).toBeGreaterThan(5)
  // Still gone: it stays an error.
  await alert.getByRole('button').first().click()
  await alert.waitFor({ timeout: 30_000 })
  gone = false
  await alert.getByRole('button').first().click()
  await page.locator('[data-metric="rail-share"]').first().waitFor({ timeout: 60_000 })
  await page.context().close()
}, 240_000)

test('a table that is missing is made up for by the server’s rows: the same numbers, and the card says whose they are', async () => {
  const whole = await served.open('/offline?dataset=small&lang=en')
  await engineReady(whole)
  await settled(whole)
  const expected = await told(whole)
  expect(expected.length).toBeGreaterThan(2)
  await whole.context().close()
  const page = await withoutEngine('/offline?dataset=small&lang=en', (route) => route.continue())
  await settled(page)
  await inState(page, 'ready').first().waitFor({ timeout: 60_000 })
  expect(await inState(page, 'error').count()).toBe(0)
  expect(await told(page)).toEqual(expected)
  expect(await page.locator('[data-metric="offline-share"] .card-foot').first().textContent()).toContain('computed by the server')
  await page.context().close()
}, 240_000)

test('slow network: the picture’s own shape in grey first, then the picture', async () => {
  let open: () => void = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const page = await withoutEngine('/offline?dataset=small&lang=en', async (route) => {
    await opened
    await route.continue()
  })
  const skeleton = page.locator('[data-metric="offline-share"] .card-skeleton').first()
  await skeleton.waitFor({ timeout: 60_000 })
  expect(await skeleton.getAttribute('aria-label')).toMatch(/^Loading: /)
  expect(await skeleton.locator('path, rect').count()).toBeGreaterThan(0)
  expect(await page.locator('[data-metric="offline-share"]').first().getAttribute('aria-busy')).toBe('true')
  expect(await page.getAttribute('[data-settled]', 'data-settled')).toBe('false')
  open()
  await page.waitForSelector('[data-metric="offline-share"][data-state="ready"]', { timeout: 60_000 })
  expect(await skeleton.count()).toBe(0)
  await page.context().close()
}, 240_000)

test('the engine’s worker dies while a view is open: the same numbers, and other ones under a filter', async () => {
  const page = await served.open('/data?dataset=small&lang=en')
  await page.addInitScript(() => {
    const Own = globalThis.Worker
    const made: Worker[] = []
    Object.assign(globalThis, { made })
    globalThis.Worker = class extends Own {
      constructor(...given: ConstructorParameters<typeof Own>) {
        super(...given)
        made.push(this)
      }
    }
  })
  await page.goto(`${served.running.address}/offline?dataset=small&lang=en`)
  await engineReady(page)
  await settled(page)
  const before = await told(page)
  const killed = await page.evaluate(() => {
    const { made } = globalThis as unknown as { made: Worker[] }
    for (const worker of made) {
      worker.terminate()
      worker.dispatchEvent(new ErrorEvent('error', { message: 'killed' }))
    }
    return made.length
  })
  expect(killed).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('dialog', { name: 'Add a filter' }).getByLabel('Value').selectOption({ label: 'Shenzhen' })
  await page.waitForURL(/region=shenzhen/)
  await page.waitForFunction(() => Number(document.querySelector('[data-engine]')?.getAttribute('data-engine-restarts')) > 0)
  await settled(page)
  const fresh = await served.open('/offline?dataset=small&lang=en&region=shenzhen')
  await engineReady(fresh)
  await settled(fresh)
  await expect.poll(() => told(page)).toEqual(await told(fresh))
  expect(await told(page)).not.toEqual(before)
  await page.goBack()
  await expect.poll(() => told(page)).toEqual(before)
  expect(await inState(page, 'error').count()).toBe(0)
  await fresh.context().close()
  await page.context().close()
}, 240_000)
