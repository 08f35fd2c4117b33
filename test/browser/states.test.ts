import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ datasets: ['small'] })
}, 200_000)
afterAll(async () => {
  await served?.stop()
})

const card = '[data-metric="active-persons"]'
const tool = (page: Page, name: string) => page.locator(card).first().locator(`button[aria-label="${name}"]`).first()
const chip = (page: Page, name: string) => page.locator('.filters').getByRole('button', { name, exact: true })

/** Opens with Enter what the button is for, and waits for it. */
const opened = (button: (page: Page) => ReturnType<Page['locator']>, shows: string) => async (page: Page) => {
  await button(page).focus()
  await page.keyboard.press('Enter')
  await page.locator(shows).first().waitFor()
}

/** Everything on a view that a reader can open. */
const states: Record<string, { path: string; open(page: Page): Promise<void> }> = {
  'a definition': { path: 'overview', open: opened((page) => tool(page, 'Definition'), `${card} .card-panel dd`) },
  'a statement': { path: 'overview', open: opened((page) => tool(page, 'Show SQL'), `${card} .card-code`) },
  'the form of an annotation': { path: 'overview', open: opened((page) => tool(page, 'Add an annotation'), `${card} form`) },
  'a table': { path: 'overview', open: opened((page) => tool(page, 'Table'), `${card} table`) },
  'what a card is saved as': { path: 'overview', open: opened((page) => tool(page, 'Download'), `${card} [role="menuitem"]`) },
  'a large card': { path: 'overview', open: opened((page) => tool(page, 'Enlarge'), `${card} dialog canvas`) },
  'a claim': {
    path: 'adoption',
    open: async (page) => {
      await page.locator('.claim summary').first().focus()
      await page.keyboard.press('Enter')
      await page.locator('.claim[open] p').first().waitFor()
    },
  },
  dates: { path: 'overview', open: opened((page) => chip(page, 'All dates'), '[role="dialog"] input[type="date"]') },
  'a filter to add': { path: 'overview', open: opened((page) => chip(page, 'Add a filter'), '[role="dialog"] select') },
  'the values of a filter': {
    path: 'overview?region=shenzhen',
    open: opened((page) => page.locator('[data-filter="region"] button').first(), '[role="dialog"] input[type="checkbox"]'),
  },
  'a comparison to choose': { path: 'overview', open: opened((page) => chip(page, 'Compare'), '[role="dialog"] select') },
  'two segments': { path: 'overview?compare=region:shenzhen:suzhou', open: (page) => page.locator('.card-sides').first().waitFor() },
  'the period before': { path: 'overview?compare=previous&from=2021-04-01', open: async () => {} },
  languages: { path: 'overview', open: opened((page) => page.locator('.rail .foot button').first(), '[role="menuitemradio"]') },
  'nothing that matches': {
    path: 'overview?region=nowhere',
    open: (page) => page.locator('[data-metric][data-state="empty"]').first().waitFor(),
  },
  'an address that is not understood': { path: 'overview?grain=never', open: (page) => page.locator('[data-notices]').waitFor() },
  'a filter that is set': {
    path: 'overview?region=shenzhen&from=2021-02-01',
    open: (page) => page.locator('[data-filter="region"]').waitFor(),
  },
  'no such view': { path: 'nowhere?region=shenzhen', open: (page) => page.locator('.ways').waitFor() },
}

const themes = ['light', 'dark'] as const

describe.each(Object.entries(states))('%s', (_, { path, open }) => {
  test.each(themes)(
    '%s: opened by keyboard, axe finds nothing wrong',
    async (theme) => {
      const page = await served.open(`/${path}${path.includes('?') ? '&' : '?'}dataset=small&lang=en&theme=${theme}`, {
        reducedMotion: 'reduce',
      })
      await settled(page)
      await open(page)
      await settled(page)
      expect(await violations(page)).toEqual([])
      await page.context().close()
    },
    120_000,
  )
})

test.each(themes)(
  'cards that wait, and cards that failed, %s: axe finds nothing wrong',
  async (theme) => {
    const page = await served.open('/data?dataset=small&lang=en')
    await settled(page)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/tables/**', (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' }))
    await page.route('**/metrics/**', async (route) => {
      await held
      await route.abort()
    })
    await page.goto(`${served.running.address}/offline?dataset=small&lang=en&theme=${theme}`)
    await page.locator('[data-metric][data-state="loading"]').first().waitFor()
    expect(await violations(page)).toEqual([])
    release()
    await page.locator('[data-metric][data-state="error"]').first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  },
  240_000,
)
