import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sql, sql } from '../../datasets/sql.ts'
import { Failure } from '../errors.ts'
import { Database } from '../warehouse/database.ts'
import { column, dialectOf, readText, textLiteral } from './dialect.ts'
import { readable } from './rewrite.ts'
import { scan } from './scan.ts'

/** What a file's columns look like, from a sample. */
export interface Shape {
  columns: {
    name: string
    /** Numbers with a fraction. */
    decimals: boolean
    /** strptime format where the values are times in a form that does not cast by itself. */
    format: string | undefined
    /** All different values where there are at most twelve, the most frequent first. */
    values: string[] | undefined
  }[]
}

const formats = [
  '%Y%m%d%H%M%S',
  '%Y%m%d',
  '%Y年%m月%d日 %H:%M:%S',
  '%Y年%m月%d日 %H:%M',
  '%Y年%m月%d日',
  '%d/%m/%Y %H:%M:%S',
  '%d/%m/%Y %H:%M',
  '%d/%m/%Y',
  '%d.%m.%Y',
]

/** Looks at a file's columns. Throws a Failure where it cannot be read. */
export async function shapeOf(path: string): Promise<Shape> {
  const scratch = await mkdtemp(join(tmpdir(), 'pilotscope-shape-'))
  try {
    const found = await scan(path).catch((cause: Error) => {
      throw new Failure('file_unreadable', `${path} cannot be read: ${cause.message}.`, 'Check the path.', { place: { file: path }, cause })
    })
    const prepared = found.parquet ? undefined : await readable(path, found, undefined, scratch)
    const file = prepared?.dialectSample ?? path
    const database = await Database.open(':memory:', { allowed: [file], memory: '1GB' })
    try {
      const dialect = prepared && (await dialectOf(database, file, { columns: {} }))
      const from = dialect ? readText(file, dialect, false) : sql`read_parquet(${textLiteral(file)})`
      const described = await database.rows<{ column_name: string }>(sql`describe select * from ${from}`)
      const columns: Shape['columns'] = []
      for (const { column_name } of described) columns.push(await look(database, column_name, from))
      return { columns }
    } finally {
      database.close()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function look(database: Database, name: string, from: Sql): Promise<Shape['columns'][number]> {
  const value = sql`${column(name)}::varchar`
  const values = await database.rows<{ value: string }>(
    sql`select ${value} as value from ${from} where ${column(name)} is not null group by 1 order by count(*) desc, 1 limit 13`,
  )
  const { there, decimals, casts } = await database.row<{ there: number; decimals: number; casts: number }>(sql`
    select count(${value}) as there, count(*) filter (try_cast(${value} as double) is not null and contains(${value}, '.')) as decimals,
      count(*) filter (try_cast(${value} as timestamp) is not null or try_cast(${value} as timestamptz) is not null) as casts from ${from}`)
  let format: string | undefined
  if (casts * 2 <= there)
    for (const candidate of formats) {
      const { parsed } = await database.row<{ parsed: number }>(sql`
        select count(*) filter (try_strptime(${value}, ${textLiteral(candidate)}) is not null) as parsed from ${from}`)
      if (parsed * 2 > there) {
        format = candidate
        break
      }
    }
  return { name, decimals: decimals > 0, format, values: values.length <= 12 ? values.map((row) => row.value) : undefined }
}
