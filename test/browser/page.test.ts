import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { views } from '../../web/views/index.ts'
import { violations } from './axe.ts'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ datasets: ['small', 'other'], simulated: 'pilot' })
}, 150_000)
afterAll(async () => {
  await served.stop()
})

const states = (page: Page) =>
  page.$$eval('[data-metric]', (cards) => cards.map((card) => `${card.getAttribute('data-metric')}:${card.getAttribute('data-state')}`))

/** Resolves once every picture is as wide as its box. */
const fitted = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('.card-picture')].every((box) => {
      const canvas = box.querySelector('canvas')
      return !canvas || canvas.clientWidth === box.clientWidth
    }),
  )

describe.each(views.map(({ id }) => id))('%s', (id) => {
  test.each([
    ['light', 'en', 'Skip to the content'],
    ['dark', 'zh-Hans', '跳到主要内容'],
    ['light', 'zh-Hant', '跳至主要內容'],
  ])(
    '%s, in %s: settles, every card is drawn, axe finds nothing wrong, and it fits 390 px',
    async (theme, lang, skip) => {
      const page = await served.open(`/${id}?dataset=pilot&theme=${theme}&lang=${lang}`)
      await settled(page)
      // When the engine takes over, rows that differ in their last digit are painted once more.
      const undrawn = async () => (await states(page)).filter((state) => !/:(ready|empty)$/.test(state))
      await expect.poll(undrawn, { timeout: 30_000 }).toEqual([])
      expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe(theme)
      expect(await page.getAttribute('html', 'lang')).toBe(lang)
      expect(await page.textContent('.skip')).toBe(skip)
      expect(await violations(page)).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      await settled(page)
      await page.waitForFunction(() => document.documentElement.scrollWidth === 390)
      await fitted(page)
      await page.context().close()
    },
    120_000,
  )
})

test('pictures take the width of their box: 1440, 390, 1440 again', async () => {
  const page = await served.open('/migration?dataset=pilot')
  for (const width of [1440, 390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    await fitted(page)
  }
  await page.context().close()
}, 120_000)

test('the page is not settled while a card loads, and is again when it has painted', async () => {
  const page = await served.open('/data?dataset=pilot')
  await settled(page)
  await page.route('**/metrics/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    const root = document.querySelector('[data-settled]')!
    new MutationObserver(() => {
      const loading = root.querySelectorAll('[data-state="loading"]').length > 0
      seen.push(`${root.getAttribute('data-settled')} ${loading ? 'loading' : 'painted'}`)
    }).observe(root, { attributes: true, attributeFilter: ['data-settled'] })
  })
  await page.getByRole('link', { name: 'Migration', exact: true }).click()
  await page.waitForSelector('[data-metric="rail-share"][data-state="ready"]')
  await page.waitForFunction(() => (globalThis as unknown as { seen: string[] }).seen.at(-1) === 'true painted')
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  expect(seen.some((step) => step.startsWith('false'))).toBe(true)
  expect(seen.filter((step) => step === 'true loading')).toEqual([])
  await page.context().close()
}, 120_000)

test('the language of the browser is taken on the first visit, a choice is remembered, the address wins', async () => {
  const page = await served.open('/data', { locale: 'zh-TW' })
  await settled(page)
  expect(await page.getAttribute('html', 'lang')).toBe('zh-Hant')
  await page.getByRole('button', { name: '語言' }).click()
  await page.getByRole('menuitemradio', { name: '简体中文' }).click()
  await page.waitForSelector('html[lang="zh-Hans"]')
  await page.goto(`${served.running.address}/data`)
  await settled(page)
  expect(await page.getAttribute('html', 'lang')).toBe('zh-Hans')
  await page.goto(`${served.running.address}/data?lang=en`)
  await settled(page)
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await page.context().close()
})

test('a filter changes the address and the numbers; back and forward bring both again', async () => {
  const page = await served.open('/retention?dataset=small')
  await settled(page)
  const n = async () =>
    (await page.textContent('[data-metric="retention-cohorts"] .card-subtitle'))?.match(/n = ([\d,]+)/)?.[1] ?? 'loading'
  const all = await n()
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByLabel('Value').selectOption({ label: 'Shenzhen' })
  await page.waitForURL(/region=shenzhen/)
  await expect.poll(async () => [all, 'loading'].includes(await n()), { timeout: 30_000 }).toBe(false)
  const some = await n()
  await page.goBack()
  await page.waitForURL((url) => !url.search.includes('region'))
  await expect.poll(n, { timeout: 30_000 }).toBe(all)
  await page.goForward()
  await page.waitForURL(/region=shenzhen/)
  await expect.poll(n, { timeout: 30_000 }).toBe(some)
  await page.getByRole('button', { name: 'Remove the filter: Region' }).click()
  await page.waitForURL((url) => !url.search.includes('region'))
  await page.context().close()
})

test('what an address says wrongly is told, and its default stands instead', async () => {
  const page = await served.open('/migration?dataset=small&grain=moon&shells=7&region=atlantis&from=2021-02-30')
  await settled(page)
  const notice = page.locator('[data-notices]')
  await notice.waitFor()
  expect(await notice.getAttribute('data-notices')).toBe('4')
  expect(await page.getByLabel('Period').first().inputValue()).toBe('month')
  await notice.getByRole('button', { name: 'Close the notice' }).click()
  await notice.waitFor({ state: 'detached' })
  await page.context().close()
})

test('the other dataset is shown when chosen, and views keep it', async () => {
  const page = await served.open('/retention?dataset=small')
  await settled(page)
  await page.getByLabel('Dataset').selectOption('other')
  await page.waitForURL(/dataset=other/)
  await page.getByRole('link', { name: 'Migration', exact: true }).click()
  await page.waitForURL(/\/migration\?dataset=other/)
  await page.context().close()
})

test('the skip link leads to the content by keyboard', async () => {
  const page = await served.open('/data?dataset=small')
  await settled(page)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  await page.context().close()
})

test('the Data view accounts for every row: 5003 = 5000 + 3 + 0 + 0', async () => {
  const page = await served.open('/data?dataset=small')
  await settled(page)
  const cells = await page.locator('tr', { hasText: 'payments.csv' }).first().locator('td').allTextContents()
  expect(cells).toEqual(['payments', 'payments.csv', '5,003', '5,000', '3', '0', '0', 'yes'])
  await page.context().close()
})

test('nothing was asked of any other host, and nothing went wrong on any page', () => {
  expect(served.foreign).toEqual([])
  expect(served.faults).toEqual([])
})
