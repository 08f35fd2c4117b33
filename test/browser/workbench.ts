import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Served } from './served.ts'

/** The engine starts beside the page’s own, which takes its time on a small machine. */
export async function patient(served: Served, path: string): Promise<Page> {
  const page = await served.open(path)
  page.setDefaultTimeout(90_000)
  return page
}

export const answerOf = async (served: Served, path: string) => (await fetch(`${served.running.address}/api/datasets/pilot/${path}`)).json()

export const editor = (page: Page) => page.locator('.cm-content')

/** Writes a statement in place of what is there, and runs it by keyboard. */
export async function run(page: Page, sql: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(sql)
  await page.keyboard.press('ControlOrMeta+Enter')
}

export const ended = (page: Page, state: string) => page.waitForSelector(`[data-run="${state}"]`, { timeout: 90_000 })

/** Cells of the rows in the page, without the number of the row. */
export const cells = (page: Page) =>
  page.$$eval('.workbench-table tbody tr:not([aria-hidden])', (rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  )

/** Runs a statement whose only cell is awaited, so that an earlier result cannot be taken for it. */
export async function value(page: Page, sql: string, expected: string): Promise<void> {
  await run(page, sql)
  await expect.poll(() => cells(page), { timeout: 90_000 }).toEqual([[expected]])
}

export async function load(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Load into this browser' }).click()
  const loaded = await page.waitForSelector('[data-loaded]', { timeout: 90_000 })
  return Number(await loaded.getAttribute('data-loaded'))
}
