import { contract, type Table } from '../../datasets/contract/index.ts'
import { bind, identifier, join, type Sql, sql, trusted } from '../../datasets/sql.ts'
import type { Database } from '../warehouse/database.ts'
import { type Check, keyConflict, originalMissing, unknownReference } from './check.ts'

/** A staged file, ready to be checked against the rows that are already there. */
export interface Staged {
  fileId: number
  table: Table
  /** Its table in the attached stage database. */
  stage: string
  /** Columns of the stage table. */
  columns: readonly string[]
  checks: Check[]
  sha256: string
}

/** Outcome of a record that was not accepted: -1 for a duplicate, otherwise the number of the check. */
const duplicate = -1
const commas = (parts: readonly Sql[]): Sql => join(parts, sql`, `)

export async function prepareVerdicts(database: Database): Promise<void> {
  await database.run(sql`create temp table verdicts (file_id integer, record bigint, fault smallint)`)
  await database.run(sql`create temp table refunds (file_id integer, record bigint, payment_id varchar, original_payment_id varchar)`)
}

/**
 * Checks a staged file's references and keys against the dataset and inserts the rows that hold. `present` are the tables that are part
 * of the dataset; references to others are not checked.
 */
export async function load(database: Database, staged: Staged, present: ReadonlySet<string>): Promise<void> {
  const { table, fileId, checks } = staged
  const rows = finalRows(staged, present)
  const judge = (check: Check) => bind(checks.push(check))
  for (const column of table.columns) {
    const { references } = column
    if (!references || references.table === table.name || !present.has(references.table) || !staged.columns.includes(column.name)) continue
    const name = identifier(column.name)
    await database.run(sql`
      insert into verdicts select ${bind(fileId)}, s.rowid, ${judge(unknownReference(column))}
      from stage.${identifier(staged.stage)} s
      where fault is null and ${name} is not null
        and not exists (select 1 from ${identifier(references.table)} r where r.${identifier(references.column)} = s.${name})
        and s.rowid not in (select record from verdicts where file_id = ${bind(fileId)})`)
  }
  await judgeKeys(database, staged, rows)
  const good = (await anyVerdict(database, fileId))
    ? sql`where record not in (select record from verdicts where file_id = ${bind(fileId)})`
    : sql``
  const names = commas(table.columns.map(({ name }) => identifier(name)))
  await database.run(sql`insert into ${identifier(table.name)} (${names}) select ${names} from (${rows}) ${good}`)
  if (table.name === 'payments' && staged.columns.includes('original_payment_id'))
    await database.run(sql`
      insert into refunds select ${bind(fileId)}, record, payment_id, original_payment_id from (${rows}) ${good} ${trusted(
        good.text ? 'and' : 'where',
      )} original_payment_id is not null`)
}

const anyVerdict = async (database: Database, fileId: number): Promise<boolean> =>
  (await database.rows(sql`select 1 from verdicts where file_id = ${bind(fileId)} limit 1`)).length > 0

/** Rows without fault as the contract's table will hold them, beside their record number from 0. */
function finalRows(staged: Staged, present: ReadonlySet<string>): Sql {
  const { table, columns } = staged
  const payments = table.name === 'payments'
  const shop = payments && present.has('merchants') && columns.includes('merchant_id')
  const values = table.columns.map((column) => {
    const name = identifier(column.name)
    if (columns.includes(column.name))
      return column.name === 'scenario' && shop ? sql`coalesce(s.scenario, m.scenario) as scenario` : sql`s.${name}`
    if (payments && column.name === 'payment_id') return sql`${bind(`${staged.sha256.slice(0, 12)}-`)} || (s.rowid + 1) as payment_id`
    if (column.name === 'scenario' && shop) return sql`m.scenario as scenario`
    return sql`${bind(column.default ?? null)}::${trusted(column.type)} as ${name}`
  })
  return sql`select s.rowid as record, ${commas(values)} from stage.${identifier(staged.stage)} s
    ${shop ? sql`left join merchants m on m.merchant_id = s.merchant_id` : sql``} where s.fault is null`
}

