import { type Basis, expand, needed } from '../compact/index.ts'
import type { Facts } from '../facts.ts'
import type { Relation, Sql } from '../sql.ts'
import type { Metric, Query, Row } from './metric.ts'

/** Whatever runs a statement: DuckDB on the server, DuckDB in the browser. Dates come back as YYYY-MM-DD, integers as numbers. */
export type Execute = (statement: Sql) => Promise<Row[]>

export const basisOf = (query: Query, facts: Facts): Basis => ({ cutoff: facts.cutoff, focalRail: facts.focalRail, filters: query.filters })

/** Contract tables and columns that the metric asks for and the dataset lacks; where there are any, the metric does not apply to the dataset. */
export const lacking = (metric: Metric, query: Query, facts: Facts): string[] =>
  metric.requires(query.params).filter((name) => (name.includes('.') ? facts.absent?.includes(name) : !facts.tables.includes(name)))

/** The statement as it runs where `stored` relations are tables. */
export const statementOf = (metric: Metric, query: Query, facts: Facts, stored: ReadonlySet<string>): Sql =>
  expand(metric.statement(query, facts), basisOf(query, facts), stored)

/** Tables the statement reads there. */
export const tablesOf = (metric: Metric, query: Query, facts: Facts, stored: ReadonlySet<string>): Relation[] =>
  needed(metric.statement(query, facts), basisOf(query, facts), stored)

/** Rows of a metric, the same from every engine. */
export async function rowsOf(metric: Metric, query: Query, facts: Facts, stored: ReadonlySet<string>, execute: Execute): Promise<Row[]> {
  return (await metric.derive(await execute(statementOf(metric, query, facts, stored)), query, facts)) as Row[]
}
