import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { examples } from '../../web/views/workbench/examples.ts'
import { violations } from './axe.ts'
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
const grouped = (n: number) => new Intl.NumberFormat('en').format(n)

describe('payments of the filter', () => {
  test('are as many, and worth as much, as the cards’ own numbers under the same filters', async () => {
    const search = 'region=shenzhen&connectivity=online&from=2020-10-01&to=2021-03-31'
    const page = await open(`/workbench?dataset=pilot&${search}`)
    await settled(page)
    const told = (await api(`payments/size?${search}`)) as { rows: number }
    const rows = (await api(`metrics/rail-share?grain=day&${search}`)) as { payments: number; value: number }[]
    const expected = rows.reduce((sum, { payments, value }) => ({ payments: sum.payments + payments, value: sum.value + value }), {
      payments: 0,
      value: 0,
    })
    expect(expected.payments).toBeGreaterThan(100)
    expect(told.rows).toBe(expected.payments)
    expect(await page.textContent('[data-payment-size]')).toContain(`${grouped(told.rows)} payments, about`)
    expect(await load(page)).toBe(expected.payments)
    await run(page, 'select count(*) as n, sum(value)::bigint as value, count(distinct region) as regions from payments_of_filter')
    const text = (n: number) => (n < 10_000 ? String(n) : grouped(n))
    await expect.poll(() => cells(page), { timeout: 90_000 }).toEqual([[text(expected.payments), text(expected.value), '1']])
    await page.context().close()
  })

  test('stay those of their filter when the filter changes, and say so; the new ones come when asked for', async () => {
    const page = await open('/workbench?dataset=pilot&region=shenzhen')
    await settled(page)
    const first = await load(page)
    await page.getByRole('button', { name: 'Remove the filter: Region' }).click()
    await page.getByText('The dates or filters have changed since').waitFor()
    await value(page, 'select count(*) from payments_of_filter', first < 10_000 ? String(first) : grouped(first))
    await page.getByRole('button', { name: 'Load into this browser' }).click()
    const { rows } = (await api('payments/size')) as { rows: number }
    await page.waitForSelector(`[data-loaded="${rows}"]`, { timeout: 90_000 })
    expect(rows).toBeGreaterThan(first)
    await value(page, 'select count(*) from payments_of_filter', grouped(rows))
    await page.context().close()
  })

  test('loading can be cancelled, and begun again', async () => {
    const page = await open('/workbench?dataset=pilot')
    await settled(page)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/payments?*', async (route) => {
      await held
      await route.continue().catch(() => {})
    })
    await page.getByRole('button', { name: 'Load into this browser' }).click()
    await page.waitForSelector('[data-payments="loading"] [role="progressbar"]', { state: 'attached' })
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.waitForSelector('[data-payments="none"]')
    release()
    await page.unroute('**/payments?*')
    expect(await load(page)).toBeGreaterThan(0)
    await page.context().close()
  })

  test('more than a browser is given are refused in words, before anything is sent', async () => {
    const page = await open('/data?dataset=pilot')
    const asked: string[] = []
    await page.route('**/payments/size?*', (route) =>
      route.fulfill({ json: { release: 'x', rows: 9_512_345, bytes: 7e8, most: 2_000_000 } }),
    )
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${served.running.address}/workbench?dataset=pilot`)
    await settled(page)
    await page.getByText('at most 2,000,000 payments').waitFor()
    expect(await page.getByRole('button', { name: 'Load into this browser' }).isDisabled()).toBe(true)
    expect(asked.filter((url) => /\/payments\?/.test(url))).toEqual([])
    await page.context().close()
  })

  test('a server that fails is told with retry, and the retry loads them', async () => {
    const page = await open('/workbench?dataset=pilot&region=suzhou')
    await settled(page)
    await page.route('**/payments?*', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        json: { type: '/api/docs#time_limit', detail: 'Too slow.', mend: 'Wait a little.' },
      }),
    )
    await page.getByRole('button', { name: 'Load into this browser' }).click()
    await page.getByText('Wait a little.').waitFor()
    await page.unroute('**/payments?*')
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.waitForSelector('[data-payments="loaded"]', { timeout: 90_000 })
    // The browser itself logs the failed request.
    served.faults.splice(0)
    await page.context().close()
  })

  test('a statement that names them before they are here says what to do', async () => {
    const page = await open('/workbench?dataset=pilot')
    await settled(page)
    await run(page, 'select * from payments_of_filter')
    await ended(page, 'without_payments')
    expect(await page.textContent('.workbench-result')).toContain('load them first')
    await page.context().close()
  })
})

describe('a statement that never ends', () => {
  test.each([
    [
      'over payments',
      'select count(*) from payments_of_filter a, payments_of_filter b, payments_of_filter c where hash(a.person + b.person + c.person) % 7 = 0',
    ],
    [
      'that yields no row',
      'select a.person from payments_of_filter a, payments_of_filter b, payments_of_filter c where hash(a.person + b.person + c.value) < 0',
    ],
  ])('%s is stopped, the page answers meanwhile, and the next statement sees the same payments', async (_, endless) => {
    const page = await open('/workbench?dataset=pilot&region=shenzhen')
    await settled(page)
    const rows = await load(page)
    await run(page, endless)
    await page.waitForSelector('[data-run="running"]')
    // The page is alive while it runs: a menu opens and closes.
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.getByRole('menuitem').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Stop' }).click()
    await ended(page, 'stopped')
    await value(page, 'select count(*) from payments_of_filter', rows < 10_000 ? String(rows) : grouped(rows))
    await page.context().close()
  })
})

test('a million rows: the first, the last and those between are reached, only those in sight are in the page, and the CSV holds all', async () => {
  const page = await open('/workbench?dataset=pilot')
  await settled(page)
  await run(page, "select i, i * 2 as twice, case when i % 2 = 0 then '=1+1' else '数字 ' || i end as word from range(1, 1000001) t(i)")
  await ended(page, 'done')
  await page.getByText('1,000,000 rows').first().waitFor()
  const box = page.locator('.workbench-table')
  const inside = () => page.locator('.workbench-table tbody tr:not([aria-hidden])').count()
  await expect.poll(async () => (await cells(page))[0], { timeout: 60_000 }).toEqual(['1', '2', '数字 1'])
  expect(await inside()).toBeLessThan(60)
  await box.focus()
  await page.keyboard.press('End')
  await expect.poll(async () => (await cells(page)).at(-1), { timeout: 60_000 }).toEqual(['1,000,000', '2,000,000', '=1+1'])
  expect(await inside()).toBeLessThan(60)
  const last = async () => Number((await cells(page)).at(-1)![0]!.replaceAll(',', ''))
  const shown = async () => Number((await cells(page))[0]![0]!.replaceAll(',', ''))
  const before = await shown()
  await page.keyboard.press('PageUp')
  await expect.poll(shown, { timeout: 60_000 }).toBeLessThan(before)
  expect(await last(), 'a page up leaves no row out').toBeGreaterThanOrEqual(before)
  await box.evaluate((element) => {
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2
  })
  await expect.poll(async () => Math.abs((await shown()) - 500_000), { timeout: 60_000 }).toBeLessThan(100)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV of all rows' }).click()])
  const text = await readFile((await file.path())!, 'utf8')
  expect(text.startsWith('\uFEFF# Dataset: pilot\r\n')).toBe(true)
  const lines = text.trimEnd().split('\r\n')
  const start = lines.indexOf('i,twice,word')
  expect(lines.slice(start + 1, start + 3)).toEqual(['1,2,数字 1', "2,4,'=1+1"])
  expect(lines.length - start - 1).toBe(1_000_000)
  await page.context().close()
})

test('an error says line and column, and leads there', async () => {
  const page = await open('/workbench?dataset=pilot')
  await settled(page)
  await run(page, 'select 1 as one,\n  persoms\nfrom visits_focal')
  await ended(page, 'failed')
  expect(await page.textContent('.workbench-error pre')).toContain('persoms')
  await page.getByRole('button', { name: 'Line 2, column 3' }).click()
  await page.keyboard.insertText('/*here*/')
  await expect.poll(() => editor(page).textContent()).toContain('/*here*/persoms')
  await run(page, 'selec 1')
  await expect.poll(() => page.textContent('.workbench-error pre'), { timeout: 60_000 }).toContain('Parser Error: syntax error')
  await page.context().close()
})

test('statements reach nothing outside and change nothing that the cards or later statements read', async () => {
  const page = await open('/workbench?dataset=pilot')
  await settled(page)
  for (const sql of [
    "select * from read_csv('/etc/passwd')",
    "attach 'other.db'",
    "copy codes to 'codes.csv'",
    'load icu',
    'set enable_external_access = true',
    `select * from '${served.running.address}/api/datasets'`,
    'update codes set code = 7',
    'drop table codes',
  ]) {
    await value(page, 'select 42 as answer', '42')
    await run(page, sql)
    await ended(page, 'failed')
  }
  const { pilot: _, tables } = (await api('manifest')) as { pilot: unknown; tables: { name: string; rows: number }[] }
  const codes = String(tables.find(({ name }) => name === 'codes')!.rows)
  const question = "select count(*) filter (code > 0 and dimension <> 'none') from codes"
  for (const sql of [
    'update release.codes set code = 0',
    'use release; delete from codes',
    'drop view codes',
    'drop schema release cascade',
  ]) {
    await value(page, question, codes)
    await run(page, sql)
    await expect.poll(() => cells(page), { timeout: 60_000 }).not.toEqual([[codes]])
  }
  await value(page, question, codes)
  await value(page, 'create table mine as select 7 as x; select x from mine', '7')
  await value(page, 'begin; insert into mine values (8); select max(x) from mine', '8')
  await value(page, 'select sum(x) from mine', '15')
  const rows = await page.evaluate(async () => (await (await globalThis.pilotscope.load()).rows('pilot', 'rail-share', 'grain=year')).rows)
  expect(rows).toEqual(await api('metrics/rail-share?grain=year'))
  await page.context().close()
})

test('the address holds the statement: a link opens its result, back brings the one before', async () => {
  const page = await open(`/workbench?dataset=pilot&sql=${encodeURIComponent('select 6 * 7 as answer')}`)
  await expect.poll(() => cells(page), { timeout: 90_000 }).toEqual([['42']])
  await value(page, 'select 43 as answer', '43')
  await page.waitForURL(/sql=select\+43/)
  await page.goBack()
  await expect.poll(() => cells(page), { timeout: 60_000 }).toEqual([['42']])
  await expect.poll(() => editor(page).textContent()).toContain('6 * 7')
  await page.getByRole('button', { name: 'Earlier statements' }).click()
  await page.getByRole('menuitem', { name: 'select 43 as answer' }).click()
  await expect.poll(() => editor(page).textContent()).toContain('select 43')
  await page.context().close()
})

test('a card’s statement opens in the workbench and gives what the card counts, a payment filter included', async () => {
  const page = await open('/migration?dataset=pilot&grain=year&scenario=catering')
  await settled(page)
  const card = page.locator('[data-metric="rail-share"]').first()
  await card.getByRole('button', { name: /^Show SQL/ }).click()
  await card.getByRole('link', { name: 'Open in the Workbench' }).click()
  await ended(page, 'done')
  const expected = (await api('metrics/rail-share?grain=year&scenario=catering')) as { payments: number }[]
  const shown = async () => {
    const heads = await page.$$eval('.workbench-table thead th', (heads) => heads.map((head) => head.childNodes[0]?.textContent ?? ''))
    const at = heads.indexOf('payments') - 1
    return (await cells(page)).map((row) => Number(row[at]?.replaceAll(',', ''))).sort((a, b) => a - b)
  }
  await expect.poll(shown, { timeout: 60_000 }).toEqual(expected.map(({ payments }) => payments).sort((a, b) => a - b))
  await page.context().close()
})

test('every example gives rows, and a chart of them is drawn', async () => {
  const page = await open('/workbench?dataset=pilot')
  await settled(page)
  await load(page)
  for (const [i, { id }] of examples.entries()) {
    await value(page, 'select 42 as answer', '42')
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.getByRole('menuitem').nth(i).click()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.poll(async () => (await cells(page)).length, { timeout: 60_000, message: id }).toBeGreaterThan(1)
    expect(await page.getAttribute('[data-run]', 'data-run'), id).toBe('done')
  }
  await value(page, 'select 42 as answer', '42')
  await run(
    page,
    "select date_trunc('month', day)::date as month, sum(value)::bigint as value from payments_of_filter group by 1 order by 1",
  )
  await expect.poll(async () => (await cells(page)).length, { timeout: 60_000 }).toBeGreaterThan(1)
  await page.locator('.mantine-SegmentedControl-label', { hasText: 'Chart' }).click()
  await page.waitForURL(/show=chart/)
  await page.waitForSelector('.workbench-result canvas')
  expect(await page.getAttribute('.workbench-result .echart', 'aria-label')).toMatch(/^Line: value against month, \d+ rows, from/)
  await page.getByLabel('As', { exact: true }).selectOption('bar')
  await page.waitForURL(/mark=bar/)
  await page.context().close()
}, 240_000)

test('the editor completes tables and columns, and Escape lets Tab leave it', async () => {
  const page = await open('/workbench?dataset=pilot')
  await settled(page)
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('select 1 from payments_o')
  await page.locator('.cm-tooltip-autocomplete li', { hasText: 'payments_of_filter' }).waitFor()
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
  await expect.poll(() => editor(page).textContent()).toContain('from payments_of_filter')
  await page.keyboard.type(' where connec')
  // The column comes before the tables that have it in their names.
  await expect.poll(() => page.locator('.cm-tooltip-autocomplete .cm-completionLabel').first().textContent()).toBe('connectivity')
  expect(await page.getAttribute('.cm-tooltip-autocomplete ul', 'aria-label')).toBe('Completions')
  // Tab indents again once something is written after Escape.
  await page.keyboard.press('Escape')
  await page.keyboard.type(' ')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('sql-editor')
  await page.keyboard.type('connec')
  await page.locator('.cm-tooltip-autocomplete').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('.cm-tooltip-autocomplete').count()).toBe(0)
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Run')
  await page.context().close()
})

test.each([
  ['light', 'en', 'Statement', 'rows'],
  ['dark', 'zh-Hans', '查询语句', '行'],
  ['light', 'zh-Hant', '查詢陳述式', '列'],
])('%s, in %s: with a result and with a failure axe finds nothing wrong, and it fits 390 px', async (theme, lang, title, rows) => {
  const sql = encodeURIComponent("select range as n, null as nothing, '词' as word from range(2000)")
  const page = await open(`/workbench?dataset=pilot&theme=${theme}&lang=${lang}&sql=${sql}`)
  await ended(page, 'done')
  await settled(page)
  expect(await page.textContent('.workbench-statement h2')).toBe(title)
  expect(await page.textContent('.workbench-status')).toContain(rows)
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await settled(page)
  await page.waitForFunction(() => document.documentElement.scrollWidth === 390)
  await run(page, 'select nothing at all')
  await ended(page, 'failed')
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('nothing was asked of any other host, and nothing went wrong on any page', () => {
  expect(served.foreign).toEqual([])
  expect(served.faults).toEqual([])
})
