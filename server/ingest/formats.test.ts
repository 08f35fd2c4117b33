import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql, trusted } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'
import { header, mappingOf, Workplace } from './import-fixture.ts'

let place: Workplace
beforeEach(() => {
  place = new Workplace()
})
afterEach(() => place.remove())

const body = 'a,p1,e_cny,100,2024-03-01\nb,p2,alipay,250,2024-03-02\n'
const accepted = async (files: string, columns: Record<string, string> = {}, more = '') => {
  const { tables } = await place.import(mappingOf(files, columns, more))
  expect(tables.payments).toMatchObject({ quarantined: 0, duplicate: 0, excluded: 0 })
  return (await place.rows(sql`select payment_id, person_id, amount_minor from payments order by payment_id`)).map((row) =>
    Object.values(row).join(' '),
  )
}
const both = ['a p1 100', 'b p2 250']

/** 交易号,用户 and 张 in GBK: 0xbdbb 0xd2d7 0xbac5, 0xd3c3 0xbba7, 0xd5c5. */
const gbk = Buffer.concat([
  Buffer.from([0xbd, 0xbb, 0xd2, 0xd7, 0xba, 0xc5]),
  Buffer.from(','),
  Buffer.from([0xd3, 0xc3, 0xbb, 0xa7]),
  Buffer.from(',rail,fen,at\na,'),
  Buffer.from([0xd5, 0xc5]),
  Buffer.from(',e_cny,100,2024-03-01\n'),
])
const chinese = { payment_id: '交易号', person_id: '用户' }

/** DuckDB writes what the tests read, so that no second writer has to be trusted. */
async function written(path: string, options: string): Promise<void> {
  const database = await Database.open(':memory:', { allowed: [path] })
  await database.run(
    trusted(`copy (select * from (values ('a', 'p1', 'e_cny', 100, timestamp '2024-03-01'), ('b', 'p2', 'alipay', 250, timestamp '2024-03-02')) t(id, who, rail, fen, "at"))
      to '${path}' (${options})`),
  )
  database.close()
}

describe('encodings', () => {
  test('UTF-8 with a byte order mark', async () => {
    place.write('a.csv', `\uFEFF${header}${body}`)
    expect(await accepted('a.csv')).toEqual(both)
  })
  test('GBK, found by itself', async () => {
    place.write('a.csv', gbk)
    expect(await accepted('a.csv', chinese)).toEqual(['a 张 100'])
  })
  test('GB18030 in four bytes: 𠀀 is 0x95328236', async () => {
    place.write(
      'a.csv',
      Buffer.concat([gbk, Buffer.from('b,'), Buffer.from([0x95, 0x32, 0x82, 0x36]), Buffer.from(',e_cny,5,2024-03-01\n')]),
    )
    expect(await accepted('a.csv', chinese)).toEqual(['a 张 100', 'b 𠀀 5'])
  })
  test('UTF-16', async () => {
    place.write('a.csv', Buffer.from(`\uFEFF${header}${body}`, 'utf16le'))
    expect(await accepted('a.csv')).toEqual(both)
  })
  test('the mapping’s word goes first: 0xe9 is é in Latin-1', async () => {
    place.write('a.csv', Buffer.concat([Buffer.from(`${header}a,Ren`), Buffer.from([0xe9]), Buffer.from(',e_cny,1,2024-03-01\n')]))
    expect(await accepted('a.csv', {}, 'encoding: latin1')).toEqual(['a René 1'])
  })
  test('a character cut in two by the megabyte at which reading breaks off', async () => {
    const line = (n: number) => `r${n},用户,e_cny,1,2024-03-01\n`
    const lines = Array.from({ length: 60_000 }, (_, i) => line(i)).join('')
    expect(Buffer.byteLength(lines)).toBeGreaterThan(1 << 20)
    place.write('a.csv', header + lines)
    const { tables } = await place.import(mappingOf('a.csv'))
    expect(tables.payments).toMatchObject({ read: 60_000, accepted: 60_000 })
    expect(await place.rows(sql`select distinct person_id from payments`)).toEqual([{ person_id: '用户' }])
  })
})

describe('lines and fields', () => {
  test('lines that end in CR LF', async () => {
    place.write('a.csv', (header + body).replaceAll('\n', '\r\n'))
    expect(await accepted('a.csv')).toEqual(both)
  })
  test('lines that end now in LF, now in CR LF', async () => {
    place.write('a.csv', `${header.replace('\n', '\r\n')}${body}c,p3,e_cny,7,2024-03-03\r\n`)
    expect(await accepted('a.csv')).toEqual([...both, 'c p3 7'])
  })
  test('lines that end in CR alone', async () => {
    place.write('a.csv', (header + body).replaceAll('\n', '\r'))
    expect(await accepted('a.csv')).toEqual(both)
  })
  for (const [name, delimiter] of [
    ['tab', '\t'],
    ['semicolon', ';'],
    ['bar', '|'],
  ] as const)
    test(`fields cut by ${name}`, async () => {
      place.write('a.csv', (header + body).replaceAll(',', delimiter))
      expect(await accepted('a.csv')).toEqual(both)
    })
  test('a delimiter, a doubled quote and a line break inside quotes', async () => {
    place.write('a.csv', `${header}a,"p,""1""\n2",e_cny,100,2024-03-01\n`)
    expect(await accepted('a.csv')).toEqual(['a p,"1"\n2 100'])
  })
  test('a last line without its end', async () => {
    place.write('a.csv', (header + body).trimEnd())
    expect(await accepted('a.csv')).toEqual(both)
  })
})

describe('files', () => {
  test('gzip', async () => {
    place.write('a.csv.gz', gzipSync(header + body))
    expect(await accepted('a.csv.gz')).toEqual(both)
  })
  test('gzip of GBK', async () => {
    place.write('a.csv.gz', gzipSync(gbk))
    expect(await accepted('a.csv.gz', chinese)).toEqual(['a 张 100'])
  })
  test('zstd', async () => {
    await written(`${place.folder}/a.csv.zst`, 'format csv, header, compression zstd')
    expect(await accepted('a.csv.zst')).toEqual(both)
  })
  test('Parquet', async () => {
    await written(`${place.folder}/a.parquet`, 'format parquet')
    expect(await accepted('a.parquet')).toEqual(both)
  })
  test('a bad row of a Parquet file keeps its record number and its values', async () => {
    await written(`${place.folder}/a.parquet`, 'format parquet')
    const { tables } = await place.import(mappingOf('a.parquet', { amount_minor: 'fen - 100' }))
    expect(tables.payments).toMatchObject({ read: 2, accepted: 1, quarantined: 1 })
    expect(await place.rows(sql`select record, line, code, text::json->>'id' as id from _quarantine`)).toEqual([
      { record: 1, line: null, code: 'amount_not_positive', id: 'a' },
    ])
  })
  test('a folder, and a pattern', async () => {
    place.write('in/2024/a.csv', `${header}a,p1,e_cny,100,2024-03-01\n`)
    place.write('in/b.csv', `${header}b,p2,alipay,250,2024-03-02\n`)
    place.write('in/notes.md', 'not data')
    expect(await accepted('in')).toEqual(both)
    const again = await place.import(mappingOf('"in/**/*.csv"'))
    expect(again.unchanged).toBe(true)
  })
})
