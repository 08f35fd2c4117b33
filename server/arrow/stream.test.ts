import { createRequire } from 'node:module'
import { tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, trusted } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'
import { arrowStream, type StreamColumn, tableStatement } from './stream.ts'

let database: Database
beforeAll(async () => {
  database = await Database.open(':memory:')
})
afterAll(() => database.close())

async function streamed(table: string, columns: StreamColumn[]): Promise<Uint8Array> {
  const connection = await database.connect()
  const pieces: Uint8Array[] = []
  for await (const piece of arrowStream(connection, tableStatement(table, columns), columns)) pieces.push(piece)
  connection.closeSync()
  return Buffer.concat(pieces)
}

const sample: { type: string; values: string[]; read: unknown[] }[] = [
  { type: 'TINYINT', values: ['-128', 'null', '127'], read: [-128, null, 127] },
  { type: 'SMALLINT', values: ['-32768', 'null', '32767'], read: [-32768, null, 32767] },
  { type: 'INTEGER', values: ['-2147483648', 'null', '7'], read: [-2147483648, null, 7] },
  { type: 'BIGINT', values: ['-9223372036854775808', 'null', '7'], read: [-(2n ** 63n), null, 7n] },
  { type: 'UTINYINT', values: ['255', 'null', '0'], read: [255, null, 0] },
  { type: 'USMALLINT', values: ['65535', 'null', '0'], read: [65535, null, 0] },
  { type: 'UINTEGER', values: ['4294967295', 'null', '0'], read: [4294967295, null, 0] },
  { type: 'DOUBLE', values: ['0.1', 'null', '-1e300'], read: [0.1, null, -1e300] },
  { type: 'BOOLEAN', values: ['true', 'null', 'false'], read: [true, null, false] },
  { type: 'DATE', values: ["'1969-12-31'", 'null', "'2024-02-29'"], read: [Date.UTC(1969, 11, 31), null, Date.UTC(2024, 1, 29)] },
  {
    type: 'TIMESTAMP',
    values: ["'2024-02-29 23:59:59.5'", 'null', "'1970-01-01'"],
    read: [Date.UTC(2024, 1, 29, 23, 59, 59, 500), null, 0],
  },
  {
    type: 'VARCHAR',
    values: ["''", 'null', "'数字人民币 longer than twelve bytes'"],
    read: ['', null, '数字人民币 longer than twelve bytes'],
  },
]

test.each(sample)('$type keeps its width, its nulls and its extremes', async ({ type, values, read }) => {
  await database.run(sql`create or replace table t (x ${trusted(type)})`)
  await database.run(trusted(`insert into t values ${values.map((value) => `(${value})`).join(', ')}`))
  const table = tableFromIPC(await streamed('t', [{ name: 'x', type }]))
  const column = table.getChild('x')!
  expect([...column]).toEqual(read)
  expect(String(column.type)).toBe(
    { DATE: 'Date32<DAY>', TIMESTAMP: 'Timestamp<MICROSECOND>', VARCHAR: 'Utf8', BOOLEAN: 'Bool', DOUBLE: 'Float64' }[type] ??
      arrowName(type),
  )
})

const arrowName = (type: string) =>
  `${type.startsWith('U') ? 'Uint' : 'Int'}${{ TINYINT: 8, SMALLINT: 16, INTEGER: 32, BIGINT: 64 }[type.replace(/^U/, '')]}`

test('an empty table is a stream with a schema and no rows', async () => {
  await database.run(sql`create or replace table t (x varchar, y bigint)`)
  const table = tableFromIPC(
    await streamed('t', [
      { name: 'x', type: 'VARCHAR' },
      { name: 'y', type: 'BIGINT' },
    ]),
  )
  expect(table.numRows).toBe(0)
  expect(table.schema.fields.map(({ name }) => name)).toEqual(['x', 'y'])
})

test('a type without an Arrow type is refused by name, not sent wrong', async () => {
  await database.run(sql`create or replace table t as select 1::hugeint as x`)
  await expect(streamed('t', [{ name: 'x', type: 'HUGEINT' }])).rejects.toThrow(/no Arrow type for HUGEINT/)
})

