import type { ColumnType } from '../../datasets/contract/index.ts'
import { bind, type Sql, sql, trusted } from '../../datasets/sql.ts'
import { instantOfText, zoned } from './dialect.ts'
import { utcOfLocal, type Zone } from './zone.ts'

/** UTC, as a TIMESTAMP without zone. */
const utc = (instant: Sql): Sql => sql`timezone('UTC', ${instant})`

/**
 * SQL that turns a value of DuckDB type `from` into the contract's type, NULL where it cannot be done without loss. Times without a zone
 * are local time of the pilot, dates its midnight. A local time that a clock change skips is taken as standard time (an hour later on
 * the clock); one that occurs twice is the later one.
 */
export function converted(value: Sql, from: string, to: ColumnType, zone: Zone): Sql {
  const text = from === 'VARCHAR'
  switch (to) {
    case 'VARCHAR':
      return text ? sql`nullif(${value}, '')` : sql`${value}::varchar`
    case 'BIGINT':
    case 'INTEGER':
      return whole(value, from, trusted(to))
    case 'DOUBLE': {
      const number = sql`try_cast(${value} as double)`
      return sql`case when isfinite(${number}) then ${number} end`
    }
    case 'BOOLEAN':
      return text
        ? sql`case when trim(${value}) in ('是', 'yes', 'Y', 'y') then true when trim(${value}) in ('否', 'no', 'N', 'n') then false else try_cast(${value} as boolean) end`
        : sql`try_cast(${value} as boolean)`
    case 'DATE':
      if (from === 'TIMESTAMP WITH TIME ZONE') return sql`timezone(${bind(zone.name)}, ${value})::date`
      return text ? sql`timezone(${bind(zone.name)}, ${instantOfText(value, zone.name)})::date` : sql`try_cast(${value} as date)`
    case 'TIMESTAMP':
      if (from === 'TIMESTAMP WITH TIME ZONE') return utc(value)
      if (!text) return utcOfLocal(sql`try_cast(${value} as timestamp)`, zone)
      return sql`case when ${zoned(value)} then ${utc(sql`try_cast(${value} as timestamptz)`)} else ${utcOfLocal(sql`try_cast(${value} as timestamp)`, zone)} end`
  }
}

/** A number that has a fraction is no integer: money is not rounded behind the analyst's back. */
function whole(value: Sql, from: string, to: Sql): Sql {
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|BOOLEAN)$/.test(from)) return sql`try_cast(${value} as ${to})`
  if (from === 'DOUBLE' || from === 'FLOAT')
    return sql`case when abs(${value} - round(${value})) <= 1e-6 * greatest(1, abs(${value}) * 1e-6) then try_cast(${value} as ${to}) end`
  if (from.startsWith('DECIMAL')) return sql`case when ${value} = round(${value}) then try_cast(${value} as ${to}) end`
  const exact = sql`try_cast(${value} as decimal(38, 9))`
  return sql`case when translate(${value}::varchar, '.eE', '') = ${value}::varchar then try_cast(${value} as ${to})
    when ${exact} = round(${exact}) then try_cast(${exact} as ${to}) end`
}
