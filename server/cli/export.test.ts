import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metricById, metrics } from '../../datasets/metrics/index.ts'
import { structureOf } from '../../datasets/observations/columns.ts'
import { rowsFrom } from '../../datasets/observations/observations.ts'
import { sql, trusted } from '../../datasets/sql.ts'
import type { Exported } from '../export/index.ts'
import { parseCsv, readObservations } from '../export/read.ts'
import { Catalogue } from '../release/catalogue.ts'
import { metricRows, requiredQuery } from '../release/metric-rows.ts'
import { publishSimulation } from '../simulation/release.ts'
import { Database } from '../warehouse/database.ts'
import { commandOn } from './command-fixture.ts'

let data: string
let catalogue: Catalogue
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-export-'))
  await publishSimulation({ data, dataset: 'a', simulation: { seed: 5, payments: 6_000, from: '2020-09-01', to: '2021-02-28' } })
  catalogue = new Catalogue(data)
}, 240_000)
afterAll(async () => {
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const pilotscope = (...args: string[]) => commandOn(data)('export', '--dataset', 'a', ...args)

type Cells = Record<string, string | null>
async function csv(file: string): Promise<Cells[]> {
  const [header, ...lines] = parseCsv(await readFile(file, 'utf8'))
  return lines.map((line) => Object.fromEntries(header!.map((name, i) => [name!, line[i]!])))
}

/** Rows of the release for exactly the query that the index names. */
async function rowsOf({ metric: id, query }: Exported) {
  const release = await catalogue.open('a')
  try {
    const metric = metricById(id)!
    return await metricRows(release, metric, requiredQuery(metric, [...new URLSearchParams(query)]))
  } finally {
    release.close()
  }
}

const ids = metrics.map(({ id }) => id)

test('every metric comes back from SDMX-CSV as its rows, every code of it is in a code list of the folder', async () => {
  const out = join(data, 'csv')
  const { code, out: told, err } = await pilotscope('--out', out, '--json')
  expect([code, err]).toEqual([0, ''])
  const done = JSON.parse(told) as Exported[]
  expect(done.map(({ metric, reason }) => [metric, reason])).toEqual(ids.map((id) => [id, null]))
  expect(JSON.parse(await readFile(join(out, 'index.json'), 'utf8')).metrics).toEqual(done)
  const codes = new Map<string, Set<string>>()
  for (const name of (await readdir(out)).filter((file) => file.startsWith('CL_'))) {
    const lines = await csv(join(out, name))
    codes.set(name.slice(0, -4), new Set(lines.map(({ CODE }) => CODE!)))
    for (const { NAME_EN, NAME_ZH_HANS, NAME_ZH_HANT } of lines)
      expect([NAME_EN, NAME_ZH_HANS, NAME_ZH_HANT].every(Boolean), `${name}: a code without a name`).toBe(true)
  }
  for (const exported of done) {
    const records = await csv(join(out, exported.file!))
    expect(records.length, exported.metric).toBe(exported.observations)
    const metric = metricById(exported.metric)!
    expect(rowsFrom(readObservations(records, metric), metric), exported.metric).toEqual(await rowsOf(exported))
    const dimensions = structureOf(metric).dimensions.map(({ name }) => name.toUpperCase())
    const own = (name: string) => `CL_${exported.metric.toUpperCase().replaceAll('-', '_')}_${name}`
    const lists = { FREQ: 'CL_FREQ', OBS_STATUS: 'CL_OBS_STATUS', STATUS_DETAIL: 'CL_STATUS_DETAIL', REVISION: 'CL_REVISION' }
    for (const [column, list] of [
      ...Object.entries({ ...lists, INDICATOR: own('INDICATOR') }),
      ...dimensions.map((name) => [`D_${name}`, own(name)] as const),
    ])
      for (const record of records) if (!codes.get(list)?.has(record[column]!)) expect.fail(`${list} lacks ${record[column]}`)
  }
  const statuses = new Set((await Promise.all(done.map(({ file }) => csv(join(out, file!))))).flat().map((record) => record.STATUS_DETAIL))
  expect([...statuses]).toEqual(expect.arrayContaining(['FINAL', 'PROVISIONAL', 'NOT_YET_OBSERVED', 'NOT_APPLICABLE']))
}, 240_000)

test('every metric comes back from Parquet as its rows', async () => {
  const out = join(data, 'parquet')
  const { code, out: told, err } = await pilotscope('--out', out, '--format', 'parquet', '--json')
  expect([code, err]).toEqual([0, ''])
  const done = JSON.parse(told) as Exported[]
  expect(done.map(({ file }) => file)).toEqual(ids.map((id) => `${id}.parquet`))
  for (const exported of done) {
    const file = join(out, exported.file!)
    const database = await Database.open(':memory:', { allowed: [file] })
    const records = await database.rows(sql`select * from read_parquet(${trusted(`'${file}'`)})`)
    database.close()
    const metric = metricById(exported.metric)!
    expect(rowsFrom(readObservations(records, metric), metric), exported.metric).toEqual(await rowsOf(exported))
  }
}, 240_000)

test('a table for people names file and rows of what was asked for', async () => {
  const out = join(data, 'one')
  const asked = ['--metric', 'active-persons', '--param', 'grain=month', '--filter', 'region=shenzhen', '--suppress-below', '100000']
  const { code, out: told } = await pilotscope('--out', out, ...asked)
  expect(code).toBe(0)
  expect(told).toMatch(/^metric +file +rows +observations[\s\S]*active-persons +active-persons\.csv +6 +24 /)
  const records = await csv(join(out, 'active-persons.csv'))
  // Fewer persons than 100,000 lie behind each month, so none is told.
  expect(new Set(records.map(({ FREQ, OBS_STATUS, OBS_VALUE }) => [FREQ, OBS_STATUS, OBS_VALUE].join()))).toEqual(new Set(['M,Q,']))
}, 60_000)

test.each([
  [['--metric', 'rail-shar', '--out', 'none'], /no metric "rail-shar"[\s\S]*Did you mean rail-share/],
  [['--dataset', 'b', '--out', 'none'], /no dataset "b"/],
  [['--release', 'abc', '--out', 'none'], /no release "abc"/],
  [['--format', 'xml', '--out', 'none'], /sdmx-csv, parquet/],
  [['--suppress-below', '-1', '--out', 'none'], /whole number/],
  [['--filter', 'region', '--out', 'none'], /key=value/],
  [['--from', '2021-02-30', '--out', 'none'], /from=2021-02-30 is not understood/],
  [['--metric', 'rail-share'], /--out/],
])(
  '%j fails in words, exit code 1, no stack',
  async (args, message) => {
    const { code, out, err } = await pilotscope(...args.map((arg) => (arg === 'none' ? join(data, 'none') : arg)))
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
    expect(err).not.toMatch(/\n\s+at |\.ts:/)
    expect(await readdir(data)).not.toContain('none')
  },
  60_000,
)

test('a file or a folder with something in it is no place for an export', async () => {
  await writeFile(join(data, 'taken'), 'kept')
  const [file, folder] = await Promise.all([pilotscope('--out', join(data, 'taken')), pilotscope('--out', data)])
  expect([file.code, file.err]).toEqual([1, expect.stringMatching(/taken needs a folder where there is a file\.\n {2}\w/)])
  expect([folder.code, folder.err]).toEqual([1, expect.stringMatching(/is not empty\.\n {2}\w/)])
  expect(await readFile(join(data, 'taken'), 'utf8')).toBe('kept')
}, 60_000)
