import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metricById } from '../../datasets/metrics/index.ts'
import { rowsFrom } from '../../datasets/observations/observations.ts'
import { sql, trusted } from '../../datasets/sql.ts'
import { Catalogue } from '../release/catalogue.ts'
import { metricRows, requiredQuery } from '../release/metric-rows.ts'
import { pilotOf } from '../release/pilot-fixture.ts'
import { publish } from '../release/publish.ts'
import { Database } from '../warehouse/database.ts'
import { exportMetrics } from './index.ts'
import { parseCsv, readObservations } from './read.ts'

let data: string
let catalogue: Catalogue
const metric = metricById('rail-share')!

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
  await publish({ data, dataset: 'small', build: pilotOf({ persons: 6, days: 20 }) })
  await publish({ data, dataset: 'small', build: pilotOf({ persons: 6, days: 35 }) })
  catalogue = new Catalogue(data)
}, 120_000)
afterAll(async () => {
  await catalogue.close()
  await rm(data, { recursive: true, force: true })
})

const rows = async () => {
  const release = await catalogue.open('small')
  try {
    return await metricRows(release, metric, requiredQuery(metric, []))
  } finally {
    release.close()
  }
}

const csv = async (folder: string, id: string) => {
  const [header, ...lines] = parseCsv(await readFile(join(folder, `${id}.csv`), 'utf8'))
  return lines.map((line) => Object.fromEntries(header!.map((name, i) => [name!, line[i]!])))
}

