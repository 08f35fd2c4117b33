import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../datasets/sql.ts'
import { header, mappingOf, Workplace } from './import-fixture.ts'

let place: Workplace
beforeEach(() => {
  place = new Workplace()
})
afterEach(() => place.remove())

const good = (n: number) => `g${n},p${n},e_cny,100,2024-03-01 09:00:00\n`
const goods = [1, 2, 3, 4].map(good).join('')

/** Imports four good rows and then `row`, which lies on line 6. */
async function fate(row: string, columns: Record<string, string> = {}, more = '', tables = ''): Promise<string[]> {
  place.write('a.csv', header + goods + row)
  const { tables: counts } = await place.import(mappingOf('a.csv', columns, more, tables))
  expect(counts.payments).toMatchObject({ read: 5, accepted: 4, quarantined: 1, duplicate: 0, excluded: 0 })
  return place.quarantine()
}

describe('a bad row is quarantined with line, column, reason and text', () => {
  const rows: [string, string, string][] = [
    ['an amount that is no number', 'x,p9,e_cny,many,2024-03-01 09:00:00', '6 amount_minor not_an_integer'],
    ['an amount with a fraction of a fen: 12.5', 'x,p9,e_cny,12.5,2024-03-01 09:00:00', '6 amount_minor not_an_integer'],
    ['an amount of 0, which is not > 0', 'x,p9,e_cny,0,2024-03-01 09:00:00', '6 amount_minor amount_not_positive'],
    ['no person', 'x,,e_cny,100,2024-03-01 09:00:00', '6 person_id missing'],
    ['a rail that the mapping does not list', 'x,p9,bitcoin,100,2024-03-01 09:00:00', '6 rail_id unknown_reference'],
    ['30 February', 'x,p9,e_cny,100,2024-02-30 09:00:00', '6 initiated_at wrong_type'],
    ['four fields where the header has five', 'x,p9,e_cny,100', '6 at missing_columns'],
    ['six fields where the header has five', 'x,p9,e_cny,100,2024-03-01 09:00:00,more', '6 null too_many_columns'],
    ['a key accepted before with other content', 'g1,p1,e_cny,999,2024-03-01 09:00:00', '6 payment_id key_conflict'],
  ]
  for (const [name, row, expected] of rows) test(name, async () => expect(await fate(row)).toEqual([`${expected}: ${row}`]))

  test('a word that is not allowed', async () => {
    const row = 'x,p9,e_cny,100,2024-03-01 09:00:00'
    expect(await fate(row, { kind: "case when id = 'x' then 'gift' else 'purchase' end" })).toEqual([`6 kind not_allowed: ${row}`])
  })

  test('a value that an expression cannot work out', async () => {
    const row = 'x,p9,e_cny,many,2024-03-01 09:00:00'
    expect(await fate(row, { amount_minor: 'fen::varchar::bigint' })).toEqual([`6 amount_minor expression_failed: ${row}`])
  })

  test('a bad value does not change the type of its column: 4 of 5 are numbers', async () => {
    const row = 'x,p9,e_cny,many,2024-03-01 09:00:00'
    expect(await fate(row, { amount_minor: 'fen * 2' })).toEqual([`6 fen bad_value: ${row}`])
  })

  test('a subsidy above the amount', async () => {
    const row = 'x,p9,e_cny,100,2024-03-01 09:00:00'
    expect(await fate(row, { subsidy_minor: "case when id = 'x' then 101 else 100 end" })).toEqual([
      `6 subsidy_minor subsidy_outside_amount: ${row}`,
    ])
  })

  test('a settlement before the payment', async () => {
    const row = 'x,p9,e_cny,100,2024-03-01 09:00:00'
    const settled = "case when id = 'x' then timestamp '2024-03-01 08:59:59' else timestamp '2024-03-01 09:00:00' end"
    expect(await fate(row, { settled_at: settled })).toEqual([`6 settled_at settled_before_initiated: ${row}`])
  })

  test('a person that the persons of the dataset do not hold', async () => {
    const row = 'x,p9,e_cny,100,2024-03-01 09:00:00'
    const persons = `persons: { rows: [ { person_id: p1 }, { person_id: p2 }, { person_id: p3 }, { person_id: p4 } ] }`
    expect(await fate(row, {}, '', persons)).toEqual([`6 person_id unknown_reference: ${row}`])
  })

  test('a refund of a purchase that is not there', async () => {
    const row = 'x,p9,e_cny,100,2024-03-01 09:00:00'
    expect(
      await fate(row, {
        kind: "case when id = 'x' then 'refund' else 'purchase' end",
        original_payment_id: "case when id = 'x' then 'nowhere' end",
      }),
    ).toEqual([`6 original_payment_id original_missing: ${row}`])
  })

  test('a local_date that is not the date of the time: 23:30 in Shanghai on 1 March is still 1 March', async () => {
    const row = 'x,p9,e_cny,100,2024-03-01 23:30:00'
    expect(await fate(row, { local_date: "case when id = 'x' then date '2024-03-02' else date '2024-03-01' end" })).toEqual([
      `6 local_date local_date_mismatch: ${row}`,
    ])
  })

  test('a quote that is not closed takes what follows it', async () => {
    const row = 'x,p9,e_cny,100,"2024-03-01 09:00:00'
    expect(await fate(row)).toEqual([`6 at unquoted_value: ${row}`])
  })
})

