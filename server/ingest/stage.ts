import type { Column, Table } from '../../datasets/contract/index.ts'
import { bind, identifier, join, type Sql, sql, trusted } from '../../datasets/sql.ts'
import { afterPilot, badValue, beforePilot, type Check, dateMismatch, expressionFailed, missing, notAllowed, wrongType } from './check.ts'
import { converted } from './conversion.ts'
import { column as quoted, typedText } from './dialect.ts'
import { type Expression, sqlOf } from './expression.ts'
import { localOfUtc, type Zone } from './zone.ts'

export interface SourceColumn {
  name: string
  /** DuckDB type that expressions see. */
  type: string
  /** The file holds text, which is read as `type`. */
  text: boolean
}

export interface MappedColumn {
  column: Column
  expression: Expression
  /** DuckDB type of the expression. */
  type: string
}

export interface Pilot {
  zone: Zone
  starts_on: string | null
  ends_on: string | null
}

export interface Plan {
  table: Table
  /** Relation that yields the file's records in order. */
  from: Sql
  /** The file's columns that the mapping uses. */
  source: readonly SourceColumn[]
  columns: readonly MappedColumn[]
  where?: Expression
  pilot: Pilot
}

const raw = (i: number): Sql => trusted(`"raw ${i}"`)
const value = (name: string): Sql => trusted(`"value ${name}"`)
const done = (name: string): Sql => trusted(`"done ${name}"`)
const commas = (parts: readonly Sql[]): Sql => join(parts, sql`, `)

/** The file's columns as expressions see them, beside their text. */
export const typedColumns = (source: readonly SourceColumn[], zone: string): Sql =>
  commas(
    source.length
      ? source.flatMap(({ name, type, text }, i) => [
          sql`${text ? typedText(quoted(name), type, zone) : quoted(name)} as ${quoted(name)}`,
          ...(text ? [sql`${quoted(name)} as ${raw(i)}`] : []),
        ])
      : [sql`1 as "no column"`],
  )

/**
 * One statement that reads a file, evaluates the mapping, converts to the contract's types and names each row's first fault, all in one
 * pass. The stage table has the mapped and derived columns, and `fault`: NULL for a good row, 0 for one that `where` leaves out,
 * otherwise the number of the check, from 1.
 */
