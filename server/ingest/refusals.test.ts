import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../datasets/sql.ts'
import { Failure } from '../errors.ts'
import { header, mappingOf, pilot, Workplace } from './import-fixture.ts'

let place: Workplace
beforeEach(() => {
  place = new Workplace()
  place.write('a.csv', `${header}a,p1,e_cny,100,2024-03-01\n`)
})
afterEach(() => place.remove())

async function failure(mapping: string): Promise<Failure> {
  const error = await place.import(mapping).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Failure)
  return error as Failure
}

describe('an expression reads its record and nothing else', () => {
  const refused: [string, RegExp][] = [
    ["(select content from read_text('/etc/passwd'))", /holds a query/],
    ["(select count(*) from read_csv('other.csv'))", /holds a query/],
    ['(select value from duckdb_settings() limit 1)', /holds a query/],
    ["fen from read_csv('/etc/passwd')", /is a query/],
    ['fen where true', /is a query/],
    ["1; copy (select 1) to '/tmp/x'", /second statement/],
    ["1; attach '/tmp/x'", /second statement/],
    ['1; install httpfs', /second statement/],
    ["1; set memory_limit = '1TB'", /second statement/],
    ['1; pragma database_list', /second statement/],
    ['1; select 2', /second statement/],
    ['fen, who', /2 values/],
    ['fen as money', /names its result/],
    ['sum(fen)', /adds up over records/],
    ['unnest([1, 2])', /several records/],
    ["current_setting('memory_limit')", /looks at the engine/],
    ["getvariable('x')", /looks at the engine/],
    ['random()', /changes from run to run/],
    ['now()', /changes from run to run/],
    ['*', /several columns/],
    ['?', /parameter/],
    ['fen +', /not SQL/],
    ['fen union select 1', /is a query/],
  ]
  for (const [text, reason] of refused)
    test(text, async () => {
      const error = await failure(mappingOf('a.csv', { amount_minor: text }))
      expect(error.message).toMatch(reason)
      expect(error.message).toMatch(/^mapping\.yaml, line 10, column \d+: payments\.columns\.amount_minor/)
      expect(error.mend).not.toBe('')
    })
})

describe('a mapping or file that cannot be used is refused with place and mend', () => {
  const cases: [string, () => string, string, RegExp][] = [
    [
      'a column the file does not have',
      () => mappingOf('a.csv', { amount_minor: 'fenn' }),
      'unknown_source_column',
      /a\.csv has no column fenn/,
    ],
    [
      'a column the contract does not have',
      () => mappingOf('a.csv', { amonut_minor: 'fen' }),
      'unknown_column',
      /payments has no column amonut_minor/,
    ],
    ['an expression of the wrong type', () => mappingOf('a.csv', { amount_minor: 'round(who)' }), 'expression_invalid', /round/],
    ['a file that is not there', () => mappingOf('b.csv'), 'no_such_file', /no file b\.csv/],
    ['a setting that does not exist', () => mappingOf('a.csv', {}, 'delimeter: ";"'), 'mapping_invalid', /delimeter is not a setting/],
    ['no YAML', () => 'dataset: [', 'mapping_syntax', /line 1, column \d+/],
    [
      'a table that does not exist',
      () => mappingOf('a.csv').replace('  payments:', '  paiments:'),
      'unknown_table',
      /paiments is not a table/,
    ],
    [
      'a zone that does not exist',
      () => mappingOf('a.csv').replace('Asia/Shanghai', 'Asia/Shangai'),
      'time_zone',
      /Asia\/Shangai is not a time zone/,
    ],
    ['a rail of no known kind', () => mappingOf('a.csv').replace('kind: cbdc', 'kind: gold'), 'row_invalid', /rails\.kind/],
    [
      'a focal rail that is not listed',
      () => mappingOf('a.csv').replace(pilot, pilot.replace('e_cny', 'digital')),
      'focal_rail',
      /digital/,
    ],
  ]
  for (const [name, mapping, code, message] of cases)
    test(name, async () => {
      const error = await failure(mapping())
      expect(error.message).toMatch(message)
      expect(error.code).toBe(code)
      expect(error.place.line).toBeGreaterThan(0)
    })

  test('a file without an acceptable row', async () => {
    place.write('a.csv', `${header}a,p1,e_cny,-1,2024-03-01\n`)
    const error = await failure(mappingOf('a.csv'))
    expect(error.code).toBe('nothing_acceptable')
    expect(error.message).toMatch(/a\.csv, line 2, column amount_minor/)
  })
  test('a file with a header alone', async () => {
    place.write('a.csv', header)
    expect((await failure(mappingOf('a.csv'))).code).toBe('nothing_acceptable')
  })
  test('a file that `where` leaves out altogether', async () => {
    expect((await failure(mappingOf('a.csv', {}, 'where: fen > 100'))).message).toMatch(/leaves out every/)
  })
  test('an empty file', async () => {
    place.write('a.csv', '')
    expect((await failure(mappingOf('a.csv'))).code).toBe('file_unreadable')
  })
  test('a Parquet file cut short', async () => {
    place.write('a.parquet', Buffer.from('PAR1 and no more'))
    expect((await failure(mappingOf('a.parquet'))).code).toBe('file_unreadable')
  })
})

