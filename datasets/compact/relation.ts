import type { Filters } from '../filters.ts'
import type { Relation, Sql } from '../sql.ts'

/** What a definition may depend on beside the relations it reads. */
export interface Basis {
  /** Last local date through which the data are complete (YYYY-MM-DD). */
  cutoff: string
  focalRail: string
  /** Those of the question; none while a release is made. Person filters matter to `chosen_profiles` alone, which metrics apply. */
  filters: Filters
}

/** A relation made from contract tables or from other relations. */
export interface CompactTable extends Relation {
  readonly description: string
  readonly columns: Readonly<Record<string, string>>
  /** Made once per release; the others are always expanded into the statement that reads them. */
  readonly stored: boolean
  /** Where not stored: made all the same while the others are made, which read it, and then dropped. */
  readonly passing: boolean
  /** Stored rows stand in the order of so many of the first columns. */
  readonly sorted: number
  /** Its rows change under a payment filter, so that the stored rows do not serve then. */
  readonly narrowed: boolean
  /** Holds one row per person or payment: never sent to a browser unasked. */
  readonly fine: boolean
  /** Contract tables without which it is empty. */
  readonly requires: readonly string[]
  define(basis: Basis): Sql
}

export const compact = (
  table: Partial<CompactTable> & Pick<CompactTable, 'name' | 'description' | 'columns' | 'define'>,
): CompactTable => ({ stored: true, passing: false, sorted: 0, narrowed: false, fine: false, requires: [], ...table })

export const contractRelation = (name: string): Relation => ({ name })
