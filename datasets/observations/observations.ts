import { type Grain, grains } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import type { Metric, Query, Row } from '../metrics/metric.ts'
import type { Value } from '../sql.ts'
import { codeOf, decoded, firstDay, frequencies, timePeriod, timeRange } from './codes.ts'
import { type MeasureColumn, type Structure, structureOf } from './columns.ts'
import { hiddenRows } from './disclosure.ts'

/** One value of one measure of one row, with what must be known to read it. */
export interface Observation {
  freq: string
  time_period: string
  /** Codes by dimension, in the structure’s order. */
  dimensions: readonly string[]
  indicator: string
  value: number | null
  lower: number | null
  upper: number | null
  n: number | null
  unit: string
  status: 'A' | 'P' | 'O' | 'M' | 'Q'
  detail: 'FINAL' | 'PROVISIONAL' | 'NOT_YET_OBSERVED' | 'NOT_APPLICABLE' | 'MISSING' | 'SUPPRESSED'
  revision: 'R' | 'U' | 'N' | '_Z'
  /** The value in the release before, where it was another. */
  previous: number | null
  /** Values by attribute, in the structure’s order. */
  attributes: readonly Value[]
}

export interface Asked {
  metric: Metric
  query: Query
  facts: Facts
  /** Rows resting on fewer persons or merchants than this, but not on none, are suppressed, and those from which they could be worked out; 0: none is. */
  fewest?: number
}

/** Units of quotients: null says that there is nothing to divide by. */
const quotients = ['share', 'ratio', 'probability', 'index']
/** Columns that say on how many a row rests, the first that there is. */
const sizes = ['n', 'eligible', 'active', 'known', 'at_risk', 'followed', 'attempts', 'from_persons']

/** Grain of the periods that a metric’s rows are of; null where they are of the whole range. */
export function grainOf({ metric, query }: Pick<Asked, 'metric' | 'query'>, { time }: Structure): Grain | null {
  if (!time) return null
  const grain = query.params[metric.dates === 'cohorts' ? 'cohort' : 'grain'] ?? query.params.grain
  if (time.name === 'month') return 'month'
  return grains.find((known) => known === grain) ?? 'day'
}

function statusOf(row: Row, measure: MeasureColumn, value: Value, suppressed: boolean): Pick<Observation, 'status' | 'detail'> {
  const open = row.mature === false
  if (suppressed) return { status: 'Q', detail: 'SUPPRESSED' }
  if (value !== null) return open ? { status: 'P', detail: 'PROVISIONAL' } : { status: 'A', detail: 'FINAL' }
  if (open) return { status: 'O', detail: 'NOT_YET_OBSERVED' }
  return measure.unit !== null && quotients.includes(measure.unit)
    ? { status: 'M', detail: 'NOT_APPLICABLE' }
    : { status: 'O', detail: 'MISSING' }
}

/** The observations of a metric’s rows: one per row and measure, in the rows’ order. */
export function observationsOf(rows: readonly Row[], asked: Asked): Observation[] {
  const structure = structureOf(asked.metric)
  const { time, dimensions, measures, attributes } = structure
  const grain = grainOf(asked, structure)
  const { query, facts, fewest = 0 } = asked
  const whole = timeRange(query.range.from ?? facts.firstDay, query.range.to ?? facts.cutoff)
  const hidden = hiddenRows(rows, structure, fewest)
  return rows.flatMap((row, i) => {
    const few = hidden[i]!
    const number = (name: string | null | undefined) => (!few && name && typeof row[name] === 'number' ? row[name] : null)
    const unitOf = (measure: MeasureColumn) => {
      const unit = measure.unitIn?.(row) ?? measure.unit ?? 'number'
      return unit === 'minor' ? `minor_${facts.currency}` : unit
    }
    const common = {
      freq: grain ? frequencies[grain] : '_Z',
      time_period: time && grain ? timePeriod(String(row[time.name]), grain) : whole,
      dimensions: dimensions.map(({ name }) => codeOf(row[name] ?? null)),
      n: number(sizes.find((name) => name in row)),
      attributes: attributes.map(({ name }) => row[name] ?? null),
      revision: '_Z' as const,
      previous: null,
    }
    return measures.map((measure) => ({
      ...common,
      indicator: measure.name,
      value: number(measure.name),
      lower: number(measure.lower),
      upper: number(measure.upper),
      unit: unitOf(measure),
      ...statusOf(row, measure, row[measure.name] ?? null, few),
    }))
  })
}

const keyOf = ({ time_period, dimensions, indicator }: Observation) => JSON.stringify([time_period, ...dimensions, indicator])

/** Marks what changed since the release before; null: there is none. A difference in the last digits of a quotient is no revision. */
export function revisedSince(now: readonly Observation[], before: readonly Observation[] | null): Observation[] {
  if (!before) return [...now]
  const known = new Map(before.map((observation) => [keyOf(observation), observation.value]))
  return now.map((observation) => {
    const key = keyOf(observation)
    if (!known.has(key)) return { ...observation, revision: 'N' }
    const previous = known.get(key)!
    const { value, status } = observation
    const same =
      status === 'Q' || previous === value || (previous !== null && value !== null && Math.abs(previous - value) <= 1e-12 * Math.abs(value))
    return same ? { ...observation, revision: 'U' } : { ...observation, revision: 'R', previous }
  })
}

/** The rows that observations were made of: nothing is lost but the order of equal rows. Suppressed values come back as null. */
export function rowsFrom(observations: readonly Observation[], metric: Metric): Row[] {
  const { time, dimensions, measures, attributes, order } = structureOf(metric)
  const byName = new Map(measures.map((measure) => [measure.name, measure]))
  const rows: Row[] = []
  let last = ''
  for (const observation of observations) {
    const key = JSON.stringify([observation.time_period, ...observation.dimensions])
    if (key !== last) {
      last = key
      const row: Row = Object.fromEntries(order.map((name) => [name, null]))
      if (time) row[time.name] = firstDay(observation.time_period)
      for (const [i, { name, kind }] of dimensions.entries()) row[name] = decoded(observation.dimensions[i]!, kind)
      for (const [i, { name }] of attributes.entries()) row[name] = observation.attributes[i]!
      rows.push(row)
    }
    const row = rows.at(-1)!
    const measure = byName.get(observation.indicator)!
    row[measure.name] = observation.value
    if (measure.lower) row[measure.lower] = observation.lower
    if (measure.upper) row[measure.upper] = observation.upper
  }
  return rows
}
