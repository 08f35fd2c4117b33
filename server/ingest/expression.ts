import { type Sql, sql } from '../../datasets/sql.ts'
import type { Failure } from '../errors.ts'
import type { Database } from '../warehouse/database.ts'

/** One expression of a mapping, parsed: it is a single expression over the columns of one record. */
export interface Expression {
  text: string
  /** Columns of the file it reads, as the file spells them. */
  columns: readonly string[]
  /** Of those, the ones it reads only as text (`x::varchar`), which therefore need no type. */
  textOnly: readonly string[]
  /** It looks at other records too, and so cannot stand inside TRY. */
  windowed: boolean
  /** The expression is nothing but this column. */
  column?: string
}

export const sqlOf = (expression: Expression): Sql => ({ text: `(${expression.text}\n)`, values: [], relations: [] })

/** What the engine itself says about its functions, so that no list is kept by hand. */
export interface Functions {
  changing: ReadonlySet<string>
  aggregate: ReadonlySet<string>
}

export async function functionsOf(database: Database): Promise<Functions> {
  const rows = await database.rows<{ function_name: string; changing: boolean; aggregate: boolean }>(sql`
    select function_name, bool_or(coalesce(stability, 'CONSISTENT') <> 'CONSISTENT') as changing,
      bool_and(function_type = 'aggregate') as aggregate
    from duckdb_functions() group by 1`)
  const names = (of: 'changing' | 'aggregate') => new Set(rows.filter((row) => row[of]).map((row) => row.function_name))
  return { changing: names('changing'), aggregate: names('aggregate') }
}

/** Functions that look at the engine instead of the record. */
const looksOutside =
  /^(current_setting|getvariable|getenv|current_schemas?|current_database|current_role|current_user|user|session_user|version|pg_.*|has_.*_privilege|query|query_table|json_(de)?serialize_.*|json_execute_serialized_sql)$/

type Node = Record<string, unknown>

/**
 * Parses an expression with the engine's own parser. `fail` makes the error; `columns` are the file's columns. Anything that is not one
 * expression over the record (a query, a second statement, an alias, an aggregate, a function whose value changes from run to run) is
 * refused here with a reason; that it could read nothing anyway is the engine's lock-down.
 */
export async function parseExpression(
  text: string,
  columns: readonly string[],
  functions: Functions,
  database: Database,
  fail: (code: string, message: string, mend: string, valid?: readonly string[]) => Failure,
): Promise<Expression> {
  if (columns.includes(text)) return { text: quotedName(text), columns: [text], textOnly: [], windowed: false, column: text }
  const { json } = await database.row<{ json: string }>({
    ...sql`select json_serialize_sql(?::varchar)::varchar as json`,
    values: [`select ${text}\n`],
  })
  const parsed = JSON.parse(json) as Node
  const refused = (what: string, mend = 'Write one SQL expression over the columns of the record.') =>
    fail('expression_refused', `\`${text}\` ${what}.`, mend)
  if (parsed.error) {
    if (/Only SELECT/.test(String(parsed.error_message))) throw refused('holds a second statement')
    const near = columns.find((column) => column.toLowerCase() === text.toLowerCase())
    throw fail(
      'expression_syntax',
      `\`${text}\` is not SQL: ${parsed.error_message}.`,
      near
        ? `Did you mean ${near}?`
        : 'Write the exact name of a column of the file, or one SQL expression; put names with blanks, and names that are words of SQL such as "at", in double quotes.',
    )
  }
  const statements = parsed.statements as Node[]
  if (statements.length !== 1) throw refused('holds a second statement')
  const query = statements[0]!.node as Node
  const items = (query.select_list ?? []) as Node[]
  const plain =
    query.type === 'SELECT_NODE' &&
    (query.from_table as Node).type === 'EMPTY' &&
    ['where_clause', 'having', 'sample', 'qualify'].every((clause) => !query[clause]) &&
    ['modifiers', 'group_expressions', 'group_sets'].every((clause) => !(query[clause] as unknown[]).length) &&
    !((query.cte_map as Node).map as unknown[]).length
  if (!plain) throw refused('is a query, not an expression: it names tables, conditions or an order')
  if (items.length !== 1) throw refused(`gives ${items.length} values where one is wanted`)
  if (items[0]!.alias) throw refused('names its result', 'Leave out the `as …`.')

  const found = { columns: new Set<string>(), typed: new Set<string>(), windowed: false }
  const byName = new Map(columns.map((column) => [column.toLowerCase(), column]))
  const visit = (node: unknown, bound: ReadonlySet<string>, asText: boolean): void => {
    if (Array.isArray(node)) for (const each of node) visit(each, bound, false)
    if (!node || typeof node !== 'object' || Array.isArray(node)) return
    const { class: kind, ...rest } = node as Node
    if (kind === 'SUBQUERY') throw refused('holds a query')
    if (kind === 'STAR') throw refused('stands for several columns')
    if (kind === 'PARAMETER') throw refused('holds a parameter')
    if (kind === 'COLUMN_REF') {
      const [name, ...fields] = rest.column_names as string[]
      if (bound.has(name!)) return
      const column = byName.get(name!.toLowerCase())
      if (!column) throw unknownColumn(name!, columns, fail)
      found.columns.add(column)
      if (!asText || fields.length) found.typed.add(column)
      return
    }
    if (kind === 'LAMBDA') {
      const names = (JSON.stringify(rest.lhs).match(/"column_names":\["((?:[^"\\]|\\.)*)"\]/g) ?? []).map(
        (part) => (JSON.parse(`{${part}}`) as { column_names: string[] }).column_names[0]!,
      )
      visit(rest.expr, new Set([...bound, ...names]), false)
      return
    }
    if (kind === 'WINDOW') found.windowed = true
    if (kind === 'FUNCTION') {
      const name = String(rest.function_name).toLowerCase()
      if (name === 'unnest') throw refused('makes several records of one')
      if (functions.aggregate.has(name))
        throw refused(`adds up over records with ${name}()`, `Write \`${name}(…) over (…)\` if you mean that.`)
      if (looksOutside.test(name)) throw refused(`looks at the engine with ${name}()`)
      if (functions.changing.has(name))
        throw refused(
          `uses ${name}(), whose value changes from run to run`,
          'An import must give the same result each time: write the value itself.',
        )
    }
    const toText = kind === 'CAST' && (rest.cast_type as Node)?.id === 'VARCHAR'
    for (const [field, value] of Object.entries(rest)) visit(value, bound, toText && field === 'child')
  }
  visit(items[0], new Set(), false)
  const used = [...found.columns]
  return { text, columns: used, textOnly: used.filter((column) => !found.typed.has(column)), windowed: found.windowed }
}

export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`

export function unknownColumn(
  name: string,
  columns: readonly string[],
  fail: (code: string, message: string, mend: string, valid?: readonly string[]) => Failure,
): Failure {
  const near = columns.filter(
    (column) => column.toLowerCase().includes(name.toLowerCase()) || name.toLowerCase().includes(column.toLowerCase()),
  )
  return fail(
    'unknown_source_column',
    `the file has no column ${name}.`,
    `${near.length ? `Did you mean ${near.slice(0, 3).join(' or ')}? ` : ''}Its columns are: ${columns.join(', ')}. Text goes in single quotes.`,
    columns,
  )
}
