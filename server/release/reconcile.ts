import { contract } from '../../datasets/contract/index.ts'
import { identifier, join, type Sql, sql } from '../../datasets/sql.ts'
import { Failure } from '../errors.ts'
import type { Database } from '../warehouse/database.ts'
import { columnsOf } from './facts.ts'
import type { Accounting, Source } from './manifest.ts'

/** Accounting by table, summed over files. */
export function accountingOf(sources: readonly Source[]): Record<string, Accounting> {
  const totals: Record<string, Accounting> = {}
  for (const source of sources) {
    totals[source.table] ??= { read: 0, accepted: 0, quarantined: 0, duplicate: 0, excluded: 0 }
    const total = totals[source.table]!
    for (const part of ['read', 'accepted', 'quarantined', 'duplicate', 'excluded'] as const) total[part] += source[part]
  }
  return totals
}

/** Where the same fact is known twice, both must say the same. Returns the differences in words; none is what is wanted. */
export async function differences(database: Database, sources: readonly Source[]): Promise<string[]> {
  const found: string[] = []
  for (const { file, table, read, accepted, quarantined, duplicate, excluded } of sources)
    if (read !== accepted + quarantined + duplicate + excluded)
      found.push(
        `${file} (${table}): read ${read}, but accepted ${accepted} + quarantined ${quarantined} + duplicate ${duplicate} + excluded ${excluded}`,
      )
  for (const [table, { accepted }] of Object.entries(accountingOf(sources))) {
    const { rows } = await database.row<{ rows: number }>(sql`select count(*) as rows from ${identifier(table)}`)
    if (rows !== accepted) found.push(`${table}: ${accepted} rows accepted, ${rows} stored`)
  }
  if ((await columnsOf(database, '_control')).length) {
    const { noted, stored } = await database.row<{ noted: string; stored: string }>(sql`
      select (select sum(payments) || ' payments of ' || sum(value_minor) from _control) as noted,
        (select count(*) || ' payments of ' || sum(amount_minor) from payments) as stored`)
    if (noted !== stored) found.push(`payments: control totals say ${noted}, stored are ${stored}`)
  }
  for (const { name, key } of contract) {
    if (!key.length) continue
    const columns = join(key.map(identifier), sql`, `)
    const repeatedBy = async (by: Sql) => {
      const { repeated } = await database.row<{ repeated: number }>(sql`
        select count(*) as repeated from (select 1 from ${identifier(name)} group by ${by} having count(*) > 1)`)
      return repeated
    }
    // Keys that differ in their hash are not compared letter by letter.
    const repeated = (await repeatedBy(sql`hash(${columns})`)) && (await repeatedBy(columns))
    if (repeated) found.push(`${name}: ${repeated} keys stored more than once`)
  }
  return found
}

/**
 * The compact purchases against the payments they were made from: rows are successful purchases less those refunded in full; value is
 * purchases less refunds.
 */
export async function compactDifferences(database: Database): Promise<string[]> {
  const { kept, value, purchases, refunded_fully, net } = await database.row<Record<string, number>>(sql`
    with refunds as (
      select original_payment_id as payment_id, sum(amount_minor)::bigint as refunded from payments
      where kind = 'refund' and status = 'succeeded' group by 1
    ), bought as (
      select amount_minor, coalesce(refunded, 0) as refunded from payments left join refunds using (payment_id)
      where kind = 'purchase' and status = 'succeeded'
    )
    select (select count(*) from purchases) as kept, (select coalesce(sum(value), 0)::bigint from purchases) as value,
      count(*) as purchases, count(*) filter (refunded >= amount_minor) as refunded_fully,
      coalesce(sum(amount_minor - refunded) filter (refunded < amount_minor), 0)::bigint as net
    from bought`)
  return [
    ...(kept === purchases! - refunded_fully!
      ? []
      : [`purchases: ${kept} stored, ${purchases} successful less ${refunded_fully} refunded`]),
    ...(value === net ? [] : [`purchases: value ${value} stored, ${net} in payments`]),
  ]
}

export function refuse(found: readonly string[]): void {
  if (found.length)
    throw new Failure(
      'not_reconciled',
      `The release does not agree with what was imported and was not published: ${found.join('; ')}.`,
      'Please report this with the mapping: it is a fault in Pilotscope, not in the file.',
    )
}
