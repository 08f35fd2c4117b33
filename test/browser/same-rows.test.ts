import * as fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filterKeys } from '../../datasets/filters.ts'
import { type Metric, metrics } from '../../datasets/metrics/index.ts'
import { choices, parseQuery } from '../../datasets/query.ts'
import { metricRows } from '../../server/release/metric-rows.ts'
import { engineReady, Served } from './served.ts'

let served: Served
let page: Page
beforeAll(async () => {
  served = await Served.start()
  page = await served.open('/data?dataset=small')
  await engineReady(page)
}, 150_000)
afterAll(async () => {
  await served.stop()
})

const values: Record<string, string[]> = {
  region: ['shenzhen', 'suzhou', ''],
  tier: ['tier_2', 'tier_3', 'tier_4'],
  operator: ['icbc', 'ccb'],
  acquisition: ['lottery', 'organic'],
  age_band: ['18-29', '50+'],
  scenario: ['transport', 'retail'],
  acceptance: ['in_store', 'ecommerce'],
  connectivity: ['dual_offline', 'online'],
}

/** Counts, sums and text as they are; fractions to 14 digits, because two JavaScript engines may differ in the last bit of a logarithm. */
const comparable = (rows: unknown) =>
  JSON.parse(JSON.stringify(rows), (_, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(14)) : value,
  )

/** Random queries in the words of an address. */
const searches = (metric: Metric) =>
  fc
    .record({
      filters: fc.subarray(
        filterKeys.filter((key) => metric.filters.includes(key) && values[key]),
        { maxLength: 2 },
      ),
      picks: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
      params: fc.record(
        Object.fromEntries(
          Object.entries(metric.params.shape).flatMap(([key, schema]) => {
            const options = choices(schema as never)
            return options.length ? [[key, fc.constantFrom(...options)]] : []
          }),
        ),
      ),
      range: fc.constantFrom<Record<string, string>>({}, { from: '2021-02-10' }, { from: '2021-02-01', to: '2021-04-30' }),
    })
    .map(({ filters, picks, params, range }) =>
      new URLSearchParams([
        ...Object.entries(range),
        ...filters.map((key, i): [string, string] => [key, values[key]![picks[i]! % values[key]!.length]!]),
        ...(Object.entries(params) as [string, string][]),
      ]).toString(),
    )

test.each(metrics.map((metric) => [metric.id, metric] as const))(
  '%s has the same rows from DuckDB in node, from the API and from DuckDB in the browser',
  async (id, metric) => {
    const release = await served.running.catalogue.open('small')
    try {
      for (const search of ['', ...fc.sample(searches(metric), { numRuns: 4, seed: 11 })]) {
        const { query, notices } = parseQuery(metric, new URLSearchParams(search))
        expect(notices, search).toEqual([])
        const native = await metricRows(release, metric, query).catch((error: Error) => error.message)
        const response = await fetch(`${served.running.address}/api/datasets/small/metrics/${id}?${search}`)
        if (typeof native === 'string') {
          expect(response.status, search).toBe(422)
          continue
        }
        expect(await response.json(), search).toEqual(native)
        const { rows, source } = await page.evaluate(
          async ([id, search]) => {
            type Console = { rows(dataset: string, id: string, search: string): Promise<{ rows: unknown[]; source: string }> }
            return (await (globalThis as unknown as { pilotscope: { load(): Promise<Console> } }).pilotscope.load()).rows(
              'small',
              id,
              search,
            )
          },
          [id, search] as const,
        )
        expect(comparable(rows), `${source} ${search}`).toEqual(comparable(native))
        if (!search) expect(source).toBe('browser')
      }
    } finally {
      release.close()
    }
  },
)