const word = fc.option(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !text.includes('\0')),
    fc.constantFrom('a', 'b', "it's", '数字'),
  ),
  { nil: null },
)

test('property: any texts, as they are or by dictionary, come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 50 }), fc.integer({ min: 1, max: 300 }), async (words, times) => {
      await database.run(sql`create or replace table w (i integer, word varchar)`)
      for (const [i, text] of words.entries()) await database.run({ ...sql`insert into w values (?, ?)`, values: [i, text] })
      await database.run(sql`create or replace table many as select word from range(${times}::bigint) r(n), w order by n, i`)
      const expected = Array.from({ length: times }, () => words).flat()
      const values = [...new Set(words.filter((text) => text !== null))].sort()
      expect([...(tableFromIPC(await streamed('many', [{ name: 'word', type: 'VARCHAR' }])).getChild('word') ?? [])]).toEqual(expected)
      const coded = tableFromIPC(await streamed('many', [{ name: 'word', type: 'VARCHAR', values }])).getChild('word')!
      expect([...coded]).toEqual(expected)
    }),
    { numRuns: 25 },
  )
})

describe('DuckDB compiled to WebAssembly, as the browser runs it', () => {
  test('inserts the stream and sees the same 100000 rows: sums, nulls, dictionary words', async () => {
    await database.run(sql`create or replace table big as
      select i as n, (i % 200)::utinyint as small, case when i % 7 > 0 then i::bigint * 1000000 end as value,
        ['online', 'offline', null, '离线'][i % 4 + 1] as word, 'id of a person ' || i as id, date '2024-01-01' + (i % 400)::integer as day,
        timestamp '2024-01-01' + to_seconds(i) as "at", i % 3 = 0 as flag, i / 8 as ratio
      from (select range::integer as i from range(100000))`)
    const columns = (
      await database.rows<StreamColumn>(
        sql`select column_name as name, data_type as type from duckdb_columns() where table_name = 'big' order by column_index`,
      )
    ).map((column) => (column.name === 'word' ? { ...column, values: ['offline', 'online', '离线'] } : column))
    const require = createRequire(import.meta.url)
    const { createDuckDB, NODE_RUNTIME, VoidLogger } = require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs')
    const dist = (file: string) => require.resolve(`@duckdb/duckdb-wasm/dist/${file}`)
    const bundles = {
      mvp: { mainModule: dist('duckdb-mvp.wasm'), mainWorker: '' },
      eh: { mainModule: dist('duckdb-eh.wasm'), mainWorker: '' },
    }
    const wasm = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME)
    await wasm.instantiate(() => {})
    const connection = wasm.connect()
    connection.insertArrowFromIPCStream(await streamed('big', columns), { name: 'big', create: true })
    const question = `select count(*)::integer as n, sum(small)::double as small, sum(value)::double as value, count(value)::integer as known,
      count(*) filter (word = '离线')::integer as offline, count(word)::integer as words, max(id) as id, count(distinct id)::integer as ids,
      max(day)::varchar as day, max("at")::varchar as latest, count(*) filter (flag)::integer as flags, sum(ratio)::double as ratio from big`
    const inBrowser = connection.query(question).toArray()[0]!.toJSON()
    expect(inBrowser).toEqual(await database.row(trusted(question)))
    expect(inBrowser).toMatchObject({
      n: 100000,
      offline: 25000,
      words: 75000,
      ids: 100000,
      known: 100000 - 14286,
      id: 'id of a person 99999',
    })
    const names = connection.query(`select column_name, data_type from duckdb_columns() where table_name = 'big'`).toArray()
    expect(
      Object.fromEntries(names.map((row: { toJSON(): { column_name: string; data_type: string } }) => Object.values(row.toJSON()))),
    ).toEqual(Object.fromEntries(columns.map(({ name, type }) => [name, type])))
    connection.close()
  }, 60_000)
})
