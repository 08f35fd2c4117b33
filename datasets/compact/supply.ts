import { hasPaymentFilter } from '../filters.ts'
import { empty, identifier, join, type Relation, type Sql, sql, trusted } from '../sql.ts'
import type { Basis, CompactTable } from './relation.ts'

const isCompact = (relation: Relation): relation is CompactTable => 'define' in relation

/** Whether stored rows of the relation serve under these filters. */
const serves = (table: CompactTable, basis: Basis, stored: ReadonlySet<string>) =>
  stored.has(table.name) && !(table.narrowed && hasPaymentFilter(basis.filters))

/**
 * The relations a statement needs as stored tables, once every relation that is not stored, or that a payment filter narrows, is expanded
 * into its definition. Names of contract tables are among them where a definition reads one.
 */
export function needed(statement: Sql, basis: Basis, stored: ReadonlySet<string>): Relation[] {
  const found = new Map<string, Relation>()
  const visit = (relation: Relation) => {
    if (!isCompact(relation) || serves(relation, basis, stored)) found.set(relation.name, relation)
    else relation.define(basis).relations.forEach(visit)
  }
  statement.relations.forEach(visit)
  return [...found.values()]
}

/** The statement with every relation that is not served from a stored table supplied by its definition, dependencies first. */
export function expand(statement: Sql, basis: Basis, stored: ReadonlySet<string>): Sql {
  const definitions = new Map<string, Sql>()
  const visit = (relation: Relation) => {
    if (!isCompact(relation) || definitions.has(relation.name) || serves(relation, basis, stored)) return
    const definition = relation.define(basis)
    definition.relations.forEach(visit)
    definitions.set(relation.name, definition)
  }
  statement.relations.forEach(visit)
  if (!definitions.size) return statement
  const tables = [...definitions].map(([name, definition]) => sql`${identifier(name)} as (${definition})`)
  return { ...sql`with ${join(tables, trusted(',\n'))} select * from (${statement})`, relations: empty.relations }
}
