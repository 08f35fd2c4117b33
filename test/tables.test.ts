import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dimensions } from '../datasets/dimensions.ts'
import { type Language, languages, type Metric, metrics } from '../datasets/metrics/index.ts'
import { cellText } from '../datasets/presentation/columns.ts'
import { phrasesOf } from '../datasets/presentation/phrases.ts'
import { specOf } from '../datasets/presentation/spec.ts'
import { choices, parseQuery } from '../datasets/query.ts'
import { Catalogue, type OpenRelease } from '../server/release/catalogue.ts'
import { releaseDimensions } from '../server/release/dimensions.ts'
import { factsOf, metricRows, requiredMetric } from '../server/release/metric-rows.ts'
import { publishSimulation } from '../server/simulation/release.ts'
import { csvOfListing, listingOf } from '../web/charts/listing.ts'

let data: string
let catalogue: Catalogue
let release: OpenRelease
let dimensions: Dimensions

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'tables-'))
  await publishSimulation({ data, dataset: 'a', simulation: { seed: 11, payments: 20_000, from: '2020-09-01', to: '2021-04-30' } })
  catalogue = new Catalogue(data)
  release = await catalogue.open('a')
  dimensions = await releaseDimensions(release)
}, 120_000)
afterAll(async () => {
  release.close()
  await catalogue.close()
  rmSync(data, { recursive: true, force: true })
})

/** A metric’s table in a language, asked by an address such as `segment=campaign`. */
async function tableOf(id: string, address: string) {
  const metric = requiredMetric(id)
  const { query } = parseQuery(metric, new URLSearchParams(address))
  const rows = await metricRows(release, metric, query)
  const facts = factsOf(release.manifest)
  expect(rows.length, `${id}?${address}`).toBeGreaterThan(0)
  return (language: Language) => {
    const t = phrasesOf(language)
    const spec = specOf({ metric, query, facts, dimensions, language, scheme: 'light', t })
    const listing = listingOf(metric, spec, rows, null, language, t)
    const { columns, reading } = listing
    return {
      rows,
      cells: rows.flatMap((row) =>
        columns.map((column) => ({ column, row, value: row[column.name], text: cellText(row, column, reading) })),
      ),
      column: (name: string) => {
        const column = columns.find((one) => one.name === name)!
        return [...new Set(rows.map((row) => cellText(row, column, reading)))]
      },
      /** Names of the columns as a file has them. */
      header: csvOfListing(listing, [], t('card.minorOf', { currency: 'CNY' })).split('\r\n')[0]!,
    }
  }
}

const amounts = ['winners_mean', 'losers_mean', 'itt', 'itt_lower', 'itt_upper', 'late', 'late_lower', 'late_upper']
const money: Readonly<Record<string, readonly string[]>> = {
  'acceptance-mix': ['value'],
  'bank-link': ['value'],
  'campaign-results': ['value', 'subsidy', 'own', 'published_value', 'published_own'],
  'card-terminals': ['card_value', 'value'],
  diversion: ['added'],
  'incentive-share': ['subsidy_value', 'own_value'],
  'lottery-effect': amounts,
  'offline-share': ['value'],
  'platform-users': ['value'],
  'rail-share': ['value'],
  'scenario-ownership': ['value'],
  'unsynced-value': ['value'],
}

test('money is money in the table of every metric, and nothing else is', async () => {
  for (const { id } of metrics) {
    const { cells } = (await tableOf(id, ''))('en')
    const printed = cells.filter(({ value, text }) => typeof value === 'number' && text.includes('¥')).map(({ column }) => column.name)
    expect([...new Set(printed)].sort(), id).toEqual([...(money[id] ?? [])].sort())
  }
})

test('8,764,000 yuan are 876,400,000 fen: the table has the one, the file the other under a header that says so', async () => {
  const results = (await tableOf('campaign-results', ''))('en')
  expect(results.column('published_value')).toContain('¥8,764,000.00')
  expect(results.header).toContain('"Value, published (in minor units of CNY)"')
})

test('where a column holds money and shares each row has its own', async () => {
  const effect = (await tableOf('lottery-effect', ''))('en')
  for (const { column, row, value, text } of effect.cells)
    if (amounts.includes(column.name) && value !== null)
      expect(text, `${row.outcome}`).toMatch(/spend$/.test(String(row.outcome)) ? /^-?¥/ : /%$/)
  expect(effect.header).toContain(',Effect of winning (in minor units of CNY; shares 0–1),')
})

/** Columns of texts that come with the data or with a source and are shown as they are. */
const quoted = new Set(['stratum', 'url', 'source', 'published_source', 'note'])
/** How else than by default a metric is asked, so that every kind of row is seen. */
const addresses = ({ params }: Metric) => [
  '',
  ...['segment', 'by'].flatMap((key) => (params.shape[key] ? choices(params.shape[key] as never) : []).map((value) => `${key}=${value}`)),
]

test.each(languages)('in %s no table shows a code, nor says of what is known that it is not', { timeout: 120_000 }, async (language) => {
  const unknown = phrasesOf(language)('values.unknown')
  for (const metric of metrics)
    for (const address of addresses(metric)) {
      const { cells } = (await tableOf(metric.id, address))(language)
      for (const { column, value, text } of cells) {
        const where = `${metric.id}?${address}, ${column.name}: ${value}`
        expect(text, where).not.toBe(unknown)
        if (typeof value !== 'string' || column.unit === 'date' || quoted.has(column.name) || text !== value) continue
        // An English word may be its own code, a Chinese one may not; bands of ages are figures.
        expect(text, where).not.toMatch(language === 'en' ? /^[a-z]+_[a-z_]+$|-\d{4}-\d\d$/ : /[a-z]/i)
      }
    }
})

test('an empty value is called by what it means', async () => {
  const said = async (id: string, address: string, column: string) => {
    const table = await tableOf(id, address)
    return languages.map((language) => table(language).column(column))
  }
  const together = ['All lotteries together', '全部抽签活动合计', '全部抽籤活動合計']
  for (const id of ['lottery-effect', 'diversion'])
    expect(
      (await said(id, '', 'campaign')).map(([first]) => first),
      id,
    ).toEqual(together)
  for (const id of ['switch-back', 'retention-curve', 'survival'])
    expect(await said(id, '', 'segment'), id).toEqual([['everyone together'], ['全体合计'], ['全體合計']])
  expect((await said('retention-curve', 'segment=campaign', 'segment'))[1]!.sort()).toEqual(
    ['未参加活动', '深圳福田红包', '深圳罗湖红包', '苏州双十二红包', '深圳龙华红包'].sort(),
  )
  expect((await said('diversion', '', 'rail')).map((rails) => rails.at(-1))).toEqual(['–', '–', '–'])
})

test('both campaigns of a pair have the reader’s name, once', async () => {
  const { rows, cells } = (await tableOf('campaign-comparison', ''))('zh-Hans')
  const names = cells.filter(({ row, value }) => row === rows[0] && typeof value === 'string').map(({ text }) => text)
  expect(names).toEqual(['深圳罗湖红包', '苏州双十二红包'])
})
