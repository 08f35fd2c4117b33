import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../datasets/sql.ts'
import { header, mappingOf, Workplace } from './import-fixture.ts'
import { type Located, recordsIn } from './records.ts'

let place: Workplace
beforeEach(() => {
  place = new Workplace()
})
afterEach(() => place.remove())

const good = (n: number) => `g${n},p${n},e_cny,100,2024-03-01\n`

test('a carriage return alone in a file of CR LF stops the strict reader; the lenient one cuts that record in two: 8 read = 5 + 3', async () => {
  const rows = [...[1, 2, 3].map(good), 'x,p\r9,e_cny,1,2024-03-01\n', ...[4, 5].map(good), 'y,p6,e_cny,-1,2024-03-01\n']
  place.write('a.csv', (header + rows.join('')).replaceAll('\n', '\r\n'))
  const { tables } = await place.import(mappingOf('a.csv'))
  expect(tables.payments).toEqual({ read: 8, accepted: 5, quarantined: 3, duplicate: 0, excluded: 0 })
  expect((await place.rows(sql`select payment_id from payments order by 1`)).map((row) => row.payment_id)).toEqual([
    'g1',
    'g2',
    'g3',
    'g4',
    'g5',
  ])
  expect((await place.quarantine()).sort()).toEqual([
    'null amount_minor amount_not_positive: {"id":"y","who":"p6","rail":"e_cny","fen":"-1","at":"2024-03-01"}',
    'null at missing_columns: 9,e_cny,1,2024-03-01',
    'null rail missing_columns: x,p',
  ])
})

test('where the bytes are cut otherwise than the reader cut them, the records are named by number and content, not by a wrong line', async () => {
  place.write('a.csv', `${header}${good(1)}b, "p\n2",e_cny,-1,2024-03-01\n${good(3)}c,p4,e_cny,-2,2024-03-01\n`)
  const { tables } = await place.import(mappingOf('a.csv'))
  expect(tables.payments).toEqual({ read: 4, accepted: 2, quarantined: 2, duplicate: 0, excluded: 0 })
  expect(await place.rows(sql`select line, record, text from _quarantine order by record`)).toEqual([
    { line: null, record: 2, text: '{"id":"b","who":"p\\n2","rail":"e_cny","fen":"-1","at":"2024-03-01"}' },
    { line: null, record: 4, text: '{"id":"c","who":"p4","rail":"e_cny","fen":"-2","at":"2024-03-01"}' },
  ])
})

test('a quote that is not closed is said to take 3,002 lines with it, and the text kept of it is cut', async () => {
  const swallowed = Array.from({ length: 3000 }, (_, i) => good(i + 10)).join('')
  place.write('a.csv', `${header}${good(1)}b,"p2,e_cny,1,2024-03-01\n${swallowed}${'z'.repeat(9)}`)
  const { tables, quarantine } = await place.import(mappingOf('a.csv'))
  expect(tables.payments).toMatchObject({ read: 2, accepted: 1, quarantined: 1 })
  expect(quarantine[0]!.message).toBe('A quote is not closed, or something follows its end. It takes 3002 lines with it.')
  const [row] = await place.rows(sql`select line, length(text) as length, right(text, 2) as tail from _quarantine`)
  expect(row).toEqual({ line: 3, length: 65536 + 2, tail: ' …' })
})

describe('records found in the bytes of a file', () => {
  const dialect = { delimiter: ',', quote: '"', escape: '"', skip: 0, header: true, strict: true, columns: ['a', 'b'] }

  /** Every record as `line: text`, with the file cut into chunks of `size` bytes. */
  async function records(text: string, size: number, more: Partial<typeof dialect> = {}): Promise<string[]> {
    const bytes = Buffer.from(text)
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
    const found: Located[] = []
    for await (const each of recordsIn(Readable.from(chunks), { ...dialect, ...more }, [0, 1, 2, 3, 4, 5], [])) found.push(each)
    return found.map(({ line, text }) => `${line}: ${text}`)
  }

  const cases: [string, string, Partial<typeof dialect>, string[]][] = [
    ['a line break inside quotes', 'a,b\n1,"x\ny"\n2,z\n', {}, ['2: 1,"x\ny"', '4: 2,z']],
    ['a doubled quote before it', 'a,b\n1,"x""\ny"\n2,z\n', {}, ['2: 1,"x""\ny"', '4: 2,z']],
    ['doubled quotes alone between quotes', 'a,b\n1,""""\n2,""\n3,z\n', {}, ['2: 1,""""', '3: 2,""', '4: 3,z']],
    ['a quote within a field that does not begin with one', 'a,b\n1,5" pipe\n2,z\n', {}, ['2: 1,5" pipe', '3: 2,z']],
    ['a quote after a backslash', 'a,b\n1,"x\\"\ny"\n2,z\n', { escape: '\\' }, ['2: 1,"x\\"\ny"', '4: 2,z']],
    ['a backslash after a backslash', 'a,b\n1,"x\\\\"\n2,z\n', { escape: '\\' }, ['2: 1,"x\\\\"', '3: 2,z']],
    ['blank lines, CR LF and no end', 'a,b\r\n\r\n1,x\r\n\r\n2,z', {}, ['3: 1,x', '5: 2,z']],
  ]
  for (const [name, text, more, expected] of cases)
    test(`${name}, wherever the chunks end`, async () => {
      for (let size = 1; size <= text.length; size++) expect(await records(text, size, more)).toEqual(expected)
    })
})
