import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { guessMapping } from './guess.ts'
import { Workplace } from './import-fixture.ts'

let place: Workplace
beforeEach(() => {
  place = new Workplace()
})
afterEach(() => place.remove())

const payments = `payment_id,person_id,rail,amount,paid_at
1,0001,e_cny,12.50,2024-03-01 10:00:00
2,0002,alipay,7.25,2024-03-01 11:00:00
3,0003,cash,1.00,2024-03-02 12:00:00
`

async function guessed(files: Record<string, string>) {
  for (const [name, content] of Object.entries(files)) place.write(name, content)
  const text = await guessMapping(
    Object.keys(files).map((name) => join(place.folder, name)),
    place.folder,
  )
  return { text, mapping: parse(text) }
}

test('payments.csv and persons.csv: two tables; 3 payments = 2 of persons there + 1 of a person who is not', async () => {
  const { text, mapping } = await guessed({
    'payments.csv': payments,
    'persons.csv': 'person_id,district,age_band,hobby\n0001,luohu,25-34,chess\n0002,futian,35-44,go\n',
  })
  expect(mapping.tables.payments.files).toEqual(['payments.csv'])
  expect(mapping.tables.persons).toEqual({
    files: ['persons.csv'],
    columns: { person_id: 'person_id', region_id: 'district', age_band: 'age_band' },
  })
  expect(text).toContain('    # Not used: hobby\n')
  const { tables } = await place.import(text)
  expect(tables.persons).toMatchObject({ read: 2, accepted: 2 })
  expect(tables.payments).toMatchObject({ read: 3, accepted: 2, quarantined: 1 })
})

test('e_cny, E-CNY and eCNY are digital currency, mobile and focal, whatever else is paid by more often', async () => {
  for (const slug of ['e_cny', 'E-CNY', 'eCNY']) {
    const { mapping } = await guessed({ 'payments.csv': `${payments.replace('e_cny', slug)}4,0002,alipay,1.00,2024-03-03\n` })
    expect(mapping.pilot.focal_rail).toBe(slug)
    expect(mapping.tables.rails.rows[0]).toEqual({ rail_id: slug, kind: 'cbdc', mobile: true, label: slug })
  }
})

test('files with the same columns in any order are one table, with the rails of all', async () => {
  const { text, mapping } = await guessed({
    'march.csv': payments,
    'april.csv': 'rail,payment_id,person_id,amount,paid_at\nwechat_pay,4,0001,3.00,2024-04-01\n',
  })
  expect(mapping.tables.payments.files).toEqual(['march.csv', 'april.csv'])
  expect(mapping.tables.rails.rows.map((rail: { rail_id: string }) => rail.rail_id).sort()).toEqual([
    'alipay',
    'cash',
    'e_cny',
    'wechat_pay',
  ])
  expect((await place.import(text)).tables.payments).toMatchObject({ read: 4, accepted: 4 })
})

test('persons first, wallets and merchants too: each file is told by its key, and all load', async () => {
  const { text, mapping } = await guessed({
    'people.csv': '用户编号,地区,年龄段\n0001,罗湖,25-34\n0002,福田,35-44\n0003,罗湖,55+\n',
    'purses.csv': 'wallet_no,user_id,bank,tier,open_date\nw1,0001,icbc,tier_1,20240201\n',
    'shops.csv': 'shop_id,category,city\ns1,catering,shenzhen\n',
    'payments.csv': payments,
  })
  expect(mapping.tables.persons.columns).toEqual({ person_id: '用户编号', region_id: '地区', age_band: '年龄段' })
  expect(mapping.tables.wallets.columns).toEqual({
    wallet_id: 'wallet_no',
    person_id: 'user_id',
    operator_id: 'bank',
    tier: 'tier',
    opened_at: "strptime(open_date::varchar, '%Y%m%d')",
  })
  expect(mapping.tables.merchants.columns).toEqual({ merchant_id: 'shop_id', region_id: 'city', scenario: 'category' })
  const { tables } = await place.import(text)
  for (const [table, accepted] of [
    ['persons', 3],
    ['wallets', 1],
    ['merchants', 1],
    ['payments', 3],
  ] as const)
    expect(tables[table]).toMatchObject({ accepted, quarantined: 0 })
})

test('what is no whole table, or a second shape of one, is left to the reader and does not stop the rest', async () => {
  const { text, mapping } = await guessed({
    'payments.csv': payments,
    'old.csv': 'user,amount,date\n0001,5.00,2023-01-01\n',
    'purses.csv': 'wallet_id,tier\nw1,tier_1\n',
    'weather.csv': 'station,rain\nx,1\n',
    'persons.csv': 'id,region\n0001,luohu\n0002,luohu\n0003,luohu\n',
    'more.csv': 'customer_id,age\n0001,30\n',
  })
  expect(Object.keys(mapping.tables).sort()).toEqual(['payments', 'persons', 'rails'])
  expect(mapping.tables.persons.columns).toEqual({ person_id: 'id', region_id: 'region' })
  expect(text).toContain('# TODO: "old.csv": payments with other columns')
  expect(text).toContain('# TODO: "purses.csv": wallets need person_id, opened_at.\n  # wallets:\n  #   files: [ "purses.csv" ]\n')
  expect(text).toContain('# TODO: "weather.csv": which table is this? Its columns: station, rain\n')
  expect(text).toContain('# TODO: "more.csv": persons with other columns')
  expect((await place.import(text)).tables.payments).toMatchObject({ accepted: 3 })
})

test('the example, GBK with Chinese headers: wallets.csv tells persons, payments.csv payments', async () => {
  const example = (file: string) => fileURLToPath(new URL(`../../datasets/examples/${file}`, import.meta.url))
  const mapping = parse(await guessMapping(['payments.csv', 'wallets.csv'].map(example), example('')))
  expect(mapping.tables.payments).toMatchObject({ columns: { payment_id: '交易流水号', person_id: '用户编号', rail_id: '支付方式' } })
  expect(mapping.tables.persons.columns).toEqual({ person_id: '用户编号', region_id: '地区', age_band: '年龄段' })
  expect(mapping.pilot.focal_rail).toBe('数字人民币')
})
