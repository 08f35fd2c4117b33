import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Served, settled } from './served.ts'
import { answerOf, cells, editor, ended, load, patient, run, value } from './workbench.ts'

/** Every test starts two engines of its own. */
vi.setConfig({ testTimeout: 300_000 })

let served: Served
beforeAll(async () => {
  served = await Served.start({ simulated: 'pilot' })
}, 240_000)
afterAll(async () => {
  await served?.stop()
})

const open = (path: string) => patient(served, path)
const api = (path: string) => answerOf(served, path)

test('a result keeps the filter of the payments it came from, on screen and in its CSV, when others are loaded', async () => {
  const page = await open('/workbench?dataset=pilot&region=suzhou')
  await settled(page)
  const few = await load(page)
  await value(page, 'select min(region) || max(region) from payments_of_filter', 'suzhousuzhou')
  await page.getByRole('button', { name: 'Remove the filter: Region' }).click()
  await page.getByRole('button', { name: 'Load into this browser' }).click()
  const { rows } = (await api('payments/size')) as { rows: number }
  await page.waitForSelector(`[data-loaded="${rows}"]`, { timeout: 90_000 })
  expect(rows).toBeGreaterThan(few)
  expect(await page.textContent('.workbench-result [role="status"]')).toMatch(/of payments: .*Region: Suzhou/)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV of all rows' }).click()])
  expect(await readFile((await file.path())!, 'utf8')).toMatch(
    /# Payments of the filter: \d{4}-\d\d-\d\d – \d{4}-\d\d-\d\d; Region = suzhou/,
  )
  await page.context().close()
})

test('no number is cut: not the last of a million, not one long one in the middle, not the longest that there is', async () => {
  const page = await open('/workbench?dataset=pilot')
  await settled(page)
  const longest = '-170141183460469231731687303715884105727'
  await run(
    page,
    `create table mine as select range as i from range(1000000);
     select i, i * 2.5 as d, -i as neg, case when i = 500123 then 12345678901234.25 else i / 8 end as once, (${longest})::hugeint as most from mine`,
  )
  await ended(page, 'done')
  await expect.poll(async () => (await cells(page))[0]?.[0], { timeout: 60_000 }).toBe('0')
  const cut = () =>
    page.$$eval('.workbench-table td[data-numeric], .workbench-table tbody th', (cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
    )
  expect(await cut()).toEqual([])
  const box = page.locator('.workbench-table')
  await box.focus()
  await page.keyboard.press('End')
  await expect
    .poll(async () => (await cells(page)).at(-1)?.slice(0, 3), { timeout: 60_000 })
    .toEqual(['999,999', '2,499,997.5', '-999,999'])
  expect(await cut()).toEqual([])
  await box.evaluate((element) => {
    element.scrollTop = (element.scrollHeight - element.clientHeight) * (500_120 / 1_000_000)
  })
  await expect.poll(async () => (await cells(page)).map(([, , , once]) => once), { timeout: 60_000 }).toContain('12,345,678,901,234.25')
  expect(await cut()).toEqual([])
  await page.context().close()
})

test('what was typed and not run is there after a reload and on the way back, and among the earlier statements once replaced', async () => {
  const page = await open('/workbench?dataset=pilot')
  await settled(page)
  const write = async (sql: string) => {
    await editor(page).click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText(sql)
  }
  const text = () => editor(page).textContent()
  await write('select 1 as unsaved')
  await page.reload()
  await settled(page)
  await expect.poll(text).toBe('select 1 as unsaved')
  await value(page, 'select 2 as ran', '2')
  await page.waitForURL(/sql=select\+2/)
  await write('select 3 as second_draft')
  await page.getByRole('link', { name: 'Data & methods', exact: true }).click()
  await page.waitForURL(/\/data/)
  await page.goBack()
  await expect.poll(text, { timeout: 60_000 }).toBe('select 3 as second_draft')
  expect(await cells(page)).toEqual([['2']])
  // Past the first run: an address without a statement has no result.
  await page.goBack()
  await page.waitForSelector('[data-run="idle"]')
  await expect.poll(text).toContain('visits_focal')
  await page.getByRole('button', { name: 'Earlier statements' }).click()
  await page.getByRole('menuitem', { name: 'select 3 as second_draft' }).click()
  await expect.poll(text).toBe('select 3 as second_draft')
  await page.context().close()
})

test('a table of the release says under a filter that it is the whole release, in the CSV too, and without one says nothing', async () => {
  const sql = 'select sum(persons)::bigint as n from visits_focal where prev_day is null'
  const page = await open(`/workbench?dataset=pilot&region=shenzhen&sql=${encodeURIComponent(sql)}`)
  await ended(page, 'done')
  await settled(page)
  const whole = 'visits_focal: whole release; dates and filters hold for payments_of_filter only.'
  expect(await page.textContent('[data-whole-release]')).toBe(whole)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV of all rows' }).click()])
  expect(await readFile((await file.path())!, 'utf8')).toContain(`# Note: ${whole}`)
  await page.getByRole('button', { name: 'Remove the filter: Region' }).click()
  await page.waitForSelector('[data-whole-release]', { state: 'detached' })
  await page.context().close()
})

test('the focus goes from Load to Cancel, to Load, to Unload, and from Stop to Run; the completions are named in Chinese', async () => {
  const page = await open('/workbench?dataset=pilot&region=suzhou&lang=zh-Hans')
  await settled(page)
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/payments?*', async (route) => {
    await held
    await route.continue().catch(() => {})
  })
  await page.getByRole('button', { name: '载入本浏览器' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('取消')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('载入本浏览器')
  release()
  await page.unroute('**/payments?*')
  await page.keyboard.press('Enter')
  await expect.poll(focused, { timeout: 90_000 }).toBe('移除')
  await run(page, 'select count(*) from range(1000000) a, range(1000000) b where hash(a.range + b.range) < 0')
  await page.waitForSelector('[data-run="running"]')
  await page.getByRole('button', { name: '停止' }).focus()
  await page.keyboard.press('Enter')
  await ended(page, 'stopped')
  await expect.poll(focused).toBe('运行')
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('select 1 from payments_o')
  await page.locator('.cm-tooltip-autocomplete').waitFor()
  expect(await page.getAttribute('.cm-tooltip-autocomplete ul', 'aria-label')).toBe('补全建议')
  await page.context().close()
})

test('nothing was asked of any other host, and nothing went wrong on any page', () => {
  expect(served.foreign).toEqual([])
  expect(served.faults).toEqual([])
})
