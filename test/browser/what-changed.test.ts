import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Change, changeOf, largest } from '../../datasets/changes/changes.ts'
import { signals } from '../../datasets/changes/signals.ts'
import type { Dimensions } from '../../datasets/dimensions.ts'
import type { Row } from '../../datasets/metrics/metric.ts'
import { Served, settled } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start({ simulated: 'pilot' })
}, 240_000)
afterAll(async () => {
  await served?.stop()
})

const api = async <T>(path: string): Promise<T> =>
  (await fetch(`${served.running.address}/api/datasets/pilot/${path}`)).json() as Promise<T>

const names: Record<string, string> = {
  active: 'Active persons',
  opened: 'Wallets opened in the month',
  retention: 'Paid again with own money',
  offline: 'Share of payments without a network',
  adopters: 'Share of active persons who paid without a network',
  ecommerce: 'Share of payments in e-commerce',
  migration: 'Net migration to e-CNY from third-party rails',
}

/** Changes by the server’s rows, whatever the page shows. */
async function fromServer(search: string): Promise<Change[]> {
  const { rails } = await api<Dimensions>('dimensions')
  const known = { focal: 'e_cny', thirdParty: new Set(rails.filter(({ kind }) => kind === 'third_party').map(({ id }) => id)) }
  const found: (Change | null)[] = []
  for (const signal of signals) {
    const rows = await api<Row[]>(`metrics/${signal.metric.id}?${new URLSearchParams(signal.params)}${search}`)
    found.push(changeOf(signal, signal.read(rows, known)))
  }
  return largest(found, 5)
}

const signed = (text: string) => Number(text.replace('−', '-').replaceAll(/[^\d.-]/g, ''))

/** Follows two items to the view that shows each, where the filter is its main contributor; back leads to the overview. */
async function followed(page: Page, changes: readonly Change[]): Promise<void> {
  const { values } = await api<Dimensions>('dimensions')
  const keys: Record<string, keyof typeof values> = {
    Region: 'region',
    'Wallet tier': 'tier',
    Operator: 'operator',
    Scenario: 'scenario',
  }
  const texts = await page.locator('[data-changes] li').allTextContents()
  const main = (text: string) => text.match(/Main contributor: (.+?) \(([^()]+)\), with/)
  const items = texts.map((text, i) => ({ i, main: main(text) })).toSorted((a, b) => Number(a.main === null) - Number(b.main === null))
  expect(items[0]!.main).not.toBeNull()
  for (const { i, main } of items.slice(0, 2)) {
    const { signal } = changes[i]!
    await page.locator('[data-changes] li').nth(i).getByRole('link').click()
    await page.waitForURL((url) => url.pathname === `/${signal.view}`)
    await settled(page)
    const { searchParams } = new URL(page.url())
    expect(searchParams.get('to')).toBe('2020-12-31')
    const chips = page.locator('[data-filter]')
    expect(await chips.count()).toBe(main ? 1 : 0)
    if (main) {
      expect(values[keys[main[2]!]!]).toContain(searchParams.get(keys[main[2]!]!))
      expect(await chips.textContent()).toContain(main[1])
    }
    expect(await page.locator(`[data-metric="${signal.metric.id}"]`).count()).toBeGreaterThan(0)
    await page.goBack()
    await page.waitForURL((url) => url.pathname === '/overview')
    await page.waitForSelector('[data-changes="ready"]', { timeout: 150_000 })
  }
}

/** The weeks of the largest lotteries, in which even a small pilot moves beyond chance. */
const dates = '&to=2020-12-31'

test.each([dates, `${dates}&region=shenzhen`])(
  'its items are the largest changes beyond their interval, in that order, and lead to their view: %s',
  async (filter) => {
    const expected = await fromServer(filter)
    expect(expected.length).toBeGreaterThan(1)
    const page = await served.open(`/overview?dataset=pilot&lang=en${filter}`)
    await page.waitForSelector('[data-changes="ready"]', { timeout: 150_000 })
    const items = await page.locator('[data-changes] li').allTextContents()
    expect(items.map((text) => Object.keys(names).findLast((id) => text.startsWith(names[id]!)))).toEqual(
      expected.map(({ signal }) => signal.id),
    )
    for (const [i, text] of items.entries()) {
      const { verdict, signal, value } = expected[i]!
      expect(text).toContain(verdict === 'up' ? ' rose from ' : ' fell from ')
      const [, lower, upper] = text.match(/95% interval ([+−][\d.,]+\D*?) to ([+−][\d.,]+)/) ?? []
      expect(Math.sign(signed(lower!)), text).toBe(verdict === 'up' ? 1 : -1)
      expect(Math.sign(signed(upper!)), text).toBe(verdict === 'up' ? 1 : -1)
      if (signal.unit === 'wallets' || signal.unit === 'persons') expect(text.replaceAll(',', '')).toContain(String(Math.abs(value)))
    }
    if (filter === dates) await followed(page, expected)
    await page.context().close()
  },
  400_000,
)

test('a tile names the filter that does not apply to it: wallets have no scenario, active persons do', async () => {
  const page = await served.open('/overview?dataset=pilot&lang=en&scenario=catering')
  await page.locator('[data-tile="wallets"] .tile-value').waitFor()
  expect(await page.locator('[data-tile="wallets"]').textContent()).toContain('Not applied here: Scenario')
  expect(await page.locator('[data-tile="active"]').textContent()).not.toContain('Not applied here')
  await page.context().close()
})

test('nothing went wrong on any page', () => {
  expect(served.faults).toEqual([])
})
