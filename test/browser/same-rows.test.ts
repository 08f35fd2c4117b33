import * as fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FilterKey, filterKeys, paymentFilters, personFilters } from '../../datasets/filters.ts'
import { type Metric, metrics } from '../../datasets/metrics/index.ts'
import { choices, parseQuery } from '../../datasets/query.ts'
import { sql } from '../../datasets/sql.ts'
import type { OpenRelease } from '../../server/release/catalogue.ts'
import { metricRows } from '../../server/release/metric-rows.ts'
import { engineReady, Served } from './served.ts'

let served: Served
let page: Page
let release: OpenRelease
/** Values that occur in the data, by filter. */
let values: Partial<Record<FilterKey, string[]>>

beforeAll(async () => {
  served = await Served.start({ simulated: 'pilot' })
  release = await served.running.catalogue.open('pilot')
  const people = await release.database.answer<Record<string, string | null>>(sql`select * from profiles`)
  const payments = await release.database.answer<{ dimension: string; value: string }>(sql`select dimension, value from codes`)
  values = Object.fromEntries(
    filterKeys.map((key) => [
      key,
      [
        ...new Set([
          ...people.flatMap((row) => (key in row ? [row[key] ?? ''] : [])),
          ...payments.filter(({ dimension }) => dimension === key).map(({ value }) => value),
        ]),
      ].sort(),
    ]),
  )
  page = await served.open('/data?dataset=pilot')
  await engineReady(page)
}, 240_000)
afterAll(async () => {
  release?.close()
  await served?.stop()
})

/** Counts, sums and text as they are; fractions to 12 digits, because two JavaScript engines differ in the last bits of logarithms and powers. */
const comparable = (rows: unknown) =>
  JSON.parse(JSON.stringify(rows), (_, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value,
  )

const params = (metric: Metric) =>
  fc.record(
    Object.fromEntries(
      Object.entries(metric.params.shape).flatMap(([key, schema]) => {
        const options = choices(schema as never)
        return options.length ? [[key, fc.constantFrom(...options)]] : []
      }),
    ),
  ) as fc.Arbitrary<Record<string, string>>

/** Random queries in the words of an address, with filters among `keys`. */
const searches = (metric: Metric, keys: readonly FilterKey[], least: number) => {
  const known = keys.filter((key) => metric.filters.includes(key) && values[key]?.length)
  return fc
    .record({
      filters: fc.subarray([...known], { minLength: Math.min(least, known.length), maxLength: Math.min(2, known.length) }),
      picks: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
      params: params(metric),
      range: fc.constantFrom<Record<string, string>>({}, { from: '2020-10-10' }, { from: '2020-08-01', to: '2021-04-30' }),
    })
    .map(({ filters, picks, params, range }) =>
      new URLSearchParams([
        ...Object.entries(range),
        ...filters.map((key, i): [string, string] => [key, values[key]![picks[i]! % values[key]!.length]!]),
        ...Object.entries(params),
      ]).toString(),
    )
}

const inPage = (id: string, search: string) =>
  page.evaluate(async ([id, search]) => (await globalThis.pilotscope.load()).rows('pilot', id, search), [id, search] as const)

test('the pilot has a value for every filter, so that none goes untried', () => {
  for (const key of filterKeys) expect(values[key]!.length, key).toBeGreaterThan(1)
})

test.each(metrics.map((metric) => [metric.id, metric] as const))(
  '%s has the same rows from DuckDB in node, from the API and from DuckDB in the browser',
  async (id, metric) => {
    const asked = [
      '',
      ...fc.sample(searches(metric, filterKeys, 0), { numRuns: 3, seed: 11 }),
      ...fc.sample(searches(metric, paymentFilters, 1), { numRuns: 2, seed: 12 }),
    ]
    for (const search of asked) {
      const { query, notices } = parseQuery(metric, new URLSearchParams(search))
      expect(notices, search).toEqual([])
      const native = await metricRows(release, metric, query)
      const response = await fetch(`${served.running.address}/api/datasets/pilot/metrics/${id}?${search}`)
      expect(await response.json(), search).toEqual(native)
      const { rows, source } = await inPage(id, search)
      expect(comparable(rows), `${source} ${search}`).toEqual(comparable(native))
      if (!search) {
        expect(native.length).toBeGreaterThan(0)
        expect(source).toBe('browser')
      }
    }
  },
  120_000,
)

/** Person filters one after another: none, each key alone, two keys, one that chooses nobody, and the first again. */
const personSearches = () => {
  const alone = personFilters.map((key, i) => `${key}=${encodeURIComponent(values[key]![i % values[key]!.length]!)}`)
  return ['', ...alone, `${alone[0]}&${alone[1]}`, 'region=nowhere', alone[0]!, '']
}

test('a plan that is kept gives the rows of the profiles chosen now, whatever was chosen when it was made', async () => {
  const asked = metrics.filter(({ filters }) => filters.includes('region'))
  expect(asked.length).toBeGreaterThan(20)
  const wrong: string[] = []
  // Filters outside, metrics inside: between two questions of a metric every other one is asked, under the same marks.
  for (const search of personSearches())
    for (const metric of asked) {
      const own = [...new URLSearchParams(search)].filter(([key]) => metric.filters.includes(key as FilterKey))
      const { query, notices } = parseQuery(metric, own)
      expect(notices).toEqual([])
      const { rows } = await inPage(metric.id, new URLSearchParams(own).toString())
      const native = await metricRows(release, metric, query)
      if (JSON.stringify(comparable(rows)) !== JSON.stringify(comparable(native))) wrong.push(`${metric.id} ${search}`)
    }
  expect(wrong).toEqual([])
}, 240_000)

test('plans are made anew when their tables have come anew, and when they are asked all at once under different filters', async () => {
  const found = await page.evaluate(async (searches) => {
    const console = await globalThis.pilotscope.load()
    const by = await console.another({ budget: 2 ** 28 })
    const ask = (search: string) => console.rows('pilot', 'rail-share', search, { by })
    const first = []
    for (const search of searches) first.push((await ask(search)).rows)
    await by.forget('profiles')
    const again = await Promise.all(searches.map(async (search) => (await ask(search)).rows))
    by.stop()
    return { first, again }
  }, personSearches())
  expect(found.again).toEqual(found.first)
  expect(new Set(found.first.map((rows) => JSON.stringify(rows))).size).toBeGreaterThan(5)
}, 120_000)
