import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { filterKeys, paymentFilters } from '../../datasets/filters.ts'
import { type Metric, metrics } from '../../datasets/metrics/index.ts'
import { tablesOf } from '../../datasets/metrics/run.ts'
import { parseQuery } from '../../datasets/query.ts'
import { identifier, sql } from '../../datasets/sql.ts'
import { factsOf } from '../../server/release/metric-rows.ts'
import { type Running, serve } from '../../server/serve.ts'
import { Database } from '../../server/warehouse/database.ts'
import { launch } from '../browser/chromium.ts'
import { atLeast, atMost, type Figure, figure, type Measured, quantile } from './figures.ts'
import type { Bench } from './page/engines.ts'
import { type Occurring, paymentSearches, personSearches } from './searches.ts'

/**
 * `tsx test/bench/queries.ts <data folder> <dataset> <payments>`: what a chart waits for, in headless Chromium with the page's own engine in
 * front of the real server. Prints figures as JSON.
 */
const [data, dataset, size] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4])]
const large = size > 2_000_000
const limits = large
  ? { person: 25, ratio: 10, payment: 400, bytes: 8e6, memory: 400e6 }
  : { person: 10, ratio: 4, payment: 60, bytes: 2e6, memory: 150e6 }
const filtersPerMetric = 20
const paymentFiltersPerMetric = large ? 2 : 6
const plainPerMetric = large ? 1 : 2
/** Every question is asked this often and the quickest answer counts: what it costs, not what else the machine did meanwhile. */
const repeats = 3

const say = (text: string) => process.stderr.write(`${text}\n`)
const { median, p95 } = {
  median: (values: readonly number[]) => quantile(values, 0.5),
  p95: (values: readonly number[]) => quantile(values, 0.95),
}

type Answer = { ms: number; rows: string } | null
declare const bench: Bench
const ask = (page: Page, how: 'ask' | 'askPlain', id: string, search: string): Promise<Answer> =>
  page.evaluate(([how, id, search]) => bench[how](id, search), [how, id, search] as const)

async function quickest<T extends { ms: number } | null>(question: () => Promise<T>, times = repeats): Promise<T> {
  let best = await question()
  for (let i = 1; i < times && best; i++) {
    const next = await question()
    if (next && next.ms < best.ms) best = next
  }
  return best
}

async function builtBench(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'pilotscope-bench-page-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 5000 },
  })
  return outDir
}

/** Values that may be filtered by, those of persons from `profiles`, those of payments from `codes`. */
async function occurringIn(path: string): Promise<Occurring> {
  const database = await Database.open(path, { readOnly: true })
  const found: Record<string, string[]> = {}
  try {
    for (const key of filterKeys) {
      const payment = (paymentFilters as readonly string[]).includes(key)
      const rows = await database.rows<{ value: string }>(
        payment
          ? sql`select coalesce(value, '') as value from codes where dimension = ${{ text: `'${key}'`, values: [], relations: [] }} order by 1`
          : sql`select distinct coalesce(${identifier(key)}, '') as value from profiles order by 1`,
      )
      found[key] = rows.map(({ value }) => value)
    }
    return found
  } finally {
    database.close()
  }
}

interface Asked {
  metric: Metric
  person: number[]
  plain: number[]
  ratio: number | null
  payment: number[]
}

async function overHttp(running: Running, id: string, search: string): Promise<{ ms: number }> {
  const start = performance.now()
  const response = await fetch(`${running.address}/api/datasets/${dataset}/metrics/${id}?${search}`)
  if (!response.ok) throw new Error(`${id}?${search}: ${response.status} ${await response.text()}`)
  await response.text()
  return { ms: performance.now() - start }
}

