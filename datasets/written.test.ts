import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bind, sql } from './sql.ts'
import { written } from './written.ts'

test('values are written in order, quotes doubled; question marks in texts, names and comments are left alone', () => {
  expect(written(sql`select '?' as "q?", ${bind("it's")} as s, ${3} as n, ${null} as z, ${true} as t -- ?`)).toBe(
    `select '?' as "q?", 'it''s' as s, 3 as n, null as z, true as t -- ?`,
  )
})

test('after a minus a negative number begins no comment', () => {
  expect(written(sql`select 2 -${-5} as seven`)).toBe('select 2 -(-5) as seven')
})

test('a number that is not finite is refused', () => {
  expect(() => written(sql`select ${Number.NaN}`)).toThrow(RangeError)
})

test('whatever is written is read back as the same value, and a fraction as a double', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const read = async (value: string | number | boolean | null) => {
    const reader = await connection.runAndReadAll(written(sql`select ${bind(value)} as value`))
    const [row] = reader.getRowObjects()
    return typeof row!.value === 'bigint' ? Number(row!.value) : row!.value
  }
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
        fc.maxSafeInteger(),
        fc.double({ noDefaultInfinity: true, noNaN: true }),
        fc.boolean(),
        fc.constant(null),
      ),
      async (value) => {
        expect(await read(value)).toEqual(value === 0 ? 0 : value)
      },
    ),
    { numRuns: 500 },
  )
  const reader = await connection.runAndReadAll(written(sql`select typeof(${0.95}) as a, typeof(${7}) as b`))
  expect(reader.getRowObjects()).toEqual([{ a: 'DOUBLE', b: 'INTEGER' }])
  connection.closeSync()
})