test('lines count through line breaks inside quotes and blank lines: 1 header, 2–3 first record, 4 blank, 5 the bad one', async () => {
  place.write('a.csv', `${header}a,"p\n1",e_cny,100,2024-03-01\n\nb,p2,e_cny,-1,2024-03-01\nc,p2,e_cny,1,2024-03-01\n`)
  await place.import(mappingOf('a.csv'))
  expect(await place.quarantine()).toEqual(['5 amount_minor amount_not_positive: b,p2,e_cny,-1,2024-03-01'])
  expect(await place.rows(sql`select person_id from payments where payment_id = 'a'`)).toEqual([{ person_id: 'p\n1' }])
})

test('a row given twice is a duplicate; `where` leaves out: 4 read = 2 accepted + 1 duplicate + 1 excluded', async () => {
  place.write('a.csv', `${header}${good(1)}${good(2)}${good(1)}x,p,alipay,1,2024-03-01\n`)
  const { tables } = await place.import(mappingOf('a.csv', {}, `where: "rail <> 'alipay'"`))
  expect(tables.payments).toEqual({ read: 4, accepted: 2, quarantined: 0, duplicate: 1, excluded: 1 })
})

test('dates outside the bounds of the pilot, which are local: 16:30 UTC on 29 February is 1 March in Shanghai', async () => {
  place.write('a.csv', `${header}a,p,e_cny,1,2024-02-29T16:30:00Z\nb,p,e_cny,1,2024-02-29T15:30:00Z\nc,p,e_cny,1,2024-04-01 00:00:00\n`)
  await place.import(mappingOf('a.csv').replace('focal_rail: e_cny', 'focal_rail: e_cny, starts_on: 2024-03-01, ends_on: 2024-03-31'))
  expect((await place.quarantine()).map((row) => row.split(':')[0])).toEqual(['3 local_date before_pilot', '4 local_date after_pilot'])
  expect(await place.rows(sql`select payment_id, initiated_at, local_date from payments`)).toEqual([
    { payment_id: 'a', initiated_at: '2024-02-29T16:30:00Z', local_date: '2024-03-01' },
  ])
})

test('times: local without zone, with Z, with +09:00, a bare date; all 2024-03-01 in Shanghai', async () => {
  place.write(
    'a.csv',
    `${header}a,p,e_cny,1,2024-03-01 08:00:00\nb,p,e_cny,1,2024-03-01T08:00:00Z\nc,p,e_cny,1,2024-03-01T09:00:00+09:00\nd,p,e_cny,1,2024-03-01\n`,
  )
  await place.import(mappingOf('a.csv'))
  expect((await place.rows(sql`select initiated_at from payments order by payment_id`)).map((row) => row.initiated_at)).toEqual([
    '2024-03-01T00:00:00Z',
    '2024-03-01T08:00:00Z',
    '2024-03-01T00:00:00Z',
    '2024-02-29T16:00:00Z',
  ])
})

test('a clock change in New York: 02:30 on 10 March 2024 does not exist, 01:30 on 3 November occurs twice', async () => {
  place.write('a.csv', `${header}a,p,e_cny,1,2024-03-10 02:30:00\nb,p,e_cny,1,2024-11-03 01:30:00\n`)
  await place.import(mappingOf('a.csv').replace('Asia/Shanghai', 'America/New_York'))
  expect((await place.rows(sql`select initiated_at from payments order by payment_id`)).map((row) => row.initiated_at)).toEqual([
    '2024-03-10T07:30:00Z',
    '2024-11-03T06:30:00Z',
  ])
})

test('codes with leading zeros keep them', async () => {
  place.write('a.csv', `${header}1,00007,e_cny,1,20240301\n2,00008,e_cny,1,20240302\n`)
  await place.import(mappingOf('a.csv', { person_id: 'who::varchar', initiated_at: `strptime("at"::varchar, '%Y%m%d')` }))
  expect(await place.rows(sql`select person_id from payments order by 1`)).toEqual([{ person_id: '00007' }, { person_id: '00008' }])
})
