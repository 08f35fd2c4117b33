import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../datasets/sql.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { Database } from '../warehouse/database.ts'

let data: string
let first: string
let second: string

/** The fixture with two rows in quarantine, one of them with everything that CSV has to quote. */
const withQuarantine: ReturnType<typeof pilotOf> = async (site) => {
  const built = await pilotOf({ persons: 6, days: 2 })(site)
  const database = await Database.open(site.target)
  await database.run(sql`create table _quarantine as select 'purchases.csv' as file, line, 'amount_not_positive' as code, t as text
    from (values (12::bigint, '0,"深圳"'), (17, null)) v(line, t)`)
  database.close()
  return built
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  first = (await publish({ data, dataset: 'small', build: pilotOf({ persons: 6, days: 1 }) })).release!
  second = (await publish({ data, dataset: 'small', build: withQuarantine })).release!
}, 60_000)
afterAll(() => rm(data, { recursive: true, force: true }))

const pilotscope = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'index.ts'), ...args],
      { env: { ...process.env, PILOTSCOPE_DATA: data } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

test('list and releases say what is served: 6 payments of one day, then 12 of two', async () => {
  const [list, releases, table] = await Promise.all([
    pilotscope('datasets', '--json'),
    pilotscope('datasets', 'releases', 'small', '--json'),
    pilotscope('datasets', 'releases', 'small'),
  ])
  expect(JSON.parse(list.out)).toMatchObject([
    { dataset: 'small', title: 'Test pilot', release: second, payments: 12, last_day: '2024-03-02' },
  ])
  expect(JSON.parse(releases.out)).toMatchObject([
    { served: true, release: second, number: 2, payments: 12 },
    { served: false, release: first, number: 1, payments: 6 },
  ])
  expect(table.out.split('\n')[1]).toMatch(new RegExp(`^→ +${second} +2 `))
}, 60_000)

test('metric prints a bare array, or CSV with the same columns', async () => {
  const [json, csv] = await Promise.all([
    pilotscope('metric', 'rail-share', '--dataset', 'small', '--param', 'grain=day', '--from', '2024-03-02', '--to', '2024-03-02'),
    pilotscope('metric', 'rail-share', '--dataset', 'small', '--release', first, '--format', 'csv'),
  ])
  expect((JSON.parse(json.out) as Record<string, unknown>[]).map(({ period, payments }) => [period, payments])).toEqual([
    ['2024-03-02', 3],
    ['2024-03-02', 3],
  ])
  expect(csv.out.split('\r\n')[0]).toBe('period,rail,persons,payments,value,share_persons,share_payments,share_value,mature')
  expect(csv.out.trim().split('\r\n')).toHaveLength(3)
}, 60_000)

test.each([
  [['metric', 'rail-shar', '--dataset', 'small'], /no metric "rail-shar"[\s\S]*Did you mean rail-share/],
  [['metric', 'rail-share', '--dataset', 'smal'], /no dataset "smal"[\s\S]*Did you mean small/],
  [['metric', 'rail-share', '--dataset', 'small', '--param', 'grian=day'], /no parameter "grian"[\s\S]*Did you mean grain/],
  [['metric', 'rail-share', '--dataset', 'small', '--param', 'region=x'], /It is a filter: --filter region=/],
  [['metric', 'rail-share', '--dataset', 'small', '--param', 'grain=mont'], /grain=mont is not understood[\s\S]*Did you mean month/],
  [['metric', 'rail-share', '--dataset', 'small', '--filter', 'reigon=x'], /no filter "reigon"[\s\S]*Did you mean region/],
  [['metric', 'rail-share', '--dataset', 'small', '--from', '2024-3-1'], /from=2024-3-1 is not understood[\s\S]*YYYY-MM-DD/],
  [['metric', 'rail-share', '--dataset', 'small', '--release', 'abc'], /no release "abc"/],
  [['datasets', 'quarantine', 'small', '--format', 'xml'], /--format xml[\s\S]*table, csv or json/],
  [['datasets', 'rollback', 'small', '--to', 'abc'], /no release "abc"/],
  [['datasets', 'remove', 'small'], /Add --yes/],
  [['datasets', 'releases', '../small'], /no dataset/],
  [['serve', '--host', '0.0.0.0'], /PILOTSCOPE_INSECURE=1/],
  [['datset'], /unknown command[\s\S]*datasets/],
])(
  '%j fails in words on standard error, exit code 1, no stack',
  async (args, message) => {
    const { code, out, err } = await pilotscope(...args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
    expect(err).not.toMatch(/\n\s+at |\.ts:/)
  },
  60_000,
)

test('quarantine as a table, as CSV that quotes, and as JSON in a file', async () => {
  const file = join(data, 'quarantine.json')
  const [table, csv, json] = await Promise.all([
    pilotscope('datasets', 'quarantine', 'small'),
    pilotscope('datasets', 'quarantine', 'small', '--format', 'csv'),
    pilotscope('datasets', 'quarantine', 'small', '--format', 'json', '--out', file),
  ])
  expect(table.out).toBe(
    [
      'file           line  code                 text',
      'purchases.csv    12  amount_not_positive  0,"深圳"',
      'purchases.csv    17  amount_not_positive',
      '',
    ].join('\n'),
  )
  expect(csv.out).toBe(
    'file,line,code,text\r\npurchases.csv,12,amount_not_positive,"0,""深圳"""\r\npurchases.csv,17,amount_not_positive,\r\n',
  )
  expect([json.code, json.out]).toEqual([0, ''])
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual([
    { file: 'purchases.csv', line: 12, code: 'amount_not_positive', text: '0,"深圳"' },
    { file: 'purchases.csv', line: 17, code: 'amount_not_positive', text: null },
  ])
}, 60_000)

test('rollback serves the release before, again and back by name; remove takes it all', async () => {
  expect(JSON.parse((await pilotscope('datasets', 'rollback', 'small', '--json')).out)).toEqual({
    dataset: 'small',
    release: first,
    before: second,
  })
  expect((await pilotscope('datasets', 'rollback', 'small')).err).toMatch(/no release before/)
  expect((await pilotscope('datasets', 'rollback', 'small', '--to', second)).out).toContain(`now serves release ${second} (number 2)`)
  expect((await pilotscope('datasets', 'remove', 'small', '--yes')).out).toBe('Removed small with 2 releases.\n')
  expect(JSON.parse((await pilotscope('datasets', '--json')).out)).toEqual([])
}, 60_000)
