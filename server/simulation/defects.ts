import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { contractTable } from '../../datasets/contract/index.ts'
import { identifier, join as joined, sql } from '../../datasets/sql.ts'
import type { Database } from '../warehouse/database.ts'
import type { ContractMapping } from './files.ts'

/** A row of contract values as text; what is left out is empty. */
type Cells = Readonly<Record<string, string>>

/** A record that is not to be accepted, made from a good one by a few other values, or by breaking its text. */
interface Defect {
  column: string | null
  code: string
  cells?: Cells
  text?: (line: string) => string
}

export interface ExpectedDefects {
  /** One for each record that must be quarantined; lines count from 1, the header included. */
  quarantined: { file: string; line: number; table: string; column: string | null; code: string }[]
  /** What each of these files must come to. */
  files: { file: string; table: string; read: number; accepted: number; quarantined: number; duplicate: number; excluded: number }[]
}

const rule = (code: string, column: string, cells: Cells): Defect => ({ code, column, cells })

/** Defects that a rule of the contract, a type, a choice or a reference catches, by table; the mapping's expressions are in `expressions`. */
export const defects: Readonly<Record<string, readonly Defect[]>> = {
  payments: [
    rule('not_an_integer', 'amount_minor', { amount_minor: 'twelve' }),
    rule('not_an_integer', 'amount_minor', { amount_minor: '12.5' }),
    rule('wrong_type', 'initiated_at', { initiated_at: '2021-02-30T10:00:00Z' }),
    rule('bad_value', 'latency_ms', { latency_ms: 'slow' }),
    rule('expression_failed', 'subsidy_minor', { subsidy_minor: 'none' }),
    rule('missing', 'person_id', { person_id: '' }),
    rule('not_allowed', 'status', { status: 'ok' }),
    rule('not_allowed', 'connectivity', { connectivity: '離線' }),
    rule('unknown_reference', 'person_id', { person_id: 'nobody' }),
    rule('unknown_reference', 'rail_id', { rail_id: 'bitcoin' }),
    rule('unknown_reference', 'merchant_id', { merchant_id: 'nowhere' }),
    rule('unknown_reference', 'wallet_id', { wallet_id: 'no-wallet' }),
    rule('unknown_reference', 'grant_id', { grant_id: 'no-grant' }),
    rule('amount_not_positive', 'amount_minor', { amount_minor: '0' }),
    rule('amount_not_positive', 'amount_minor', { amount_minor: '-100' }),
    rule('subsidy_outside_amount', 'subsidy_minor', { amount_minor: '100', subsidy_minor: '101' }),
    rule('settled_before_initiated', 'settled_at', { settled_at: '2020-01-01T00:00:00Z' }),
    rule('synced_before_initiated', 'synced_at', { synced_at: '2020-01-01T00:00:00Z' }),
    rule('latency_negative', 'latency_ms', { latency_ms: '-1' }),
    rule('refund_without_purchase', 'original_payment_id', { kind: 'refund', original_payment_id: '' }),
    rule('original_missing', 'original_payment_id', { kind: 'refund', original_payment_id: 'no-purchase' }),
    rule('local_date_mismatch', 'local_date', { local_date: '1999-12-31' }),
    rule('before_pilot', 'local_date', { initiated_at: '2000-01-01T04:00:00Z', local_date: '2000-01-01', settled_at: '', synced_at: '' }),
    rule('after_pilot', 'local_date', { initiated_at: '2099-01-01T04:00:00Z', local_date: '2099-01-01', settled_at: '', synced_at: '' }),
    { code: 'key_conflict', column: 'payment_id', cells: { payment_id: 'defect-good', amount_minor: '1', subsidy_minor: '0' } },
    { code: 'too_many_columns', column: null, text: (line) => `${line},more` },
    { code: 'missing_columns', column: 'original_payment_id', text: (line) => line.slice(0, line.lastIndexOf(',')) },
  ],
  rails: [
    rule('rail_id_reserved', 'rail_id', { rail_id: 'inactive' }),
    rule('coverage_not_a_share', 'coverage', { coverage: '1.5' }),
    rule('not_allowed', 'kind', { kind: 'crypto' }),
    rule('wrong_type', 'mobile', { mobile: 'perhaps' }),
  ],
  regions: [rule('population_negative', 'eligible_population', { eligible_population: '-1' })],
  campaigns: [
    rule('ends_before_start', 'ends_on', { starts_on: '2021-01-02', ends_on: '2021-01-01' }),
    rule('face_not_positive', 'face_minor', { face_minor: '0' }),
    rule('packets_negative', 'packets', { packets: '-1' }),
  ],
  persons: [
    rule('weight_not_positive', 'panel_weight', { panel_weight: '0' }),
    rule('unknown_reference', 'region_id', { region_id: 'atlantis' }),
  ],
  wallets: [
    rule('closed_before_opened', 'closed_at', { closed_at: '2000-01-01T00:00:00Z' }),
    rule('unknown_reference', 'operator_id', { operator_id: 'no-bank' }),
  ],
  wallet_events: [rule('not_allowed', 'kind', { kind: 'reboot' })],
  merchants: [rule('not_allowed', 'ownership', { ownership: 'nobody' })],
  lottery_entries: [rule('loser_claimed', 'claimed_at', { won: 'false', claimed_at: '2021-01-01T00:00:00Z' })],
  grants: [
    rule('amount_not_positive', 'amount_minor', { amount_minor: '0' }),
    rule('expires_before_granted', 'expires_at', { granted_at: '2021-01-02T00:00:00Z', expires_at: '2021-01-01T00:00:00Z' }),
  ],
  annotations: [rule('ends_before_start', 'ends_on', { starts_on: '2021-01-02', ends_on: '2021-01-01' })],
}

