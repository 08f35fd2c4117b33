import type { Known } from '../figures/figures.ts'
import type { FilterKey } from '../filters.ts'
import type { Metric, Query, Row } from '../metrics/metric.ts'
import { lacking } from '../metrics/run.ts'
import { queryOf } from '../query.ts'
import { type Change, changeOf, groupOf, largest, mainContributor } from './changes.ts'
import type { Both, Contribution } from './decomposition.ts'
import { type Rails, signals } from './signals.ts'

export interface Found {
  change: Change
  main: Contribution | null
}

/** How many are told. */
const MOST = 5

/** Answers a query in its own time; rejects once nobody wants the answer. */
export type Ask = (metric: Metric, query: Query) => Promise<readonly Row[]>

/** The largest changes of the last month that is over against the one before, each with what contributed most. */
export async function findChanges(
  given: Pick<Query, 'range' | 'filters'>,
  { facts, dimensions }: Known,
  ask: Ask,
  most = MOST,
): Promise<Found[]> {
  const rails: Rails = {
    focal: facts.focalRail,
    thirdParty: new Set(dimensions.rails.filter(({ kind }) => kind === 'third_party').map(({ id }) => id)),
  }
  const changes: (Change | null)[] = []
  for (const signal of signals) {
    const query = queryOf(signal.metric, { ...given, params: signal.params })
    if (lacking(signal.metric, query, facts).length || (signal.unit === 'balance' && !rails.thirdParty.size)) continue
    changes.push(changeOf(signal, signal.read(await ask(signal.metric, query), rails)))
  }
  const found: Found[] = []
  for (const change of largest(changes, most)) {
    const { metric, params, over } = change.signal
    const query = queryOf(metric, { ...given, params })
    const groups = new Map<FilterKey, Map<string, Both>>()
    for (const key of over) {
      const values = dimensions.values[key] ?? []
      // An attribute that is filtered by already does not divide what is left.
      if (values.length < 2 || given.filters[key] || !metric.filters.includes(key)) continue
      const parts = new Map<string, Both>()
      for (const value of values) {
        const rows = await ask(metric, { ...query, filters: { ...query.filters, [key]: [value] } })
        parts.set(value, groupOf(change, rows, rails))
      }
      groups.set(key, parts)
    }
    found.push({ change, main: mainContributor(change, groups) })
  }
  return found
}
