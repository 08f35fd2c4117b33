import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ datasets: ['pilot'] })
}, 200_000)
afterAll(async () => {
  await served.stop()
})

const card = '[data-metric="active-persons"].card'

test('an annotation is written, drawn, listed, exported with the chart, changed by two editors, and deleted; its text is never HTML', async () => {
  const page = await served.open('/overview?dataset=pilot&lang=en')
  await settled(page)
  await page.click(`${card} button[aria-label^="Add an annotation"]`)
  const form = page.locator(`${card} form`)
  await form.locator('[name="from"]').fill('2021-02-08')
  await form.locator('[name="to"]').fill('2021-02-14')
  await form.locator('[name="text"]').fill('<img src=x onerror=alert(1)> & 红包')
  await form.locator('[name="author"]').fill('Wang Fang')
  await form.locator('button[type="submit"]').click()
  const item = page.locator(`${card} .annotations li`)
  await item.waitFor()
  expect(await item.textContent()).toContain('<img src=x onerror=alert(1)> & 红包')
  expect(await page.locator('.annotations img').count()).toBe(0)
  await settled(page)
  if (process.env.PILOTSCOPE_SHOTS) await page.locator(card).screenshot({ path: join(process.env.PILOTSCOPE_SHOTS, 'annotation-1440.png') })

  for (const [kind, holds] of [
    ['csv', '[1] 8 Feb 2021 – 14 Feb 2021 <img src=x onerror=alert(1)> & 红包'],
    ['svg', '&#60;img src=x onerror=alert(1)&#62;'],
    ['png', 'PNG'],
  ] as const) {
    await page.click(`${card} button[aria-label^="Download"]`)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.click(`${card} [role="menuitem"]:has-text("${kind.toUpperCase()}")`),
    ])
    expect(await readFile((await file.path())!, 'utf8')).toContain(holds)
    if (process.env.PILOTSCOPE_SHOTS) await file.saveAs(join(process.env.PILOTSCOPE_SHOTS, `annotation.${kind}`))
  }

  // A second editor changes it first; the first is told, and nothing of theirs is lost unseen.
  const other = await served.open('/overview?dataset=pilot&lang=en')
  await settled(other)
  await page.click(`${card} .annotation-edit`)
  await other.click(`${card} .annotation-edit`)
  await other.locator(`${card} form [name="text"]`).fill('the other one')
  await other.locator(`${card} form button[type="submit"]`).click()
  await other.locator(`${card} .annotations li:has-text("the other one")`).waitFor()
  await page.locator(`${card} form [name="text"]`).fill('too late')
  await page.locator(`${card} form button[type="submit"]`).click()
  expect(await page.locator(`${card} form [role="alert"]`).textContent()).toContain('Somebody else changed it meanwhile')
  await page.click('text=Load the latest')
  await page.locator(`${card} .annotations li:has-text("the other one")`).waitFor()
  await page.click(`${card} .annotation-edit`)
  expect(await page.locator(`${card} form [name="text"]`).inputValue()).toBe('the other one')
  expect(await page.locator(`${card} form [role="alert"]`).count()).toBe(0)
  await page.click(`${card} form button:has-text("Cancel")`)

  await page.setViewportSize({ width: 390, height: 844 })
  await settled(page)
  await page.waitForFunction(() => document.documentElement.scrollWidth === 390)
  if (process.env.PILOTSCOPE_SHOTS) await page.locator(card).screenshot({ path: join(process.env.PILOTSCOPE_SHOTS, 'annotation-390.png') })
  await page.click(`${card} .annotation-edit`)
  await page.click(`${card} form button:has-text("Delete")`)
  await page.locator(`${card} .annotations`).waitFor({ state: 'detached' })
  // The browser itself writes a 412 to its console.
  expect(served.faults.filter((fault) => !fault.includes('412'))).toEqual([])
}, 400_000)
