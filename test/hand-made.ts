import { contract } from '../datasets/contract/index.ts'
import type { Facts } from '../datasets/facts.ts'
import { metricById, type Row } from '../datasets/metrics/index.ts'
import { rowsOf } from '../datasets/metrics/run.ts'
import { parseQuery } from '../datasets/query.ts'
import { bind, identifier, join, sql, trusted, type Value } from '../datasets/sql.ts'
import { storeCompactTables } from '../server/release/compact.ts'
import { pilotFacts } from '../server/release/facts.ts'
import { releaseTables } from '../server/release/published.ts'
import { Database } from '../server/warehouse/database.ts'

export type ContractRow = Record<string, Value>
export type Tables = Partial<Record<string, ContractRow[]>>

/** A payment in as few words as a test needs: a succeeded purchase of 1.00 on the focal rail unless said otherwise. */
export const purchase = (person: string, day: string, more: ContractRow = {}): ContractRow => ({
  person_id: person,
  local_date: day,
  initiated_at: `${day}T04:00:00Z`,
  rail_id: 'e_cny',
  kind: 'purchase',
  amount_minor: 100,
  status: 'succeeded',
  ...more,
})

const standard: Tables = {
  pilot: [{ title: 'Hand-made', time_zone: 'Asia/Shanghai', currency: 'CNY', focal_rail: 'e_cny' }],
  rails: [
    { rail_id: 'e_cny', kind: 'cbdc', mobile: true, label: 'e-CNY' },
    { rail_id: 'alipay', kind: 'third_party', mobile: true, label: 'Alipay' },
    { rail_id: 'cash', kind: 'cash', label: 'Cash' },
  ],
}

/** A pilot of a few rows in a real DuckDB, with its compact tables, on which metrics can be asked. */
export class HandMade {
  private constructor(
    readonly database: Database,
    readonly facts: Facts,
    readonly stored: ReadonlySet<string>,
  ) {}

  static async of(given: Tables): Promise<HandMade> {
    const database = await Database.open(':memory:', { memory: '1GB', threads: 1 })
    const filled = { ...standard, ...given }
    for (const { name, columns } of contract) {
      await database.run(
        sql`create table ${identifier(name)} (${join(
          columns.map((column) => sql`${identifier(column.name)} ${trusted(column.type)}`),
          sql`, `,
        )})`,
      )
      const rows = filled[name] ?? []
      if (!rows.length) continue
      const values = rows.map((row, i) => {
        const complete: ContractRow = name === 'payments' ? { payment_id: `p${i}`, ...row } : row
        return sql`(${join(
          columns.map((column) => bind(complete[column.name] ?? column.default ?? null)),
          sql`, `,
        )})`
      })
      await database.run(sql`insert into ${identifier(name)} values ${join(values, sql`, `)}`)
    }
    const pilot = await pilotFacts(database)
    const facts: Facts = {
      cutoff: pilot.cutoff!,
      firstDay: pilot.first_day!,
      lastDay: pilot.last_day!,
      focalRail: pilot.focal_rail,
      currency: pilot.currency,
      tables: contract.filter(({ name }) => filled[name]?.length).map(({ name }) => name),
      absent: pilot.absent,
    }
    const tables = await releaseTables()
    await storeCompactTables(database, tables, facts)
    return new HandMade(database, facts, new Set(tables.filter((table) => table.stored).map((table) => table.name)))
  }

  /** Rows of a metric for an address such as `grain=month&region=shenzhen`; what it does not understand fails the test. */
  async rows(id: string, address = '', stored: ReadonlySet<string> = this.stored): Promise<Row[]> {
    const metric = metricById(id)!
    const { query, notices } = parseQuery(metric, new URLSearchParams(address))
    if (notices.length) throw new Error(`${id}?${address}: ${JSON.stringify(notices)}`)
    return rowsOf(metric, query, this.facts, stored, (statement) => this.database.rows(statement))
  }

  close(): void {
    this.database.close()
  }
}

/** The named columns of each row, as a table a reader can compare with the arithmetic. */
export const table = (rows: readonly Row[], ...columns: string[]): Value[][] => rows.map((row) => columns.map((column) => row[column]!))