/** Every metric under person filters and, where it takes them, payment filters; first once without, so that its tables are there. */
async function askEvery(page: Page, running: Running, occurring: Occurring): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const metric of metrics) {
    const one: Asked = { metric, person: [], plain: [], ratio: null, payment: [] }
    const inBrowser = await ask(page, 'ask', metric.id, '')
    if (inBrowser && !same(inBrowser.rows, await (await fetch(`${running.address}/api/datasets/${dataset}/metrics/${metric.id}`)).text()))
      throw new Error(`${metric.id} has other rows from the server`)
    for (const search of personSearches(metric, occurring, filtersPerMetric)) {
      const answer = inBrowser && (await quickest(() => ask(page, 'ask', metric.id, search)))
      one.person.push((answer ?? (await quickest(() => overHttp(running, metric.id, search)))).ms)
    }
    asked.push(one)
    say(
      `${metric.id}: ${one.person.length ? `${median(one.person).toFixed(1)} ms` : 'takes no person filter'}${inBrowser ? '' : ' (server)'}`,
    )
  }
  return asked
}

async function askUnderPaymentFilters(page: Page, running: Running, asked: readonly Asked[], occurring: Occurring) {
  for (const { metric, payment } of asked)
    for (const [i, search] of paymentSearches(metric, occurring, paymentFiltersPerMetric).entries()) {
      if (i === 0) await ask(page, 'ask', metric.id, search)
      const answer = await quickest(() => ask(page, 'ask', metric.id, search))
      payment.push((answer ?? (await quickest(() => overHttp(running, metric.id, search), large ? 1 : repeats))).ms)
    }
  for (const { metric, payment } of asked) if (payment.length) say(`${metric.id} under a payment filter: ${median(payment).toFixed(1)} ms`)
}

async function askPlainly(page: Page, asked: readonly Asked[], occurring: Occurring) {
  // Fetches the payments, which is not what is measured.
  await ask(page, 'askPlain', 'offline-by-scenario', '')
  for (const one of asked) {
    const ratios: number[] = []
    for (const search of personSearches(one.metric, occurring, plainPerMetric)) {
      const times = large ? 1 : 2
      const plain = await quickest(() => ask(page, 'askPlain', one.metric.id, search), times)
      const compact = await quickest(() => ask(page, 'ask', one.metric.id, search), times)
      if (!plain) continue
      if (compact && !same(compact.rows, plain.rows)) throw new Error(`${one.metric.id}?${search} has other rows from payments`)
      one.plain.push(plain.ms)
      if (compact) ratios.push(plain.ms / compact.ms)
    }
    if (ratios.length) one.ratio = median(ratios)
    say(
      `${one.metric.id} over coded payments: ${one.plain.length ? `${median(one.plain).toFixed(1)} ms, ${one.ratio?.toFixed(1)} ×` : '—'}`,
    )
  }
}

/** Equal up to the last digits of sums of fractions, which depend on the order of addition. */
const same = (a: string, b: string) => {
  const comparable = (text: string) =>
    JSON.stringify(JSON.parse(text), (_, value) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(9)) : value,
    )
  return comparable(a) === comparable(b)
}

/** Gzipped bytes of the tables that the metrics of a theme read at monthly grain. */
async function bytesOfThemes(running: Running): Promise<{ bytes: Record<string, number>; byServer: string[] }> {
  const release = await running.catalogue.open(dataset)
  try {
    const entries = new Map(release.manifest.tables.map((table) => [table.name, table]))
    const stored = new Set(
      [...entries.values()].filter(({ kind, gzip_bytes }) => kind === 'compact' && gzip_bytes !== null).map(({ name }) => name),
    )
    const bytes: Record<string, number> = {}
    const byServer: string[] = []
    for (const theme of new Set(metrics.map(({ theme }) => theme))) {
      const tables = new Map<string, number>()
      for (const metric of metrics.filter((metric) => metric.theme === theme)) {
        const monthly = 'grain' in metric.params.shape ? [['grain', 'month'] as const] : []
        const { query } = parseQuery(metric, monthly)
        const read = tablesOf(metric, query, factsOf(release.manifest), stored).map(({ name }) => entries.get(name)!)
        if (read.some(({ gzip_bytes }) => gzip_bytes === null)) byServer.push(metric.id)
        else for (const { name, gzip_bytes } of read) tables.set(name, gzip_bytes!)
      }
      bytes[theme] = [...tables.values()].reduce((a, b) => a + b, 0)
    }
    return { bytes, byServer }
  } finally {
    release.close()
  }
}

