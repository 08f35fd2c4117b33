import type { z } from 'zod'
import { type Column, columnOf } from './column.ts'

/** A rule over one row. `holds` is SQL over the table's own columns; NULL counts as holding, so absent values pass. */
export interface Rule {
  /** Reason code under which a breaking row is quarantined. */
  code: string
  column: string
  holds: string
  mend: string
}

export interface Table<S extends z.ZodObject = z.ZodObject> {
  name: string
  description: string
  /** Columns that together identify a row; empty for a table of exactly one row. */
  key: readonly string[]
  required: boolean
  schema: S
  columns: readonly Column[]
  rules: readonly Rule[]
}

/** Declares one contract table; the columns are derived from the schema, so they are said once. */
export function table<S extends z.ZodObject>(declaration: {
  name: string
  description: string
  key: readonly (keyof S['shape'] & string)[]
  required?: boolean
  schema: S
  rules?: readonly Rule[]
}): Table<S> {
  const columns = Object.entries(declaration.schema.shape).map(([name, schema]) => columnOf(name, schema as z.ZodType))
  return { required: false, rules: [], ...declaration, columns }
}
