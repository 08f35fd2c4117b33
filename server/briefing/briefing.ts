import type { Noted } from '../../datasets/annotations/annotation.ts'
import type { Briefed, Target } from '../../datasets/briefing/briefed.ts'
import { compose } from '../../datasets/briefing/compose.ts'
import type { Briefing } from '../../datasets/briefing/document.ts'
import { type BriefingPeriod, lastComplete, periodName } from '../../datasets/briefing/period.ts'
import { contractVersion } from '../../datasets/contract/index.ts'
import type { Filters } from '../../datasets/filters.ts'
import { metrics } from '../../datasets/metrics/index.ts'
import type { Language } from '../../datasets/metrics/metric.ts'
import { bind, sql } from '../../datasets/sql.ts'
import manifestOfProgram from '../../package.json' with { type: 'json' }
import { shownAnnotations } from '../annotations/annotations.ts'
import { Documents } from '../documents/documents.ts'
import { Failure } from '../errors.ts'
import type { Catalogue, OpenRelease } from '../release/catalogue.ts'
import { releaseDimensions, requireValues } from '../release/dimensions.ts'
import { factsOf, metricRows } from '../release/metric-rows.ts'
import { composed } from './composed.ts'

/** Which briefing is wanted. */
export interface Wanted {
  dataset: string
  /** Null: the last month that is over. */
  period: BriefingPeriod | null
  language: Language
  filters: Filters
  /** Null: the one that is served. */
  release: string | null
}

async function targetsIn({ database, manifest }: OpenRelease): Promise<Target[]> {
  if (!manifest.tables.some(({ name, rows }) => name === 'targets' && rows > 0)) return []
  return database.answer(sql`select metric, strftime(period, '%Y-%m-%d') as period, value from targets order by metric, period`)
}

async function coverageIn({ database, manifest }: OpenRelease): Promise<number | null> {
  const [rail] = await database.answer<{ coverage: number | null }>(
    sql`select coverage from rails where rail_id = ${bind(manifest.pilot.focal_rail)}`,
  )
  return rail?.coverage ?? null
}

const ids = new Set(metrics.map(({ id }) => id))

/** What came with the data and what people wrote since: an editor’s words, which a pinned release does not hold fast. */
async function annotationsOn(release: OpenRelease, data: string): Promise<Noted[]> {
  const { annotations } = await shownAnnotations(new Documents(data), release, ids)
  return annotations.map(({ id, starts_on, ends_on, text, author, metric, region }) => ({
    ...{ id, from: starts_on, to: ends_on ?? starts_on, text, author, metric, region },
  }))
}

/** A briefing on nothing is a misspelling, not a page of dashes. */
function answerable({ period, filters, facts, dimensions }: Briefed): void {
  const { firstDay, cutoff } = facts
  if (period.to < firstDay || period.from > cutoff)
    throw new Failure(
      'invalid_request',
      `The release has no payment in ${periodName(period)}.`,
      `Give a period between ${firstDay} and ${cutoff}, such as ${periodName(lastComplete('month', cutoff))}.`,
    )
  requireValues(filters, dimensions)
}

/** What a briefing on an open release is composed from; `served` is the release that the dataset serves now. */
async function briefedOn(
  release: OpenRelease,
  { period, language, filters }: Wanted,
  served: OpenRelease['manifest'],
  data: string,
  signal?: AbortSignal,
): Promise<Briefed> {
  const { manifest } = release
  const { pilot } = manifest
  const facts = factsOf(manifest)
  return {
    ...{ dataset: manifest.dataset, pilot: pilot.title, simulated: pilot.simulated, scale: pilot.scale },
    ...{ reportingLagDays: pilot.reporting_lag_days, release: manifest.release, sequence: manifest.sequence, madeAt: manifest.made_at },
    ...{ contractVersion, version: manifestOfProgram.version },
    newer: served.sequence > manifest.sequence && served.pilot.cutoff ? { sequence: served.sequence, cutoff: served.pilot.cutoff } : null,
    ...{
      facts,
      dimensions: await releaseDimensions(release, signal),
      targets: await targetsIn(release),
      annotations: await annotationsOn(release, data),
      coverage: await coverageIn(release),
    },
    ...{ period: period ?? lastComplete('month', facts.cutoff), filters, language },
  }
}

/**
 * The briefing of a release. Throws `unknown_dataset`, `unknown_release`, `not_applicable` where there are no payments, `invalid_request` where
 * none lies in the period or a filter names what the release does not have.
 */
export async function briefingOf(catalogue: Catalogue, wanted: Wanted, signal?: AbortSignal): Promise<Briefing> {
  const release = await catalogue.open(wanted.dataset, wanted.release ?? undefined)
  try {
    const briefed = await briefedOn(release, wanted, await catalogue.manifest(wanted.dataset), catalogue.data, signal)
    answerable(briefed)
    return await composed(catalogue, briefed, () => compose(briefed, (metric, query) => metricRows(release, metric, query, signal)))
  } finally {
    release.close()
  }
}
