import type { Facts } from '../../datasets/facts.ts'
import { type Metric, metricById, metrics, type Query, type Row } from '../../datasets/metrics/index.ts'
import { lacking, rowsOf } from '../../datasets/metrics/run.ts'
import { type Asked, type Notice, parseQuery } from '../../datasets/query.ts'
import { Failure, nearest } from '../errors.ts'
import type { OpenRelease } from './catalogue.ts'
import type { Manifest } from './manifest.ts'

/** The metric of that id; an unknown one is an error that names the nearest. */
export function requiredMetric(id: string): Metric {
  const found = metricById(id)
  if (found) return found
  const ids = metrics.map((metric) => metric.id)
  const near = nearest(id, ids)
  throw new Failure(
    'unknown_metric',
    `There is no metric "${id}".`,
    `${near.length ? `Did you mean ${near.join(' or ')}? ` : ''}Metrics: ${ids.join(', ')}.`,
    {
      valid: ids,
    },
  )
}

/** What a query is asked of, named as in messages. */
type Named = Asked & { readonly id: string }

/** Reads a query strictly: where a page would show a notice, a script gets an error. */
export function requiredQuery(metric: Named, pairs: readonly (readonly [string, string])[]): Query {
  const { query, notices } = parseQuery(metric, pairs)
  const [notice] = notices
  if (!notice) return query
  throw new Failure('invalid_request', said(metric, notice), mend(notice), { valid: notice.valid })
}

function said(metric: Named, { code, key, value }: Notice): string {
  if (code === 'not_applicable') return `${metric.id} takes no filter "${key}".`
  if (code === 'repeated') return `${key} is given more than once (${value}).`
  if (code === 'unknown') return `${metric.id} takes no parameter "${key}".`
  return `${key}=${value} is not understood.`
}

function mend({ code, key, value, valid }: Notice): string {
  const near = nearest(code === 'invalid' ? value : key, valid)
  return [near.length ? `Did you mean ${near.join(' or ')}?` : '', valid.length ? `It takes: ${valid.join(', ')}.` : '']
    .filter(Boolean)
    .join(' ')
}

/** What a metric's statement must know of a release. */
export function factsOf({ pilot, tables }: Manifest): Facts {
  const { cutoff, first_day, last_day } = pilot
  if (!cutoff || !first_day || !last_day) throw new Failure('not_applicable', 'The release has no payments.', 'Import payments.')
  return {
    cutoff,
    firstDay: first_day,
    lastDay: last_day,
    focalRail: pilot.focal_rail,
    currency: pilot.currency,
    tables: tables.filter(({ kind, rows }) => kind === 'contract' && rows > 0).map(({ name }) => name),
    absent: pilot.absent,
  }
}

/** Rows of a metric from a release; stopped when the signal is aborted. */
export async function metricRows(release: OpenRelease, metric: Metric, query: Query, signal?: AbortSignal): Promise<Row[]> {
  const facts = factsOf(release.manifest)
  const lacks = lacking(metric, query, facts)
  if (lacks.length)
    throw new Failure(
      'not_applicable',
      `${metric.id} needs ${lacks.join(' and ')}, which the dataset does not have.`,
      `Import ${lacks.join(' and ')}.`,
    )
  const stored = new Set(release.manifest.tables.filter(({ kind }) => kind === 'compact').map(({ name }) => name))
  return rowsOf(metric, query, facts, stored, (statement) => release.database.answer<Row>(statement, signal))
}
