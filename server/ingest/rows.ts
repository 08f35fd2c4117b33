import { z } from 'zod'
import type { Column, Table } from '../../datasets/contract/index.ts'
import { bind, identifier, join, sql, type Value } from '../../datasets/sql.ts'
import type { Failure } from '../errors.ts'
import type { Database } from '../warehouse/database.ts'
import { converted } from './conversion.ts'
import { type Mapping, mendFor } from './mapping.ts'
import type { Zone } from './zone.ts'

export type Row = Record<string, Value>

/** Checks rows that the mapping itself holds against the contract. Throws a Failure at the place in the mapping. */
export function inlineRows(mapping: Mapping, table: Table, rows: readonly unknown[], path: readonly PropertyKey[]): Row[] {
  const schema = z.strictObject(table.schema.shape)
  return rows.map((row, i) => {
    const place = table.name === 'pilot' ? path : [...path, i]
    const parsed = schema.safeParse(row)
    if (parsed.success) return parsed.data as Row
    throw refused(mapping, table, parsed.error.issues[0]!, place)
  })
}

function refused(mapping: Mapping, table: Table, issue: z.core.$ZodIssue, place: readonly PropertyKey[]): Failure {
  const names = table.columns.map((column) => column.name)
  if (issue.code === 'unrecognized_keys') {
    const name = issue.keys[0]!
    return mapping.fail([...place, name], 'unknown_column', `${table.name} has no column ${name}.`, mendFor(name, names), names)
  }
  const column = table.columns.find(({ name }) => name === issue.path[0])
  return mapping.fail(
    [...place, ...issue.path],
    'row_invalid',
    `${[table.name, ...issue.path].join('.')}: ${issue.message}.`,
    column ? `${column.name}: ${column.description}${column.choices ? ` One of ${column.choices.join(', ')}.` : ''}` : 'Mend the value.',
  )
}

/** Puts rows into a table; one with the same key is replaced. */
export async function upsert(database: Database, table: Table, rows: readonly Row[], zone: Zone): Promise<void> {
  for (const row of rows) {
    const same = table.key.map(
      (name) => sql`${identifier(name)} = ${stored(table.columns.find((column) => column.name === name)!, row, zone)}`,
    )
    await database.run(sql`delete from ${identifier(table.name)} where ${same.length ? join(same, sql` and `) : sql`true`}`)
    await database.run(sql`
      insert into ${identifier(table.name)} (${join(
        table.columns.map(({ name }) => identifier(name)),
        sql`, `,
      )})
      select ${join(
        table.columns.map((column) => stored(column, row, zone)),
        sql`, `,
      )}`)
  }
}

function stored(column: Column, row: Row, zone: Zone) {
  const value = row[column.name] ?? null
  return converted(sql`${bind(value === null ? null : String(value))}::varchar`, 'VARCHAR', column.type, zone)
}
