import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contract } from '../../datasets/contract/index.ts'
import { sql } from '../../datasets/sql.ts'
import * as checks from '../ingest/check.ts'
import { ingest, readMapping } from '../ingest/index.ts'
import { createTables } from '../ingest/load.ts'
import { contentOf } from '../release/facts.ts'
import { Database } from '../warehouse/database.ts'
import { defects, type ExpectedDefects } from './defects.ts'
import { writeSimulation } from './files.ts'
import { storeSimulation } from './store.ts'

const simulation = { seed: 3, payments: 8_000 }
let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'simulation-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

async function imported(folder: string) {
  const target = join(place, 'imported.duckdb')
  const report = await ingest({
    mapping: await readMapping(join(folder, 'mapping.yaml')),
    base: null,
    target,
    scratch: mkdtempSync(join(place, 'scratch-')),
  })
  return { report, database: await Database.open(target, { readOnly: true }) }
}

describe('files that are written import as the rows that were simulated', () => {
  for (const format of ['csv', 'parquet'] as const)
    test(`${format}: nothing quarantined, every table the same content`, async () => {
      const folder = join(place, 'files')
      await writeSimulation({ folder, format, dataset: 'simulated', simulation })
      const { report, database } = await imported(folder)
      const direct = await Database.open(':memory:')
      await createTables(direct, false)
      await storeSimulation(direct, simulation)
      try {
        expect(report.quarantine).toEqual([])
        for (const { name } of contract) expect([name, await contentOf(database, name)]).toEqual([name, await contentOf(direct, name)])
      } finally {
        database.close()
        direct.close()
      }
    })

  test('times in CSV carry the zone', async () => {
    const folder = join(place, 'files')
    await writeSimulation({ folder, format: 'csv', dataset: 'simulated', simulation })
    const [header, first] = readFileSync(join(folder, 'payments.csv'), 'utf8').split('\n')
    expect(first!.split(',')[header!.split(',').indexOf('initiated_at')]).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })
})

describe('--defects', () => {
  test('the importer finds each defect at its line, column and reason, and nothing else', async () => {
    const folder = join(place, 'files')
    await writeSimulation({ folder, format: 'csv', dataset: 'simulated', simulation, defects: true })
    const expected: ExpectedDefects = JSON.parse(readFileSync(join(folder, 'expected-defects.json'), 'utf8'))
    const { report, database } = await imported(folder)
    try {
      const found = await database.rows<{ file: string; code: string; column: string | null; record: number | null; line: number | null }>(
        sql`select file, code, column_name as "column", record, line from _quarantine`,
      )
      const place = ({ file, column, code }: { file: string; column: string | null; code: string }) => `${file} ${column} ${code}`
      expect(found.map(place).sort()).toEqual(expected.quarantined.map(place).sort())
      for (const { line, ...rest } of expected.quarantined) {
        const rows = found.filter((row) => place(row) === place(rest))
        // A record's line is its number after the header, as no field holds a line break.
        expect(
          rows.map((row) => row.line ?? row.record! + 1),
          place(rest),
        ).toContain(line)
      }
      for (const { file, table: _, ...counts } of expected.files) {
        const { read, accepted, quarantined, duplicate, excluded } = report.files.find((each) => each.file === file)!
        expect([file, { read, accepted, quarantined, duplicate, excluded }]).toEqual([file, counts])
      }
    } finally {
      database.close()
    }
  })

  test('every rule of the contract but those of the pilot, and every reason the importer has, occurs', () => {
    const listed = new Set(Object.entries(defects).flatMap(([table, found]) => found.map(({ code }) => `${table} ${code}`)))
    const codes = new Set(Object.values(defects).flatMap((found) => found.map(({ code }) => code)))
    const rules = contract.filter(({ name }) => name !== 'pilot').flatMap(({ name, rules }) => rules.map(({ code }) => `${name} ${code}`))
    expect(rules.filter((each) => !listed.has(each))).toEqual([])
    const payments = contract.find(({ name }) => name === 'payments')!
    const reasons = [
      checks.badValue('a', 'BIGINT'),
      checks.expressionFailed('a', 'b'),
      checks.wrongType(payments.columns.find(({ name }) => name === 'initiated_at')!),
      checks.wrongType(payments.columns.find(({ name }) => name === 'amount_minor')!),
      checks.missing(payments.columns[0]!),
      checks.notAllowed(payments.columns.find(({ name }) => name === 'kind')!),
      checks.unknownReference(payments.columns.find(({ name }) => name === 'person_id')!),
      checks.keyConflict(payments),
      ...Object.values(checks).filter((check): check is checks.Check => typeof check === 'object'),
    ]
    expect(reasons.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual([])
  })
})

test('a folder that holds something is left alone', async () => {
  await expect(writeSimulation({ folder: place, format: 'csv', dataset: 'simulated', simulation })).resolves.toBeTruthy()
  await expect(writeSimulation({ folder: place, format: 'csv', dataset: 'simulated', simulation })).rejects.toThrow(/is not empty/)
})
