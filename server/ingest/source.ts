import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Table } from '../../datasets/contract/index.ts'
import { sql } from '../../datasets/sql.ts'
import { Failure } from '../errors.ts'
import type { Database } from '../warehouse/database.ts'
import { type Dialect, dialectOf, readText, textLiteral, typesOf } from './dialect.ts'
import { type Expression, type Functions, parseExpression } from './expression.ts'
import { filesOf, shown } from './files.ts'
import type { Mapping, TableMapping } from './mapping.ts'
import { readable } from './rewrite.ts'
import { type Compression, type Scan, scan } from './scan.ts'
import { type MappedColumn, type Pilot, type Plan, type SourceColumn, typedColumns } from './stage.ts'

/** A file that the mapping names for a table, as one pass over its bytes found it. */
export interface Source {
  table: Table
  mapping: TableMapping
  path: string
  /** As reports show it. */
  file: string
  scan: Scan
  mappingSha256: string
}

/** The files of a mapping with their hashes. Throws a Failure where an entry names nothing or a file cannot be read. */
export async function sourcesOf(mapping: Mapping, onBytes: (bytes: number) => void): Promise<Source[]> {
  const sources: Source[] = []
  for (const { table, mapping: tableMapping } of mapping.tables)
    for (const [i, entry] of (tableMapping.files ?? []).entries()) {
      const place = ['tables', table.name, 'files', i]
      const paths = filesOf(entry, mapping.folder)
      if (!paths.length)
        throw mapping.fail(
          place,
          'no_such_file',
          `there is no file ${entry}.`,
          `Paths are relative to the mapping's folder, ${mapping.folder}.`,
        )
      for (const path of paths) {
        const file = shown(path, mapping.folder)
        if (sources.some((known) => known.path === path && known.table === table)) continue
        let found: Scan
        try {
          found = await scan(path, onBytes)
        } catch (cause) {
          throw mapping.fail(
            place,
            'file_unreadable',
            `${file} cannot be read: ${(cause as Error).message}.`,
            'Check that it is whole and that this user may read it.',
          )
        }
        sources.push({ table, mapping: tableMapping, path, file, scan: found, mappingSha256: mappingHash(mapping, tableMapping) })
      }
    }
  return sources
}

/** Everything in a mapping that decides how a file of this table is read. */
const mappingHash = (mapping: Mapping, { rows: _rows, files: _files, ...rest }: TableMapping): string =>
  createHash('sha256')
    .update(JSON.stringify([rest, mapping.pilot.time_zone, mapping.pilot.starts_on ?? null, mapping.pilot.ends_on ?? null]))
    .digest('hex')

/** A source made readable for DuckDB: transcoded or unpacked into `scratch` where needed. */
export interface Prepared extends Source {
  readPath: string
  readCompression: Compression
  dialectSample?: string
  estimatedRows: number
}

export async function prepare(source: Source, scratch: string, number: number): Promise<Prepared> {
  if (source.scan.parquet) return { ...source, readPath: source.path, readCompression: 'none', estimatedRows: 0 }
  return { ...source, ...(await readable(source.path, source.scan, source.mapping.encoding, join(scratch, String(number)))) }
}

export interface Planned extends Prepared {
  plan: Plan
  dialect?: Dialect
}