/** A quote that is not closed takes what follows it, so it comes last, in a file of its own. */
const unclosed: Defect = {
  code: 'unquoted_value',
  column: 'original_payment_id',
  text: (line) => `${line.slice(0, line.lastIndexOf(','))},"p`,
}

/** Expressions with which the mapping reads two columns that else would mean themselves, so that defects of expressions can occur. */
const expressions = { latency_ms: 'latency_ms + 0', subsidy_minor: 'subsidy_minor::varchar::bigint' }

/** A good row of each table with defects, as the text a CSV file would hold. */
export async function goodRows(database: Database): Promise<Map<string, Cells>> {
  const rows = new Map<string, Cells>()
  for (const name of Object.keys(defects)) {
    const { key, columns } = contractTable(name)!
    const cells = columns.map((column) => {
      const value = identifier(column.name)
      const text = column.type === 'TIMESTAMP' ? sql`strftime(${value}, '%Y-%m-%dT%H:%M:%SZ')` : sql`${value}::varchar`
      return sql`coalesce(${text}, '') as ${value}`
    })
    const order = joined(
      key.map((column) => identifier(column)),
      sql`, `,
    )
    // The last person is a bystander, whom no lottery knows.
    const person = name === 'lottery_entries' ? sql`, (select max(person_id) from persons) as person_id` : sql``
    const plain = name === 'payments' ? sql`where kind = 'purchase' and status = 'succeeded' and rail_id = 'alipay'` : sql``
    const chosen = name === 'lottery_entries' ? sql`* exclude (person_id) ${person}` : sql`*`
    const [row] = await database.rows<Record<string, string>>(
      sql`select ${joined(cells, sql`, `)} from (select ${chosen} from ${identifier(name)} ${plain} order by ${order} limit 1)`,
    )
    if (row) rows.set(name, row)
  }
  return rows
}

/** Writes `<table>-defects.csv` files, puts them into the mapping, and lists in `expected-defects.json` what an import must say of them. */
export async function writeDefects(folder: string, mapping: ContractMapping, good: ReadonlyMap<string, Cells>): Promise<ExpectedDefects> {
  const expected: ExpectedDefects = { quarantined: [], files: [] }
  const write = async (file: string, table: string, row: Cells, found: readonly Defect[], goods: readonly string[]) => {
    const { columns } = contractTable(table)!
    const line = (cells: Cells, id: string) =>
      columns.map(({ name }) => field(cells[name] ?? identified(table, name, id) ?? row[name] ?? '')).join(',')
    const lines = [columns.map(({ name }) => name).join(','), ...goods.map((id) => line({}, id))]
    found.forEach(({ code, column, cells = {}, text = (same) => same }, i) => {
      lines.push(text(line(cells, String(i + 1))))
      expected.quarantined.push({ file, line: lines.length, table, column, code })
    })
    await writeFile(join(folder, file), `${lines.join('\n')}\n`)
    const accepted = new Set(goods).size
    const duplicate = goods.length - accepted
    expected.files.push({ file, table, read: lines.length - 1, accepted, quarantined: found.length, duplicate, excluded: 0 })
    mapping.tables[table]!.files.push(file)
  }
  for (const [table, row] of good)
    await write(`${table}-defects.csv`, table, row, defects[table]!, table === 'payments' ? ['good', 'good'] : ['good'])
  await write('payments-unclosed.csv', 'payments', good.get('payments')!, [unclosed], ['a', 'b', 'c', 'd'])
  Object.assign(mapping.tables.payments!.columns, expressions)
  mapping.tables.payments!.types = { latency_ms: 'bigint' }
  await writeFile(join(folder, 'mapping.yaml'), stringify(mapping, { lineWidth: 0 }))
  await writeFile(join(folder, 'expected-defects.json'), `${JSON.stringify(expected, null, 2)}\n`)
  return expected
}

/** A key of its own for each made row, where the key is one column of text. */
function identified(table: string, column: string, id: string): string | undefined {
  const { key } = contractTable(table)!
  if (table === 'annotations') return column === 'text' ? `Defect ${id}` : undefined
  return key.length === 1 && key[0] === column ? `defect-${id}` : undefined
}

const field = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
