import { groupsOf } from '../groups.ts'
import type { Row } from '../metrics/metric.ts'
import type { Structure } from './columns.ts'

/** On how few persons or merchants a row rests: the least of its counts of them above zero; null where it has none. */
function sizeOf(row: Row, { measures }: Structure): number | null {
  const counts = measures
    .filter(({ unit }) => unit === 'persons' || unit === 'merchants')
    .map(({ name }) => row[name])
    .filter((count) => typeof count === 'number' && count > 0)
  return counts.length ? Math.min(...(counts as number[])) : null
}

/**
 * Which rows may not be shown. First those that rest on fewer persons or merchants than `fewest`, but not on none. Then others, the smallest
 * first, until none of those can be had by taking the shown ones from their total: along every dimension, the rows that differ in nothing else
 * hide none, or at least two that rest on `fewest` together, or all that are not empty. Dimensions whose values are no parts of a total, such as
 * days of a curve, are treated alike, which hides a row too many rather than one too few.
 */
export function hiddenRows(rows: readonly Row[], structure: Structure, fewest: number): boolean[] {
  const sizes = rows.map((row) => sizeOf(row, structure))
  const hidden = sizes.map((size) => size !== null && size < fewest)
  if (!hidden.includes(true)) return hidden
  const { time, dimensions } = structure
  const names = [...(time ? [time] : []), ...dimensions].map(({ name }) => name)
  const breakdowns = dimensions.flatMap(({ name }) => {
    const others = names.filter((other) => other !== name)
    return [...groupsOf([...rows.keys()], (i) => JSON.stringify(others.map((other) => rows[i]![other] ?? null))).values()]
  })
  /** The row that a breakdown has to hide as well; undefined where it is safe. */
  const complement = (breakdown: readonly number[]): number | undefined => {
    const own = breakdown.filter((i) => hidden[i])
    const together = own.reduce((sum, i) => sum + sizes[i]!, 0)
    if (!own.length || (own.length > 1 && together >= fewest)) return undefined
    return breakdown.filter((i) => !hidden[i] && sizes[i] !== null).sort((a, b) => sizes[a]! - sizes[b]!)[0]
  }
  for (let more = true; more; ) {
    more = false
    for (const breakdown of breakdowns)
      for (let next = complement(breakdown); next !== undefined; next = complement(breakdown)) {
        hidden[next] = true
        more = true
      }
  }
  return hidden
}