/** Reads a file's shape, parses the mapping's expressions against it and finds their types. */
export async function planOf(
  prepared: Prepared,
  mapping: Mapping,
  pilot: Pilot,
  database: Database,
  functions: Functions,
): Promise<Planned> {
  const { table, mapping: tableMapping, file, readPath } = prepared
  const place = (...path: PropertyKey[]) => ['tables', table.name, ...path]
  const dialect = prepared.dialectSample ? await textDialect(database, prepared) : undefined
  const described: { column_name: string; column_type: string }[] = dialect
    ? dialect.columns.map((name) => ({ column_name: name, column_type: 'VARCHAR' }))
    : await parquetColumns(database, prepared)
  const names = described.map((row) => row.column_name)
  const parse = (text: string, path: readonly PropertyKey[]): Promise<Expression> =>
    parseExpression(text, names, functions, database, (code, message, mend, valid) =>
      mapping.fail(path, code, `${path.slice(1).join('.')}: ${message.replace(/^the file /, `${file} `)}`, mend, valid),
    )
  const expressions: { column: (typeof table.columns)[number]; expression: Expression }[] = []
  for (const [name, text] of Object.entries(tableMapping.columns ?? {}))
    expressions.push({
      column: table.columns.find((column) => column.name === name)!,
      expression: await parse(text, place('columns', name)),
    })
  const where = tableMapping.where === undefined ? undefined : await parse(tableMapping.where, place('where'))

  const every = [...expressions.map((each) => each.expression), ...(where ? [where] : [])]
  const used = new Set(every.flatMap((expression) => expression.columns))
  const typed = new Set(
    every.flatMap(({ columns, textOnly, column }) => (column === undefined ? columns.filter((name) => !textOnly.includes(name)) : [])),
  )
  if (where?.column !== undefined) typed.add(where.column)
  for (const name of Object.keys(tableMapping.types ?? {}))
    if (!names.includes(name))
      throw mapping.fail(
        place('types', name),
        'unknown_source_column',
        `${file} has no column ${name}.`,
        `Its columns are: ${names.join(', ')}.`,
        names,
      )
  const guessed = dialect
    ? await typesOf(
        database,
        prepared.dialectSample!,
        dialect,
        names.filter((name) => typed.has(name)),
      )
    : undefined
  const source: SourceColumn[] = described
    .filter(({ column_name }) => used.has(column_name))
    .map(({ column_name: name, column_type }) => {
      const said = tableMapping.types?.[name]?.toUpperCase()
      const text = column_type === 'VARCHAR'
      return { name, text, type: text ? (said ?? (typed.has(name) ? guessed?.get(name) : undefined) ?? 'VARCHAR') : column_type }
    })

  const from = dialect ? readText(readPath, dialect, true) : sql`read_parquet(${textLiteral(readPath)})`
  const empty = dialect ? readText(prepared.dialectSample!, dialect, false) : from
  const columns: MappedColumn[] = []
  for (const { column, expression } of expressions) {
    const path = place('columns', column.name)
    columns.push({ column, expression, type: await typeOf(database, expression, source, empty, pilot, mapping, path) })
  }
  if (where) await typeOf(database, where, source, empty, pilot, mapping, place('where'))
  return { ...prepared, dialect, plan: { table, from, source, columns, pilot, ...(where ? { where } : {}) } }
}

async function typeOf(
  database: Database,
  expression: Expression,
  source: readonly SourceColumn[],
  from: ReturnType<typeof sql>,
  pilot: Pilot,
  mapping: Mapping,
  path: readonly PropertyKey[],
): Promise<string> {
  if (expression.column !== undefined) {
    const column = source.find(({ name }) => name === expression.column)!
    return column.text ? 'VARCHAR' : column.type
  }
  try {
    const [row] = await database.rows<{ column_type: string }>(sql`
      describe select (${{ text: `${expression.text}\n`, values: [], relations: [] }}) as result from (select ${typedColumns(source, pilot.zone.name)} from ${from})`)
    return row!.column_type
  } catch (error) {
    const reason = (error as Error).message.replace(/^(Binder|Catalog|Conversion) Error: /, '').split('\n')[0]
    const types = source.filter(({ name }) => expression.columns.includes(name)).map(({ name, type }) => `${name} is ${type}`)
    throw mapping.fail(
      path,
      'expression_invalid',
      `${path.slice(1).join('.')}: \`${expression.text}\`: ${reason}`,
      `${types.length ? `In the file ${types.join(', ')}. ` : ''}Cast with \`::\`, or say \`types: { column: type }\`.`,
    )
  }
}

async function textDialect(database: Database, { dialectSample, mapping, file }: Prepared): Promise<Dialect> {
  try {
    return await dialectOf(database, dialectSample!, mapping)
  } catch (cause) {
    throw new Failure(
      'file_unreadable',
      `${file} cannot be cut into columns: ${(cause as Error).message.split('\n')[0]}`,
      'Say how it is written: `delimiter`, `quote`, `escape`, `skip`, `header`, `encoding` beside `files`.',
      { place: { file, line: 1 }, cause },
    )
  }
}

async function parquetColumns(database: Database, { readPath, file }: Prepared): Promise<{ column_name: string; column_type: string }[]> {
  try {
    return await database.rows(sql`describe select * from read_parquet(${textLiteral(readPath)})`)
  } catch (cause) {
    throw new Failure(
      'file_unreadable',
      `${file} is not a whole Parquet file: ${(cause as Error).message.split('\n')[0]}`,
      'Write it again.',
      {
        place: { file },
        cause,
      },
    )
  }
}
