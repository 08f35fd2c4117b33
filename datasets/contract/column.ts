import { z } from 'zod'

/** Storage types of the contract, as DuckDB and Arrow know them. Money is BIGINT minor units; times are UTC. */
export type ColumnType = 'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP'

declare module 'zod' {
  interface GlobalMeta {
    type?: ColumnType
    /** `minor` (fen), `ms`, `days`, `share`, `persons` … */
    unit?: string
    /** `table.column` that must hold the value, where that table is part of the dataset. */
    references?: string
    /** The importer computes it where the source does not give it. */
    derived?: boolean
    /** What a result column is to an observation, where its type does not tell: numbers measure, texts are dimensions, flags attributes. */
    role?: 'dimension' | 'measure' | 'attribute'
    /** The result column whose interval this one ends, where neither name nor place tells. */
    bounds?: string
    /** Unit of a result column, where its rows differ in it. */
    unitIn?(row: Readonly<Record<string, unknown>>): string
    /** What the texts of a result column name, a filter or `rail`, where not its own name tells; null: an empty one names nothing. */
    namesIn?(row: Readonly<Record<string, unknown>>, params: Readonly<Record<string, unknown>>): string | null
    /** False where another result column says the same to a reader. */
    listed?: boolean
  }
}

export const text = () => z.string().min(1).meta({ type: 'VARCHAR' })
export const slug = () =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]*$/)
    .meta({ type: 'VARCHAR' })
export const minor = () => z.int().meta({ type: 'BIGINT', unit: 'minor' })
export const count = (unit: string) => z.int().min(0).meta({ type: 'BIGINT', unit })
export const real = (unit: string) => z.number().meta({ type: 'DOUBLE', unit })
export const flag = () => z.boolean().meta({ type: 'BOOLEAN' })
export const date = () => z.iso.date().meta({ type: 'DATE' })
export const time = () => z.iso.datetime({ offset: true, local: true }).meta({ type: 'TIMESTAMP' })
export const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).meta({ type: 'VARCHAR' })

/** A column as everything outside the contract needs it. */
export interface Column {
  name: string
  type: ColumnType
  required: boolean
  description: string
  default?: string | number | boolean
  choices?: readonly string[]
  unit?: string
  references?: { table: string; column: string }
  derived: boolean
}

type Meta = z.GlobalMeta

/** Reads a column off its schema: optional, default and nullable layers are peeled, their metadata merged, the outermost last. */
export function columnOf(name: string, schema: z.ZodType): Column {
  let required = true
  let fallback: unknown
  let meta: Meta = {}
  let inner: z.core.$ZodType = schema
  for (;;) {
    meta = { ...z.globalRegistry.get(inner as z.ZodType), ...meta }
    if (inner instanceof z.ZodDefault) {
      fallback = inner.def.defaultValue
      required = false
      inner = inner.def.innerType
    } else if (inner instanceof z.ZodNullable || inner instanceof z.ZodOptional) {
      required = false
      inner = inner.def.innerType
    } else break
  }
  if (!meta.type) throw new Error(`contract column ${name} has no storage type`)
  const [table, column] = meta.references?.split('.') ?? []
  return {
    name,
    type: meta.type,
    required,
    description: meta.description ?? '',
    derived: meta.derived ?? false,
    ...(fallback === undefined ? {} : { default: fallback as string | number | boolean }),
    ...(inner instanceof z.ZodEnum ? { choices: inner.options.map(String) } : {}),
    ...(meta.unit ? { unit: meta.unit } : {}),
    ...(table && column ? { references: { table, column } } : {}),
  }
}
