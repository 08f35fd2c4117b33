import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { type Metric, metrics } from '../../datasets/metrics/index.ts'
import { tablesOf } from '../../datasets/metrics/run.ts'
import { parseQuery } from '../../datasets/query.ts'
import { factsOf } from '../../server/release/metric-rows.ts'
import { type Running, serve } from '../../server/serve.ts'
import { launch } from '../browser/chromium.ts'
import { atLeast, atMost, type Figure, figure, type Measured, quantile } from './figures.ts'
import { occurringIn } from './occurring.ts'
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

const million = 1_000_000
const timesToEvent = ['survival', 'incentive-cliff', 'second-organic', 'return-interval']

/** A million persons, statement and statistics, by the region of the person; the slowest of the family is what is held against the limit. */
async function ofAMillion(page: Page): Promise<Figure> {
  const found: { id: string; ms: number }[] = []
  for (const id of timesToEvent) {
    const { ms, points, held } = await page.evaluate(([n, id, times]) => bench.ofPersons(n, id, 'segment=region', times), [
      million,
      id,
      repeats,
    ] as const)
    if (held < million || points < 100) throw new Error(`${id}: ${points} points from ${held} rows`)
    say(`${id} of a million persons: ${ms.toFixed(0)} ms`)
    found.push({ id, ms })
  }
  return figure({
    what: 'survival of a million persons in the browser, SQL and statistics',
    size: million,
    unit: 'ms',
    measured: Math.max(...found.map(({ ms }) => ms)),
    limit: atMost(1000),
    note: `persons, not payments, one row each and none merged, in four regions with log-rank, Cox and restricted means; the slowest of ${found.map(({ id, ms }) => `${id} ${ms.toFixed(0)} ms`).join(', ')}. Grouping the rows in the engine limits it.`,
  })
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
  const survival = large ? [] : [await ofAMillion(page)]

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
        note: `median of ${under.length} metrics’ medians over ${filtersPerMetric} random filters each, page’s engine, tables at hand; the quickest of ${repeats} askings counts; p95 is over all questions. Of small tables the way to the worker and back, planning and preparing limit it, of large ones the probe of the chosen profiles and the grouping of 10⁵ to 10⁶ rows.`,
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
      note: 'the same statement with every compact table as a subquery over `purchases`, same engine, same rows, one right after the other; metrics that coded payments can answer. What they must count again, persons by period and what they did before, makes the difference; sums over the focal rail alone differ least.',
    }),
    {
      ...figure({
        what: `query of one chart under a payment filter, ${large ? 'server' : 'browser'}`,
        size,
        unit: 'ms',
        measured: narrowed.map(({ payment }) => median(payment)),
        limit: atMost(limits.payment),
        note: 'compact tables re-made inside the statement from `purchases`, or `focal_purchases` where only the focal rail counts; where the server answers, the whole request is timed. Metrics over all rails, which group every purchase by person and period, limit it.',
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
      note: `of ${Object.keys(bytes).length} themes; rows by day and profile, which merge less than rows by month, are most of it.`,
    }),
    figure({
      what: '`duckdb_memory()` after every metric',
      size,
      unit: 'bytes',
      measured: memory,
      limit: atMost(limits.memory),
      note: 'tables as Arrow sent them, uncompressed, with counts as 4-byte and sums as 8-byte numbers; those that a view no longer needs stay until the budget of 384 MB is reached.',
    }),
    ...survival,
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
