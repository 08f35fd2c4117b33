import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../datasets/sql.ts'
import { makeDemonstration } from '../cli/simulate.ts'
import { Catalogue } from '../release/catalogue.ts'
import { publishSimulation } from './release.ts'

describe('a simulated release', () => {
  const simulation = { seed: 5, payments: 4_000, from: '2020-09-01', to: '2021-02-28' }
  let data: string
  let made: Awaited<ReturnType<typeof publishSimulation>>
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'simulated-release-'))
    made = await publishSimulation({ data, dataset: 'a', simulation })
  }, 120_000)
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  test('says that it is simulated, at which scale, and accounts for every row', () => {
    const { pilot, accounting, tables } = made.published.manifest!
    expect(pilot).toMatchObject({ simulated: true, scale: made.truth.scale, cutoff: '2021-02-28' })
    expect(accounting.payments).toEqual({
      read: made.truth.rows.payments,
      accepted: made.truth.rows.payments,
      quarantined: 0,
      duplicate: 0,
      excluded: 0,
    })
    expect(tables.find(({ name }) => name === 'payments')!.rows).toBe(made.truth.rows.payments)
  })

  test('control totals add up to its payments; the ledger names every table with rows', async () => {
    const catalogue = new Catalogue(data)
    const release = await catalogue.open('a')
    try {
      const { payments } = await release.database.row<{ payments: number }>(sql`select sum(payments)::bigint as payments from _control`)
      expect(payments).toBe(made.truth.rows.payments)
      const { wrong } = await release.database.row<{ wrong: number }>(
        sql`select count(*) as wrong from _files where read <> accepted + quarantined + duplicate + excluded`,
      )
      expect(wrong).toBe(0)
    } finally {
      release.close()
      await catalogue.close()
    }
  })

  test('truth.json lies beside the releases', () => {
    expect(JSON.parse(readFileSync(join(data, 'a', 'truth.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(made.truth)))
  })

  test('the same seed gives the same content of every contract table and the same bytes of every stored one, another seed another', async () => {
    const hashes = (published: (typeof made)['published']) =>
      published.manifest!.tables.filter(({ kind }) => kind === 'contract').map(({ name, hash }) => `${name} ${hash}`)
    const etags = ({ manifest }: (typeof made)['published']) =>
      manifest!.tables.filter(({ gzip_bytes }) => gzip_bytes !== null).map(({ name, etag }) => `${name} ${etag}`)
    const again = await publishSimulation({ data, dataset: 'b', simulation })
    expect(hashes(again.published)).toEqual(hashes(made.published))
    expect(etags(again.published)).toEqual(etags(made.published))
    const other = await publishSimulation({ data, dataset: 'a', simulation: { ...simulation, seed: 6 } })
    expect(hashes(other.published)).not.toEqual(hashes(made.published))
  })
})

test('the demonstration is made once, and only where there is no dataset', async () => {
  const data = mkdtempSync(join(tmpdir(), 'demonstration-'))
  try {
    expect(await makeDemonstration(join(data, 'new'), { payments: 3_000 })).toBe(true)
    expect(await makeDemonstration(join(data, 'new'), { payments: 3_000 })).toBe(false)
    const catalogue = new Catalogue(join(data, 'new'))
    expect(await catalogue.datasets()).toEqual(['demo'])
    await catalogue.close()
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})
