import { createWriteStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { metrics } from '../../datasets/metrics/index.ts'
import type { Metric, Query } from '../../datasets/metrics/metric.ts'
import { lacking } from '../../datasets/metrics/run.ts'
import { structureOf } from '../../datasets/observations/columns.ts'
import { type Observation, observationsOf, revisedSince } from '../../datasets/observations/observations.ts'
import { parseQuery, serializeQuery } from '../../datasets/query.ts'
import { sql } from '../../datasets/sql.ts'
import { explained, Failure } from '../errors.ts'
import type { Catalogue, OpenRelease } from '../release/catalogue.ts'
import { releaseDimensions, requireValues } from '../release/dimensions.ts'
import { factsOf, metricRows, requiredMetric, requiredQuery } from '../release/metric-rows.ts'
import { exportColumns, metricLists, sdmxCsv, sharedLists } from './files.ts'
import { writeParquet } from './parquet.ts'

export const formats = ['sdmx-csv', 'parquet'] as const
export type Format = (typeof formats)[number]

export interface ExportOptions {
  dataset: string
  release?: string
  /** Ids; every metric where it is empty. */
  metrics: readonly string[]
  /** from, to, filters and parameters, as in an address. */
  pairs: readonly (readonly [string, string])[]
  format: Format
  out: string
  /** Rows on fewer persons or merchants than this are suppressed, and those from which they could be worked out. */
  fewest?: number
}

export interface Exported {
  metric: string
  file: string | null
  rows: number
  observations: number
  revised: number
  /** Why there is no file; null where there is one. */
  reason: string | null
  /** The query, as in an address. */
  query: string
}

/** Observations of a metric in a release, marked against the release before where that can still be asked. */
export async function observe(
  catalogue: Catalogue,
  release: OpenRelease,
  metric: Metric,
  query: Query,
  fewest = 0,
): Promise<{ rows: number; observations: Observation[] }> {
  const facts = factsOf(release.manifest)
  const rows = await metricRows(release, metric, query)
  const observations = observationsOf(rows, { metric, query, facts, fewest })
  return { rows: rows.length, observations: revisedSince(observations, await before(catalogue, release, metric, query, fewest)) }
}

/** The same in the release before; what may not be shown of it is not shown as a previous value either. */
async function before(
  catalogue: Catalogue,
  { manifest }: OpenRelease,
  metric: Metric,
  query: Query,
  fewest: number,
): Promise<Observation[] | null> {
  if (!manifest.previous) return null
  const previous = await catalogue.open(manifest.dataset, manifest.previous).catch((error: unknown) => {
    if (error instanceof Failure) return null
    throw error
  })
  if (!previous) return null
  try {
    const rows = await metricRows(previous, metric, query)
    return observationsOf(rows, { metric, query, facts: factsOf(previous.manifest), fewest })
  } catch (error) {
    if (error instanceof Failure && error.code === 'not_applicable') return null
    throw error
  } finally {
    previous.close()
  }
}

/** Names that the dataset gives to its regions, rails and campaigns. */
async function labelsOf(release: OpenRelease): Promise<(column: string, value: string) => string | undefined> {
  const of = async (statement: Parameters<OpenRelease['database']['answer']>[0]) =>
    new Map((await release.database.answer<{ id: string; label: string }>(statement)).map(({ id, label }) => [id, label]))
  const rails = await of(sql`select rail_id as id, label from rails`)
  const regions = await of(sql`select region_id as id, label from regions`)
  const campaigns = await of(sql`select campaign_id as id, label from campaigns`)
  return (column, value) =>
    (/rail/.test(column) ? rails : /region/.test(column) ? regions : /campaign/.test(column) ? campaigns : undefined)?.get(value)
}

function queryOf(metric: Metric, pairs: ExportOptions['pairs'], named: boolean): Query {
  if (named) return requiredQuery(metric, pairs)
  // Of every metric: what one of them does not take is left out for it, and said in the index.
  const taken = pairs.filter(([key]) => ['from', 'to', ...metric.filters, ...Object.keys(metric.params.shape)].includes(key))
  const { query, notices } = parseQuery(metric, taken)
  const bad = notices.find(({ code, key }) => code === 'invalid' && (key === 'from' || key === 'to'))
  if (bad) return requiredQuery(metric, taken)
  return query
}

async function emptyFolder(out: string): Promise<string> {
  const folder = resolve(out)
  try {
    await mkdir(folder, { recursive: true })
    if ((await readdir(folder)).length)
      throw new Failure(
        'folder_not_empty',
        `${folder} is not empty.`,
        'Give a new or empty folder with --out, so that no older export is mixed in.',
      )
  } catch (error) {
    throw explained(error, folder)
  }
  return folder
}

/** Writes metrics as observations, with their code lists and an index, into a new or empty folder. */
export async function exportMetrics(
  catalogue: Catalogue,
  { dataset, release: asked, metrics: ids, pairs, format, out, fewest = 0 }: ExportOptions,
  onMetric: (done: number, of: number) => void = () => {},
): Promise<Exported[]> {
  const named = ids.length > 0
  const wanted = named ? [...new Set(ids)].map(requiredMetric) : metrics
  const keys = new Set(['from', 'to', ...wanted.flatMap((metric) => [...metric.filters, ...Object.keys(metric.params.shape)])])
  for (const [key] of pairs)
    if (!keys.has(key)) throw new Failure('invalid_request', `No exported metric takes "${key}".`, `They take: ${[...keys].join(', ')}.`)
  const queries = wanted.map((metric) => queryOf(metric, pairs, named))
  const release = await catalogue.open(dataset, asked)
  try {
    const facts = factsOf(release.manifest)
    const dimensions = await releaseDimensions(release)
    for (const { filters } of queries) requireValues(filters, dimensions)
    const folder = await emptyFolder(out)
    const labels = await labelsOf(release)
    const done: Exported[] = []
    for (const [i, metric] of wanted.entries()) {
      const query = queries[i]!
      const entry = { metric: metric.id, query: new URLSearchParams(serializeQuery(metric, query)).toString() }
      const lacks = lacking(metric, query, facts)
      if (lacks.length)
        done.push({ ...entry, file: null, rows: 0, observations: 0, revised: 0, reason: `not applicable: needs ${lacks.join(' and ')}` })
      else {
        const { rows, observations } = await observe(catalogue, release, metric, query, fewest)
        const structure = structureOf(metric)
        const columns = exportColumns(metric, structure, release.manifest)
        const file = `${metric.id}.${format === 'parquet' ? 'parquet' : 'csv'}`
        if (format === 'parquet') await writeParquet(join(folder, file), columns, observations)
        else await pipeline(Readable.from(sdmxCsv(columns, observations)), createWriteStream(join(folder, file)))
        for (const [name, text] of metricLists(metric, structure, observations, labels)) await writeFile(join(folder, name), text)
        const revised = observations.filter(({ revision }) => revision === 'R').length
        done.push({ ...entry, file, rows, observations: observations.length, revised, reason: null })
      }
      onMetric(i + 1, wanted.length)
    }
    for (const [name, text] of sharedLists()) await writeFile(join(folder, name), text)
    const { release: id, previous, made_at, pilot } = release.manifest
    const index = { dataset, release: id, previous, made_at, cutoff: pilot.cutoff, format, suppressed_below: fewest, metrics: done }
    await writeFile(join(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`)
    return done
  } catch (error) {
    throw explained(error, out)
  } finally {
    release.close()
  }
}
