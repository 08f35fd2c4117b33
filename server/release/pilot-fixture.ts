import { contract } from '../../datasets/contract/index.ts'
import { identifier, join, type Sql, sql, trusted } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'
import type { Build } from './build.ts'
import { digest } from './digest.ts'

/**
 * A pilot for tests: `days` days from 1 March 2024, on each of which `persons` persons buy once, person p on day d for 100 + p minor
 * units, paid with e-CNY where p + d is even, else by Alipay. Person 0 has no known region.
 */
export function pilotOf({ persons, days, title = 'Test pilot' }: { persons: number; days: number; title?: string }): Build {
  return async ({ target }) => {
    const database = await Database.open(target)
    try {
      for (const table of contract) await database.run(emptyTable(table))
      await database.run(sql`insert into rails by name select * from (values
        ('e_cny', 'cbdc', true, 'e-CNY'), ('alipay', 'third_party', true, 'Alipay')) t(rail_id, kind, mobile, label)`)
      await database.run({
        ...sql`insert into pilot by name select ? as title, 'Asia/Shanghai' as time_zone, 'CNY' as currency, 'e_cny' as focal_rail,
          0 as reporting_lag_days, false as simulated`,
        values: [title],
      })
      await database.run(sql`insert into regions by name select 'shenzhen' as region_id, 'Shenzhen 深圳' as label`)
      await database.run(sql`insert into persons by name
        select 'p' || i as person_id, case when i > 0 then 'shenzhen' end as region_id, 1.0 as panel_weight from range(${persons}::bigint) t(i)`)
      await database.run(sql`insert into payments by name
        select 'a payment with a long name ' || (d * ${persons} + p) as payment_id, 'p' || p as person_id,
          case when (p + d) % 2 = 0 then 'e_cny' else 'alipay' end as rail_id, 'purchase' as kind, 100 + p as amount_minor,
          0 as subsidy_minor, timestamp '2024-03-01 04:00:00' + to_days(d::integer) as initiated_at,
          date '2024-03-01' + d::integer as local_date, 'unknown' as acceptance, 'unknown' as connectivity, 'unknown' as entry,
          'succeeded' as status, case when p % 3 = 0 then p end as latency_ms
        from range(${days}::bigint) a(d), range(${persons}::bigint) b(p)`)
    } finally {
      database.close()
    }
    const source = (table: string, rows: number) => ({
      table,
      file: `${table}.csv`,
      sha256: digest(`${table} ${persons} ${days} ${title}`),
      bytes: 1,
      read: rows,
      accepted: rows,
      quarantined: 0,
      duplicate: 0,
      excluded: 0,
    })
    return { outcome: 'built', sources: [source('payments', persons * days), source('persons', persons)] }
  }
}

const emptyTable = ({ name, columns }: (typeof contract)[number]): Sql =>
  sql`create table ${identifier(name)} (${join(
    columns.map((column) => sql`${identifier(column.name)} ${trusted(column.type)}`),
    sql`, `,
  )})`