describe('one import after another', () => {
  test('the same bytes under another name change nothing', async () => {
    await place.import(mappingOf('a.csv'))
    place.write('b.csv', `${header}a,p1,e_cny,100,2024-03-01\n`)
    expect((await place.import(mappingOf('b.csv'))).unchanged).toBe(true)
  })

  test('new files add; a key given before with other content is quarantined: 1 + 1 accepted, 1 duplicate, 1 conflict', async () => {
    await place.import(mappingOf('a.csv'))
    place.write('b.csv', `${header}a,p1,e_cny,100,2024-03-01\nb,p1,alipay,50,2024-03-02\n`)
    const second = await place.import(mappingOf('"*.csv"'))
    expect(second.tables.payments).toMatchObject({ read: 2, accepted: 1, duplicate: 1 })
    place.write('c.csv', `${header}b,p1,alipay,51,2024-03-02\nc,p1,alipay,1,2024-03-02\n`)
    const third = await place.import(mappingOf('c.csv'))
    expect(third.tables.payments).toMatchObject({ read: 2, accepted: 1, quarantined: 1 })
    expect(await place.rows(sql`select payment_id, amount_minor from payments order by 1`)).toEqual([
      { payment_id: 'a', amount_minor: 100 },
      { payment_id: 'b', amount_minor: 50 },
      { payment_id: 'c', amount_minor: 1 },
    ])
    expect(third.ledger.map(({ file, accepted }) => [file, accepted])).toEqual([
      ['a.csv', 1],
      ['b.csv', 1],
      ['c.csv', 1],
    ])
  })

  test('--reload takes in a refund whose purchase arrived later', async () => {
    const columns = { kind: 'what', original_payment_id: 'of' }
    place.write('r.csv', 'id,who,rail,fen,at,what,of\nr,p,e_cny,10,2024-03-02,refund,b\nx,p,e_cny,10,2024-03-02,purchase,\n')
    const first = await place.import(mappingOf('r.csv', columns))
    expect(first.tables.payments).toMatchObject({ accepted: 1, quarantined: 1 })
    place.write('p.csv', 'id,who,rail,fen,at,what,of\nb,p,e_cny,10,2024-03-01,purchase,\n')
    await place.import(mappingOf('p.csv', columns))
    const again = await place.import(mappingOf('r.csv', columns), { reload: true })
    expect(again.tables.payments).toMatchObject({ read: 2, accepted: 1, duplicate: 1, quarantined: 0 })
    expect(again.ledger.find(({ file }) => file === 'r.csv')).toMatchObject({ read: 2, accepted: 2, duplicate: 0, quarantined: 0 })
    expect(await place.quarantine()).toEqual([])
  })

  test('a refund that is refused takes its duplicate with it: 4 read = 1 accepted + 3 quarantined', async () => {
    const columns = { kind: 'what', original_payment_id: 'of' }
    const refund = 'r,p,e_cny,10,2024-03-02,refund,b\n'
    place.write('r.csv', `id,who,rail,fen,at,what,of\n${refund}x,p,e_cny,10,2024-03-02,purchase,\n${refund}${refund}`)
    const { tables } = await place.import(mappingOf('r.csv', columns))
    expect(tables.payments).toEqual({ read: 4, accepted: 1, quarantined: 3, duplicate: 0, excluded: 0 })
    expect((await place.quarantine()).map((row) => row.split(':')[0])).toEqual([
      '2 original_payment_id original_missing',
      '4 original_payment_id original_missing',
      '5 original_payment_id original_missing',
    ])
  })

  const persons = (given: string) => mappingOf('a.csv', {}, '', `persons: { ${given} }`)
  const fromFile = persons('files: persons.csv, columns: { person_id: id, age_band: age }')

  test('rows of the mapping first, a file later: the same row is a duplicate, another content a conflict, a new one accepted', async () => {
    await place.import(persons('rows: [ { person_id: p1, age_band: "20-29" }, { person_id: p2 } ]'))
    place.write('persons.csv', 'id,age\np1,20-29\np2,30-39\np3,40-49\n')
    const { tables } = await place.import(fromFile)
    expect(tables.persons).toEqual({ read: 3, accepted: 1, quarantined: 1, duplicate: 1, excluded: 0 })
    expect(await place.quarantine()).toEqual(['3 person_id key_conflict: p2,30-39'])
  })

  test('a file first, rows of the mapping later: they add, but replace nothing that the file brought in', async () => {
    place.write('persons.csv', 'id,age\np1,20-29\n')
    await place.import(fromFile)
    const error = await failure(persons('rows: [ { person_id: p9 }, { person_id: p1, age_band: "30-39" } ]'))
    expect(error.code).toBe('row_from_file')
    expect(error.message).toMatch(/^mapping\.yaml, line 6, column \d+: persons holds person_id p1 .* came from persons\.csv/)
    await place.import(persons('rows: [ { person_id: p9 }, { person_id: p1, age_band: "20-29" } ]'))
    expect(await place.rows(sql`select person_id, age_band from persons order by 1`)).toEqual([
      { person_id: 'p1', age_band: '20-29' },
      { person_id: 'p9', age_band: null },
    ])
  })

  test('a refund may stand before its purchase, in another file of the same import', async () => {
    const columns = { kind: 'what', original_payment_id: 'of' }
    place.write('1.csv', 'id,who,rail,fen,at,what,of\nr,p,e_cny,10,2024-03-02,refund,b\n')
    place.write('2.csv', 'id,who,rail,fen,at,what,of\nb,p,e_cny,10,2024-03-01,purchase,\n')
    expect((await place.import(mappingOf('["1.csv", "2.csv"]', columns))).tables.payments).toMatchObject({ accepted: 2, quarantined: 0 })
  })

  test('without payment_id, two files with the same rows do not collide', async () => {
    place.write('b.csv', `${header}a,p1,e_cny,100,2024-03-01\n\n`)
    const mapping = mappingOf('["a.csv", "b.csv"]').replace('"payment_id":"id",', '')
    expect((await place.import(mapping)).tables.payments).toMatchObject({ read: 2, accepted: 2 })
  })

  test('a payment takes its scenario from the merchant where it has none', async () => {
    const merchants = 'merchants: { rows: [ { merchant_id: m, scenario: catering } ] }'
    await place.import(mappingOf('a.csv', { merchant_id: "'m'" }, '', merchants))
    expect(await place.rows(sql`select scenario from payments`)).toEqual([{ scenario: 'catering' }])
  })

  test('a changed label makes a release although no file is new', async () => {
    await place.import(mappingOf('a.csv'))
    const report = await place.import(mappingOf('a.csv').replace('label: Alipay', 'label: 支付宝'))
    expect(report.unchanged).toBe(false)
    expect(await place.rows(sql`select label from rails where rail_id = 'alipay'`)).toEqual([{ label: '支付宝' }])
    expect(await place.rows(sql`select count(*) as n from payments`)).toEqual([{ n: 1 }])
  })
})
