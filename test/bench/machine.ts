import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { sql } from '../../datasets/sql.ts'
import { Database } from '../../server/warehouse/database.ts'
import { chromiumPath } from '../browser/chromium.ts'
import type { Machine } from './figures.ts'

/** Version of a dependency, which package.json names exactly. */
const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')).dependencies[name]

/** What figures are measured on here. */
export async function machine(): Promise<Machine> {
  const database = await Database.open(':memory:')
  const { version } = await database.row<{ version: string }>(sql`select version() as version`)
  database.close()
  const cores = cpus()
  return {
    cores: cores.length,
    memory_bytes: totalmem(),
    cpu: cores[0]!.model.trim(),
    node: process.versions.node,
    duckdb: version.replace(/^v/, ''),
    duckdb_wasm: versionOf('@duckdb/duckdb-wasm'),
    chromium: execFileSync(chromiumPath(), ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')[0]!
      .replace(/ (built|snap|\().*$/, '')
      .trim(),
  }
}