export function stageStatement(name: string, plan: Plan): { statement: Sql; checks: Check[]; columns: string[] } {
  const { table, source, columns, where, pilot } = plan
  const checks: Check[] = []
  const numbered = (check: Check) => trusted(String(checks.push(check)))
  const { zone } = pilot
  const indexOf = new Map(source.map((each, i) => [each.name, i]))

  const badSource = (names: readonly string[]) =>
    source.flatMap(({ name, type, text }, i) =>
      text && type !== 'VARCHAR' && names.includes(name)
        ? [sql`when ${quoted(name)} is null and ${raw(i)} is not null and trim(${raw(i)}) <> '' then ${numbered(badValue(name, type))}`]
        : [],
    )
  const evaluated = (expression: Expression) =>
    expression.column !== undefined && source[indexOf.get(expression.column)!]!.text
      ? raw(indexOf.get(expression.column)!)
      : expression.column !== undefined || expression.windowed
        ? sqlOf(expression)
        : sql`try(${sqlOf(expression)})`
  const failed = (expression: Expression, result: Sql, of: string) =>
    expression.column !== undefined || expression.windowed || !expression.columns.length
      ? []
      : [sql`when ${result} is null and try(${sqlOf(expression)} is null) is null then ${numbered(expressionFailed(of, expression.text))}`]

  const direct = (expression: Expression) => expression.column !== undefined
  const whereColumns = where?.columns ?? []
  const typedUses = [...new Set(columns.filter((each) => !direct(each.expression)).flatMap((each) => each.expression.columns))]
  const early = [
    ...badSource(whereColumns),
    ...(where ? [...failed(where, sql`"where"`, 'where'), sql`when "where" is distinct from true then 0`] : []),
    ...badSource(typedUses.filter((name) => !whereColumns.includes(name))),
    ...columns.flatMap(({ column, expression, type }) => [
      ...failed(expression, value(column.name), column.name),
      ...(type === column.type && column.type !== 'TIMESTAMP' && column.type !== 'DOUBLE'
        ? []
        : [
            sql`when ${done(column.name)} is null and ${value(column.name)} is not null ${
              type === 'VARCHAR' ? sql`and trim(${value(column.name)}) <> ''` : trusted('')
            } then ${numbered(wrongType(column))}`,
          ]),
    ]),
  ]

  const mapped = new Map(columns.map((each) => [each.column.name, each]))
  const derivesDate = table.name === 'payments'
  const contractColumns = table.columns.map((column) => {
    const name = identifier(column.name)
    if (derivesDate && column.name === 'local_date') return sql`${localOfUtc(done('initiated_at'), zone)}::date as local_date`
    const fallback = column.default === undefined ? sql`null` : sql`${bind(column.default)}`
    const typed = sql`${fallback}::${trusted(column.type)}`
    return mapped.has(column.name)
      ? sql`${column.default === undefined ? done(column.name) : sql`coalesce(${done(column.name)}, ${typed})`} as ${name}`
      : sql`${typed} as ${name}`
  })
  const late = [
    ...columns.flatMap(({ column }) => {
      const name = identifier(column.name)
      return [
        ...(column.required ? [sql`when ${name} is null then ${numbered(missing(column))}`] : []),
        ...(column.choices
          ? [
              sql`when ${name} not in (${commas(column.choices.map((choice) => sql`${bind(choice)}`))}) then ${numbered(notAllowed(column))}`,
            ]
          : []),
      ]
    }),
    ...table.rules.map(
      (rule) =>
        sql`when not (${trusted(rule.holds)}) then ${numbered({ code: rule.code, column: rule.column, message: `Does not hold: ${rule.holds}.`, mend: rule.mend })}`,
    ),
    ...(derivesDate
      ? [
          ...(mapped.has('local_date') ? [sql`when given_date <> local_date then ${numbered(dateMismatch)}`] : []),
          ...(pilot.starts_on ? [sql`when local_date < ${bind(pilot.starts_on)}::date then ${numbered(beforePilot)}`] : []),
          ...(pilot.ends_on ? [sql`when local_date > ${bind(pilot.ends_on)}::date then ${numbered(afterPilot)}`] : []),
        ]
      : []),
  ]
  const kept = table.columns.map(({ name }) => name).filter((name) => mapped.has(name) || (derivesDate && name === 'local_date'))
  const sourceNames = source.flatMap(({ name, text }, i) => [quoted(name), ...(text ? [raw(i)] : [])])
  const carried = sourceNames.length ? sql`${commas(sourceNames)}, ` : sql``
  const chosen = (whens: readonly Sql[], otherwise: Sql) =>
    whens.length ? sql`case ${join(whens, sql` `)} else ${otherwise} end` : otherwise

  const statement = sql`
    create table ${identifier(name)} as
    with typed as (select ${typedColumns(source, zone.name)} from ${plan.from}),
    evaluated as (
      select ${carried}${commas([
        ...columns.map((each) => sql`${evaluated(each.expression)} as ${value(each.column.name)}`),
        ...(where ? [sql`${evaluated(where)} as "where"`] : []),
      ])} from typed
    ),
    done as (
      select *, ${commas(columns.map(({ column, type }) => sql`${converted(value(column.name), type, column.type, zone)} as ${done(column.name)}`))} from evaluated
    ),
    named as (
      select ${commas(contractColumns)}, ${mapped.has('local_date') && derivesDate ? sql`${done('local_date')} as given_date, ` : sql``}
        ${chosen(early, trusted('null'))} as early from done
    )
    select ${commas(kept.map(identifier))}, (case when early is not null then early ${join(late, sql` `)} end)::smallint as fault from named`
  return { statement, checks, columns: kept }
}
