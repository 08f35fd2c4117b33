import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sql, trusted } from '../../datasets/sql.ts'
import { Database } from './database.ts'

const folder = mkdtempSync(join(tmpdir(), 'pilotscope-'))
writeFileSync(join(folder, 'named.csv'), 'a\n1\n')
writeFileSync(join(folder, 'other.csv'), 'a\n2\n')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every connection counts in UTC, whatever the zone of the machine', async () => {
  const zone = process.env.TZ
  process.env.TZ = 'Asia/Tokyo'
  const database = await Database.open(':memory:')
  try {
    const question = sql`select current_setting('timezone') as zone, (timestamptz '2024-01-01 20:00:00+00')::date as day`
    const utc = { zone: 'UTC', day: '2024-01-01' }
    expect([await database.row(question), ...(await database.answer(question))]).toEqual([utc, utc])
  } finally {
    database.close()
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

const closed = /permission error|disabled|locked/i

test.each([
  ['a file that was not named', `select * from read_csv('${folder}/other.csv')`],
  ['a list of files', `select * from glob('${folder}/*')`],
  ['text of a file', `select * from read_text('/etc/hostname')`],
  ['another database', `attach '${folder}/other.duckdb'`],
  ['writing a file', `copy (select 1) to '${folder}/out.csv'`],
  ['the network', `select * from read_csv('http://127.0.0.1:1/a.csv')`],
  ['an extension', 'install httpfs'],
  ['loading an extension', 'load httpfs'],
  ['a setting', 'set enable_external_access = true'],
  ['a setting for all', "set global allowed_paths = ['/']"],
])('%s is out of reach, on every connection', async (_, statement) => {
  const database = await Database.open(':memory:', { allowed: [join(folder, 'named.csv')] })
  try {
    expect(await database.rows(trusted(`select a from read_csv('${folder}/named.csv')`))).toEqual([{ a: 1 }])
    await expect(database.run(trusted(statement))).rejects.toThrow(closed)
    await expect(database.answer(trusted(statement))).rejects.toThrow(closed)
  } finally {
    database.close()
  }
})

test('a release is opened read-only', async () => {
  const path = join(folder, 'release.duckdb')
  const writable = await Database.open(path)
  await writable.run(sql`create table t as select 1 as a`)
  writable.close()
  const database = await Database.open(path, { readOnly: true })
  await expect(database.run(sql`insert into t values (2)`)).rejects.toThrow(/read-only/i)
  expect(await database.rows(sql`select a from t`)).toEqual([{ a: 1 }])
  database.close()
})

test('a whole number that JavaScript cannot hold is an error, never rounded: 2^53 is the first', async () => {
  const database = await Database.open(':memory:')
  expect(await database.row(sql`select ${Number.MAX_SAFE_INTEGER}::bigint as n`)).toEqual({ n: 9007199254740991 })
  await expect(database.row(sql`select 9007199254740992::bigint as n`)).rejects.toThrow(/beyond 2\^53/)
  database.close()
})