const dist = await builtBench()
const running = await serve({ host: '127.0.0.1', port: 0, data, memory: '2GB', log: 'error', insecure: false }, dist)
const browser = await launch()
try {
  const release = await running.catalogue.open(dataset)
  const occurring = await occurringIn(join(data, dataset, 'releases', release.manifest.release, 'release.duckdb'))
  release.close()
  const page = await browser.newPage()
  page.on('pageerror', (error) => say(error.message))
  await page.goto(`${running.address}/`)
  await page.waitForFunction(() => 'bench' in globalThis)
  await page.evaluate((dataset) => bench.open(dataset), dataset)

  const asked = await askEvery(page, running, occurring)
  const { bytes: memory, tables, restarts } = await page.evaluate(() => bench.memory())
  say(`duckdb_memory(): ${memory} bytes, ${tables.length} tables, ${restarts} restarts`)
  await askUnderPaymentFilters(page, running, asked, occurring)
  await askPlainly(page, asked, occurring)
  const { bytes, byServer } = await bytesOfThemes(running)

  const under = asked.filter(({ person }) => person.length)
  const ratios = asked.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]))
  const narrowed = asked.filter(({ payment }) => payment.length)
  const slowest = (of: readonly Asked[], key: 'person' | 'payment') =>
    [...of]
      .sort((a, b) => median(b[key]) - median(a[key]))
      .slice(0, 2)
      .map((one) => `${one.metric.id} ${median(one[key]).toFixed(1)} ms`)
      .join(', ')
  const figures: Figure[] = [
    {
      ...figure({
        what: 'query of one chart under a person filter',
        size,
        unit: 'ms',
        measured: under.map(({ person }) => median(person)),
        limit: atMost(limits.person),
        note: `median of ${under.length} metrics’ medians over ${filtersPerMetric} random filters each, page’s engine, tables at hand; the quickest of ${repeats} askings counts; p95 is over all questions.`,
      }),
      p95: Number(p95(under.flatMap(({ person }) => person)).toPrecision(4)),
      n: under.flatMap(({ person }) => person).length,
    },
    figure({
      what: 'the same against coded payments',
      size,
      unit: 'times',
      measured: ratios,
      limit: atLeast(limits.ratio),
      note: 'the same statement with every compact table as a subquery over `purchases`, same engine, same rows, one right after the other; metrics that coded payments can answer.',
    }),
    {
      ...figure({
        what: `query of one chart under a payment filter, ${large ? 'server' : 'browser'}`,
        size,
        unit: 'ms',
        measured: narrowed.map(({ payment }) => median(payment)),
        limit: atMost(limits.payment),
        note: 'compact tables re-made inside the statement from `purchases`; where the server answers, the whole request is timed.',
      }),
      p95: Number(p95(narrowed.flatMap(({ payment }) => payment)).toPrecision(4)),
      n: narrowed.flatMap(({ payment }) => payment).length,
    },
    figure({
      what: 'compressed bytes of the largest view’s tables, monthly',
      size,
      unit: 'bytes',
      measured: Math.max(...Object.values(bytes)),
      limit: atMost(limits.bytes),
    }),
    figure({
      what: '`duckdb_memory()` after every metric',
      size,
      unit: 'bytes',
      measured: memory,
      limit: atMost(limits.memory),
    }),
  ]
  const one = (values: readonly number[]) => (values.length ? Number(median(values).toPrecision(4)) : null)
  const measured: Measured = {
    figures,
    metrics: Object.fromEntries(
      asked.map(({ metric, person, plain, payment }) => [metric.id, { person: one(person), plain: one(plain), payment: one(payment) }]),
    ),
  }
  say(`slowest: ${slowest(under, 'person')}; under a payment filter: ${slowest(narrowed, 'payment')}`)
  say(`views: ${JSON.stringify(bytes)}; by the server: ${byServer.join(', ') || 'none'}`)
  process.stdout.write(`${JSON.stringify(measured)}\n`)
} finally {
  await browser.close()
  await running.stop()
  await rm(dist, { recursive: true, force: true })
}
