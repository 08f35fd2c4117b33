import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Sql, sql, type Value } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'
import { type ImportReport, ingest, parseMapping } from './index.ts'

export const pilot = '{ title: Test, time_zone: Asia/Shanghai, currency: CNY, focal_rail: e_cny }'
export const rails =
  'rails: { rows: [ { rail_id: e_cny, kind: cbdc, label: e-CNY }, { rail_id: alipay, kind: third_party, label: Alipay } ] }'

/** A mapping of `files` with columns `id, who, rail, fen, at`; `more` are lines beside `columns`, `columns` replace or add columns. */
export const mappingOf = (files: string, columns: Record<string, string> = {}, more = '', tables = ''): string => `
dataset: test
pilot: ${pilot}
tables:
  ${rails}
  ${tables}
  payments:
    files: ${files}
    ${more}
    columns: ${JSON.stringify({
      payment_id: 'id',
      person_id: 'who',
      rail_id: 'rail',
      kind: "'purchase'",
      amount_minor: 'fen',
      initiated_at: 'at',
      status: "'succeeded'",
      ...columns,
    })}
`

/** A folder with files, in which imports follow one another as releases do. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'pilotscope-import-'))
  private imports = 0
  private base: string | null = null

  write(file: string, content: string | Buffer): string {
    const path = join(this.folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return path
  }

  async import(mapping: string, { reload = false } = {}): Promise<ImportReport> {
    const number = this.imports++
    const scratch = join(this.folder, `scratch-${number}`)
    mkdirSync(scratch)
    const target = join(this.folder, `release-${number}.duckdb`)
    const report = await ingest({
      mapping: parseMapping(mapping, join(this.folder, 'mapping.yaml')),
      base: this.base,
      target,
      scratch,
      reload,
      memory: '500MB',
    })
    rmSync(scratch, { recursive: true })
    if (!report.unchanged) this.base = target
    return report
  }

  async rows(statement: Sql): Promise<Record<string, Value>[]> {
    const database = await Database.open(this.base!, { readOnly: true })
    try {
      return await database.rows(statement)
    } finally {
      database.close()
    }
  }

  /** Quarantined rows as `line column code text`. */
  async quarantine(): Promise<string[]> {
    const rows = await this.rows(sql`select line, column_name, code, text from _quarantine order by file_id, line, record`)
    return rows.map(({ line, column_name, code, text }) => `${line} ${column_name} ${code}: ${text}`)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}

export const header = 'id,who,rail,fen,at\n'
