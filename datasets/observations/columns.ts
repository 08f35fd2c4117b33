import { z } from 'zod'
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

interface Declared extends ResultColumn {
  role?: 'dimension' | 'measure' | 'attribute'
  bounds?: string
}

function declared(name: string, schema: z.ZodType): Declared {
  let inner: z.core.$ZodType = schema
  let meta: z.GlobalMeta = {}
  let nullable = false
  for (;;) {
    meta = { ...z.globalRegistry.get(inner as z.ZodType), ...meta }
    if (inner instanceof z.ZodNullable || inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) {
      nullable ||= inner instanceof z.ZodNullable
      inner = inner.def.innerType
    } else break
  }
  const kind: Kind = inner instanceof z.ZodNumber ? 'number' : inner instanceof z.ZodBoolean ? 'flag' : 'text'
  return { name, kind, nullable, unit: meta.unit ?? null, role: meta.role, bounds: meta.bounds }
}

const end = /^(?:(.+)_)?(lower|upper)$/

/** The measure whose interval a column ends: the one it names, the one whose name its own begins with, else the nearest before it. */
function measureOf(column: Declared, before: readonly Declared[], all: readonly Declared[]): string | undefined {
  if (column.bounds) return column.bounds
  const stem = end.exec(column.name)?.[1]
  const isMeasure = ({ kind, role, name }: Declared) => kind === 'number' && role !== 'dimension' && role !== 'attribute' && !end.test(name)
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
  const all = Object.entries(metric.row.shape).map(([name, schema]) => declared(name, schema as z.ZodType))
  const bounds = new Map<string, { lower: string | null; upper: string | null }>()
  const ends = new Set<string>()
  all.forEach((column, i) => {
    const side = end.exec(column.name)?.[2] as 'lower' | 'upper' | undefined
    const of = side && measureOf(column, all.slice(0, i), all)
    if (!side || !of) return
    bounds.set(of, { lower: null, upper: null, ...bounds.get(of), [side]: column.name })
    ends.add(column.name)
  })
  const plain = ({ name, kind, unit, nullable }: Declared): ResultColumn => ({ name, kind, unit, nullable })
  const isDate = ({ kind, unit }: Declared) => kind === 'text' && unit === 'date'
  const time = all.find(isDate)
  const rest = all.filter((column) => column !== time && !ends.has(column.name))
  const roleOf = (column: Declared) =>
    column.role ?? (column.kind === 'flag' || isDate(column) ? 'attribute' : column.kind === 'text' ? 'dimension' : 'measure')
  const of = (role: string) => rest.filter((column) => roleOf(column) === role)
  return {
    time: time ? plain(time) : null,
    dimensions: of('dimension').map(plain),
    measures: of('measure').map((column) => ({ ...plain(column), ...(bounds.get(column.name) ?? { lower: null, upper: null }) })),
    attributes: of('attribute').map(plain),
    order: all.map(({ name }) => name),
  }
}
