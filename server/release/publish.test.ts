import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { tableFromIPC } from 'apache-arrow'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sql } from '../../datasets/sql.ts'
import { Failure } from '../errors.ts'
import { Database } from '../warehouse/database.ts'
import { folderOf } from './folder.ts'
import { pilotOf } from './pilot-fixture.ts'
import { readPointer } from './pointer.ts'
import { publish, type Step, steps } from './publish.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'pilotscope-'))
})
afterEach(() => rm(data, { recursive: true, force: true }))

const small = { dataset: 'small', build: pilotOf({ persons: 10, days: 3 }) }

test('10 persons on 3 days: 30 payments, value 3 × (10 × 100 + 45) = 3135, through 3 March', async () => {
  const seen: Step[] = []
  const published = await publish({ ...small, data, onStep: (step) => void seen.push(step) })
  expect(seen).toEqual([...steps])
  if (published.outcome !== 'published') throw new Error(published.outcome)
  const { manifest } = published
  expect(manifest).toMatchObject({
    sequence: 1,
    previous: null,
    pilot: { first_day: '2024-03-01', last_day: '2024-03-03', cutoff: '2024-03-03' },
  })
  expect(manifest.tables.find(({ name }) => name === 'payments')).toMatchObject({ rows: 30, stored: true })
  const release = folderOf(data, 'small').release(published.release)
  const database = await Database.open(release.database, { readOnly: true })
  expect(await database.row(sql`select count(*) as rows, sum(amount_minor)::bigint as value from payments`)).toEqual({
    rows: 30,
    value: 3135,
  })
  database.close()
  const persons = tableFromIPC(gunzipSync(await readFile(release.table('persons'))))
  expect(
    persons
      .getChild('region_id')
      ?.toArray()
      .filter((id: string | null) => id === null),
  ).toHaveLength(1)
  expect(await readdir(folderOf(data, 'small').staging)).toEqual([])
})

test('the same content is the same release; other content is another, and both stay', async () => {
  const first = await publish({ ...small, data })
  const again = await publish({ ...small, data })
  expect(again).toMatchObject({ outcome: 'unchanged', release: first.release })
  const second = await publish({ ...small, data, build: pilotOf({ persons: 10, days: 4 }) })
  expect(second).toMatchObject({ outcome: 'published', manifest: { sequence: 2, previous: first.release } })
  expect((await readdir(folderOf(data, 'small').releases)).sort()).toEqual([first.release, second.release].sort())
})

test('a check builds and reconciles, and publishes nothing', async () => {
  const checked = await publish({ ...small, data, check: true })
  expect(checked).toMatchObject({ outcome: 'checked', manifest: { sequence: 1 } })
  expect(await readPointer(folderOf(data, 'small'))).toBeNull()
  expect(await readdir(folderOf(data, 'small').releases)).toEqual([])
})

test('a build that finds nothing new publishes nothing', async () => {
  const first = await publish({ ...small, data })
  const seen: Step[] = []
  expect(
    await publish({ ...small, data, build: async () => ({ outcome: 'unchanged' }), onStep: (step) => void seen.push(step) }),
  ).toMatchObject({
    outcome: 'unchanged',
    release: first.release,
  })
  expect(seen).toEqual(['lock', 'stage', 'build'])
})

test('a second publication at the same time is refused in words', async () => {
  let refusal: unknown
  await publish({
    ...small,
    data,
    onStep: async (step) => {
      if (step === 'compact') refusal = await publish({ ...small, data }).catch((error: unknown) => error)
    },
  })
  expect(refusal).toBeInstanceOf(Failure)
  expect((refusal as Failure).code).toBe('dataset_busy')
})

test.each([
  ['read 30 = accepted 30 + quarantined 1 does not add up', { quarantined: 1 }],
  ['29 accepted are not the 30 stored', { accepted: 29, duplicate: 1 }],
])('%s: refused, nothing left behind', async (_, change) => {
  const build: typeof small.build = async (site) => {
    const built = await small.build(site)
    if (built.outcome === 'unchanged') throw new Error('unchanged')
    return { ...built, sources: built.sources.map((source) => (source.table === 'payments' ? { ...source, ...change } : source)) }
  }
  await expect(publish({ ...small, build, data })).rejects.toMatchObject({ code: 'not_reconciled' })
  expect(existsSync(folderOf(data, 'small').current)).toBe(false)
  expect(await readdir(folderOf(data, 'small').staging)).toEqual([])
})

test('control totals that say 29 payments where 30 are stored: refused', async () => {
  const build: typeof small.build = async (site) => {
    const built = await small.build(site)
    const database = await Database.open(site.target)
    await database.run(sql`create table _control as select 29 as payments, 3135 as value_minor`)
    database.close()
    return built
  }
  await expect(publish({ ...small, build, data })).rejects.toMatchObject({
    code: 'not_reconciled',
    message: expect.stringContaining('control totals say 29 payments of 3135, stored are 30 payments of 3135'),
  })
})

test('a key stored twice is refused', async () => {
  const build: typeof small.build = async (site) => {
    const built = await small.build(site)
    const database = await Database.open(site.target)
    await database.run(sql`insert into regions by name select 'shenzhen' as region_id, 'again' as label`)
    database.close()
    return built
  }
  await expect(publish({ ...small, build, data })).rejects.toMatchObject({
    message: expect.stringContaining('regions: 1 keys stored more than once'),
  })
})
