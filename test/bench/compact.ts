import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { identifier, sql } from '../../datasets/sql.ts'
import { storeCompactTables } from '../../server/release/compact.ts'
import { folderOf } from '../../server/release/folder.ts'
import { readManifest } from '../../server/release/manifest.ts'
import { readPointer } from '../../server/release/pointer.ts'
import { releaseTables } from '../../server/release/published.ts'
import { Database } from '../../server/warehouse/database.ts'
import { atMost, figure, type Measured } from './figures.ts'

/**
 * `tsx test/bench/compact.ts <data folder> <dataset> <payments>`: makes all compact tables of a release anew, in a copy of it that has none,
 * and says how many rows and bytes they have. With `rows` as last word it makes nothing and only says that. Prints figures as JSON.
 */
const [data, dataset, size] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4])]
const folder = folderOf(data, dataset)
const release = folder.release((await readPointer(folder))!.release)
const manifest = await readManifest(release)
const growth = {
  payments: manifest.tables.find(({ name }) => name === 'payments')!.rows,
  tables: manifest.tables
    .filter(({ kind, gzip_bytes }) => kind === 'compact' && gzip_bytes !== null)
    .map(({ name, rows, bytes, gzip_bytes }) => ({ name, rows, bytes, gzip_bytes: gzip_bytes! })),
}

async function make(): Promise<Measured> {
  const scratch = await mkdtemp(join(data, 'bench-compact-'))
  try {
    const copy = join(scratch, 'release.duckdb')
    await copyFile(release.database, copy)
    const tables = await releaseTables()
    const database = await Database.open(copy, { scratch: join(scratch, 'spill') })
    for (const { name, kind } of manifest.tables) if (kind === 'compact') await database.run(sql`drop table ${identifier(name)}`)
    await database.run(sql`checkpoint`)
    let since = performance.now()
    const [started, before] = [since, process.cpuUsage()]
    const took: { name: string; ms: number }[] = []
    const stored = tables.filter((table) => table.stored)
    const made = tables.filter((table) => table.stored || table.passing)
    await storeCompactTables(database, tables, { cutoff: manifest.pilot.cutoff!, focalRail: manifest.pilot.focal_rail }, (done) => {
      const now = performance.now()
      took.push({ name: made[done - 1]!.name, ms: now - since })
      since = now
    })
    await database.run(sql`checkpoint`)
    const seconds = (performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(before)
    database.close()
    const slowest = took.sort((a, b) => b.ms - a.ms).slice(0, 3)
    process.stderr.write(`slowest: ${slowest.map(({ name, ms }) => `${name} ${(ms / 1000).toFixed(1)} s`).join(', ')}\n`)
    const limits = new Map([
      [1_000_000, 8],
      [10_000_000, 60],
    ])
    const limit = limits.has(size) ? atMost(limits.get(size)!) : null
    const note = `${stored.length} tables, closed with a checkpoint. Making \`purchases\`, eight joins by text over every payment, and ranking what each person did by month limit it: slowest ${slowest.map(({ name, ms }) => `${name} ${(ms / 1000).toFixed(1)} s`).join(', ')}.`
    return {
      figures: [
        figure({ what: 'all compact tables made', size, unit: 's', measured: seconds, limit, note }),
        figure({
          what: 'all compact tables made, processor time of all cores',
          size,
          unit: 's',
          measured: (user + system) / 1e6,
        }),
        figure({
          what: 'all compact tables made, peak resident memory',
          size,
          unit: 'bytes',
          measured: process.resourceUsage().maxRSS * 1024,
          limit: limit && atMost(4e9),
        }),
      ],
      growth,
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const measured: Measured = process.argv[5] === 'rows' ? { figures: [], growth } : await make()
process.stdout.write(`${JSON.stringify(measured)}\n`)