test('SDMX-CSV reads back to the rows of the release; March grew from 20 days to 31, so it is revised; April is new', async () => {
  const out = join(data, 'out-csv')
  const [done] = await exportMetrics(catalogue, { dataset: 'small', metrics: ['rail-share'], pairs: [], format: 'sdmx-csv', out })
  const records = await csv(out, 'rail-share')
  expect(done).toMatchObject({ rows: 4, observations: 24, reason: null })
  expect(Object.keys(records[0]!).slice(0, 3)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION'])
  const observations = readObservations(records, metric)
  expect(rowsFrom(observations, metric)).toEqual(await rows())
  const payments = observations.filter(({ indicator, dimensions }) => indicator === 'payments' && dimensions[0] === 'e_cny')
  // 6 persons, of whom 3 pay with e-CNY each day: 20 days × 3 = 60 before, 31 × 3 = 93 now; April has 4 days × 3 = 12 so far.
  expect(payments.map(({ time_period, value, previous, revision, status }) => [time_period, value, previous, revision, status])).toEqual([
    ['2024-03', 93, 60, 'R', 'A'],
    ['2024-04', 12, null, 'N', 'P'],
  ])
  expect(records[0]).toMatchObject({
    FREQ: 'M',
    STRUCTURE: 'dataflow',
    STRUCTURE_ID: 'PILOTSCOPE:RAIL_SHARE(1.0.0)',
    ACTION: 'I',
    CUTOFF: '2024-04-04',
  })
  expect((await readdir(out)).sort()).toEqual([
    ...['CL_FREQ.csv', 'CL_OBS_STATUS.csv', 'CL_RAIL_SHARE_INDICATOR.csv', 'CL_RAIL_SHARE_RAIL.csv', 'CL_REVISION.csv'],
    ...['CL_STATUS_DETAIL.csv', 'index.json', 'rail-share.csv'],
  ])
  expect(await readFile(join(out, 'CL_RAIL_SHARE_RAIL.csv'), 'utf8')).toContain('CL_RAIL_SHARE_RAIL,e_cny,e_cny,e-CNY')
})

test('Parquet, written with extensions off, holds the same observations', async () => {
  const out = join(data, "out 'parquet'")
  await exportMetrics(catalogue, { dataset: 'small', metrics: ['rail-share'], pairs: [], format: 'parquet', out })
  const file = join(out, 'rail-share.parquet')
  const database = await Database.open(':memory:', { allowed: [file] })
  const records = await database.rows(sql`select * from read_parquet(${trusted(`'${file.replaceAll("'", "''")}'`)})`)
  database.close()
  expect(rowsFrom(readObservations(records, metric), metric)).toEqual(await rows())
})

test('rows on fewer persons than may be shown are suppressed, zero and none are not', async () => {
  const out = join(data, 'out-suppressed')
  await exportMetrics(catalogue, { dataset: 'small', metrics: ['rail-share'], pairs: [], format: 'sdmx-csv', out, fewest: 7 })
  const records = await csv(out, 'rail-share')
  expect(new Set(records.map(({ OBS_STATUS, OBS_VALUE, STATUS_DETAIL, N }) => [OBS_STATUS, OBS_VALUE, STATUS_DETAIL, N].join()))).toEqual(
    new Set(['Q,,SUPPRESSED,']),
  )
  expect(records.some(({ PREVIOUS_VALUE }) => PREVIOUS_VALUE !== null)).toBe(false)
})

test('what may not be shown is no previous value either: 6 persons were there before, and are 9 now', async () => {
  await publish({ data, dataset: 'grown', build: pilotOf({ persons: 6, days: 31 }) })
  await publish({ data, dataset: 'grown', build: pilotOf({ persons: 9, days: 31 }) })
  const out = join(data, 'out-grown')
  await exportMetrics(catalogue, { dataset: 'grown', metrics: ['active-persons'], pairs: [], format: 'sdmx-csv', out, fewest: 7 })
  const [active] = (await csv(out, 'active-persons')).filter(({ INDICATOR }) => INDICATOR === 'ACTIVE')
  expect(active).toMatchObject({ OBS_VALUE: '9', REVISION: 'R', PREVIOUS_VALUE: null })
})

test('all metrics: what the dataset cannot answer is in the index with its reason, never as zero', async () => {
  const out = join(data, 'out-all')
  const done = await exportMetrics(catalogue, { dataset: 'small', metrics: [], pairs: [['from', '2024-03-05']], format: 'sdmx-csv', out })
  expect(done.find((entry) => entry.metric === 'wallets-opened')).toMatchObject({ file: null, reason: 'not applicable: needs wallets' })
  expect(done.filter(({ file }) => file).length).toBeGreaterThan(10)
  expect(JSON.parse(await readFile(join(out, 'index.json'), 'utf8'))).toMatchObject({ dataset: 'small', cutoff: '2024-04-04' })
  const statuses = new Set((await csv(out, 'active-persons')).map(({ STATUS_DETAIL }) => STATUS_DETAIL))
  expect(statuses).toContain('PROVISIONAL')
}, 120_000)

test.each([
  [{ metrics: ['rail-shares'] }, 'unknown_metric'],
  [{ metrics: ['rail-share'], pairs: [['grain', 'fortnight']] as const }, 'invalid_request'],
  [{ pairs: [['colour', 'red']] as const }, 'invalid_request'],
  [{ pairs: [['from', '2024-02-30']] as const }, 'invalid_request'],
  [{ pairs: [['region', 'atlantis']] as const }, 'invalid_request'],
  [{ dataset: 'smal' }, 'unknown_dataset'],
])('%j is refused before anything is written', async (wrong, code) => {
  const out = join(data, 'out-refused')
  const options = { dataset: 'small', metrics: [], pairs: [], format: 'sdmx-csv' as const, out, ...wrong }
  await expect(exportMetrics(catalogue, options)).rejects.toMatchObject({ code, mend: expect.stringMatching(/\w/) })
  expect(await readdir(data)).not.toContain('out-refused')
})

test('a folder that holds something is refused', async () => {
  await expect(
    exportMetrics(catalogue, { dataset: 'small', metrics: ['rail-share'], pairs: [], format: 'sdmx-csv', out: join(data, 'out-csv') }),
  ).rejects.toMatchObject({ code: 'folder_not_empty' })
})