/** Same key and same content as a row accepted before is a duplicate; other content is a conflict. The first of all is accepted. */
async function judgeKeys(database: Database, staged: Staged, rows: Sql): Promise<void> {
  const { table, fileId, checks } = staged
  if (!table.key.length) return
  const key = commas(table.key.map(identifier))
  const unjudged = sql`record not in (select record from verdicts where file_id = ${bind(fileId)})`
  await database.run(sql`
    create or replace temp table repeated as
    select h from (
      select hash(${key}) as h from (${rows}) union all select hash(${key}) from ${identifier(table.name)}
    ) group by h having count(*) > 1`)
  const [some] = await database.rows(sql`select 1 from repeated limit 1`)
  if (!some) return
  const content = commas(table.columns.map(({ name }) => identifier(name)))
  const conflict = bind(checks.push(keyConflict(table)))
  await database.run(sql`
    insert into verdicts
    with candidates as (
      select record, ${content} from (${rows}) where hash(${key}) in (select h from repeated) and ${unjudged}
      union all
      select -1, ${content} from ${identifier(table.name)} where hash(${key}) in (select h from repeated)
    ), ranked as (
      select record, row(${content}) as content, first_value(row(${content})) over first_first as first_content,
        row_number() over first_first as place
      from candidates window first_first as (partition by ${key} order by record)
    )
    select ${bind(fileId)}, record, case when content is not distinct from first_content then ${bind(duplicate)} else ${conflict} end
    from ranked where place > 1 and record >= 0`)
}

/** Refunds whose purchase is not there after all files are in: taken out again and judged, and their duplicates with them. */
export async function judgeRefunds(database: Database, loaded: readonly Staged[]): Promise<void> {
  await database.run(sql`
    create temp table orphans as select * from refunds r
    where not exists (select 1 from payments p where p.payment_id = r.original_payment_id and p.kind = 'purchase')`)
  const [some] = await database.rows(sql`select 1 from orphans limit 1`)
  if (!some) return
  for (const { fileId, table, stage, columns, checks } of loaded) {
    if (table.name !== 'payments') continue
    const refused = bind(checks.push(originalMissing))
    await database.run(sql`insert into verdicts select file_id, record, ${refused} from orphans where file_id = ${bind(fileId)}`)
    if (columns.includes('payment_id'))
      await database.run(sql`
        update verdicts set fault = ${refused} where file_id = ${bind(fileId)} and fault = ${bind(duplicate)} and record in (
          select s.rowid from stage.${identifier(stage)} s where s.payment_id in (select payment_id from orphans))`)
  }
  await database.run(sql`delete from payments where payment_id in (select payment_id from orphans)`)
}

export interface Outcome {
  accepted: number
  quarantined: number
  duplicate: number
  excluded: number
}

/** What became of a staged file's records. */
export async function outcome(database: Database, { fileId, stage }: Staged): Promise<Outcome> {
  const staged = await database.row<{ good: number; bad: number; excluded: number }>(sql`
    select count(*) filter (fault is null) as good, count(*) filter (fault > 0) as bad, count(*) filter (fault = 0) as excluded
    from stage.${identifier(stage)}`)
  const judged = await database.row<{ duplicates: number; bad: number }>(sql`
    select count(*) filter (fault = ${bind(duplicate)}) as duplicates, count(*) filter (fault > 0) as bad
    from verdicts where file_id = ${bind(fileId)}`)
  return {
    accepted: staged.good - judged.duplicates - judged.bad,
    quarantined: staged.bad + judged.bad,
    duplicate: judged.duplicates,
    excluded: staged.excluded,
  }
}

/**
 * The contract's tables, with the rows of the attached `base` if there is one. With `newestFormat` the database is one in that format, of
 * which ids that never repeat are stored in half the time, if in twice the space, of the compression that DuckDB would choose.
 */
export async function createTables(database: Database, base: boolean, newestFormat = false): Promise<void> {
  for (const { name, columns } of contract) {
    const stored = columns.map((column) => {
      const unique = newestFormat && name === 'payments' && column.name === 'payment_id'
      return sql`${identifier(column.name)} ${trusted(column.type)} ${unique ? sql`using compression zstd` : sql``}`
    })
    await database.run(sql`create table ${identifier(name)} (${commas(stored)})`)
    if (base) await database.run(sql`insert into ${identifier(name)} by name select * from base.${identifier(name)}`)
  }
}
