import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ingest, readMapping } from '../../server/ingest/index.ts'

test('the example: 370 read = 360 accepted + 8 defects on purpose + 1 given twice + 1 test payment left out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotscope-example-'))
  try {
    const scratch = join(folder, 'scratch')
    mkdirSync(scratch)
    const mapping = await readMapping(fileURLToPath(new URL('mapping.yaml', import.meta.url)))
    const report = await ingest({ mapping, base: null, target: join(folder, 'release.duckdb'), scratch })
    expect(report.tables).toEqual({
      persons: { read: 60, accepted: 60, quarantined: 0, duplicate: 0, excluded: 0 },
      wallets: { read: 60, accepted: 60, quarantined: 0, duplicate: 0, excluded: 0 },
      payments: { read: 370, accepted: 360, quarantined: 8, duplicate: 1, excluded: 1 },
    })
    expect(report.quarantine.map(({ code }) => code).sort()).toEqual([
      'amount_not_positive',
      'bad_value',
      'key_conflict',
      'missing_columns',
      'subsidy_outside_amount',
      'unknown_reference',
      'unknown_reference',
      'wrong_type',
    ])
    expect(new Set(report.control.map(({ rail_id }) => rail_id)).size).toBe(5)
    expect(new Set(report.control.map(({ month }) => month)).size).toBe(4)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
