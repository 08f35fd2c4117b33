/** What a statement must know of the release it runs on. Dates are local to the pilot, YYYY-MM-DD. */
export interface Facts {
  /** The data are complete through this date. */
  cutoff: string
  /** Local date of the first payment or wallet opening, whichever is earlier. */
  firstDay: string
  /** Local date of the last payment. */
  lastDay: string
  focalRail: string
  currency: string
  /** Contract tables that the dataset has. */
  tables: readonly string[]
  /** Optional columns, as `table.column`, of which it holds no known value; releases made before these were told name none. */
  absent?: readonly string[] | undefined
}
