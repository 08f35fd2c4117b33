import { z } from 'zod'
import { declared } from '../metrics/columns.ts'
import type { Metric } from '../metrics/metric.ts'

export type Kind = 'text' | 'number' | 'flag'

/** A result column as observations need it. */
export interface ResultColumn {
  name: string
  kind: Kind
  unit: string | null
  nullable: boolean
}

export interface MeasureColumn extends ResultColumn {
  lower: string | null
  upper: string | null
  /** Unit, where rows differ in it. */
  unitIn: z.GlobalMeta['unitIn']
}

/** What each result column of a metric is to an observation. */
export interface Structure {
  /** The column of dates whose periods the rows are of; null where a row is of the whole range. */
  time: ResultColumn | null
  dimensions: readonly ResultColumn[]
  measures: readonly MeasureColumn[]
  /** Repeated on every observation of a row. */
  attributes: readonly ResultColumn[]
  /** In the order of the row, for reading back. */
  order: readonly string[]
}

interface Column extends ResultColumn {
  unitIn: MeasureColumn['unitIn']
  role?: 'dimension' | 'measure' | 'attribute'
  bounds?: string
}

function columnOf(name: string, schema: z.ZodType): Column {
  const { meta, inner, nullable } = declared(schema)
  const kind: Kind = inner instanceof z.ZodNumber ? 'number' : inner instanceof z.ZodBoolean ? 'flag' : 'text'
  return { name, kind, nullable, unit: meta.unit ?? null, unitIn: meta.unitIn, role: meta.role, bounds: meta.bounds }
}

const end = /^(?:(.+)_)?(lower|upper)$/

/** The measure whose interval a column ends: the one it names, the one whose name its own begins with, else the nearest before it. */
function measureOf(column: Column, before: readonly Column[], all: readonly Column[]): string | undefined {
  if (column.bounds) return column.bounds
  const stem = end.exec(column.name)?.[1]
  const isMeasure = ({ kind, role, name }: Column) => kind === 'number' && role !== 'dimension' && role !== 'attribute' && !end.test(name)
  if (!stem) return (before.findLast((other) => isMeasure(other) && other.nullable) ?? before.findLast(isMeasure))?.name
  const named = all.filter(isMeasure).map(({ name }) => name)
  return (
    named.find((name) => name === stem) ??
    named.find((name) => name.startsWith(`${stem}_`) && /rate|share|ratio/.test(name)) ??
    named.find((name) => name.endsWith(`_${stem}`))
  )
}

/** Reads the structure off the metric’s declared row. */
export function structureOf(metric: Pick<Metric, 'row'>): Structure {
  const all = Object.entries(metric.row.shape).map(([name, schema]) => columnOf(name, schema as z.ZodType))
  const bounds = new Map<string, { lower: string | null; upper: string | null }>()
  const ends = new Set<string>()
  all.forEach((column, i) => {
    const side = end.exec(column.name)?.[2] as 'lower' | 'upper' | undefined
    const of = side && measureOf(column, all.slice(0, i), all)
    if (!side || !of) return
    bounds.set(of, { lower: null, upper: null, ...bounds.get(of), [side]: column.name })
    ends.add(column.name)
  })
  const plain = ({ name, kind, unit, nullable }: Column): ResultColumn => ({ name, kind, unit, nullable })
  const isDate = ({ kind, unit }: Column) => kind === 'text' && unit === 'date'
  const time = all.find(isDate)
  const rest = all.filter((column) => column !== time && !ends.has(column.name))
  const roleOf = (column: Column) =>
    column.role ?? (column.kind === 'flag' || isDate(column) ? 'attribute' : column.kind === 'text' ? 'dimension' : 'measure')
  const of = (role: string) => rest.filter((column) => roleOf(column) === role)
  return {
    time: time ? plain(time) : null,
    dimensions: of('dimension').map(plain),
    measures: of('measure').map((column) => ({
      ...plain(column),
      unitIn: column.unitIn,
      ...(bounds.get(column.name) ?? { lower: null, upper: null }),
    })),
    attributes: of('attribute').map(plain),
    order: all.map(({ name }) => name),
  }
}
