import type { Decoding } from '../../datasets/simulator/index.ts'
import { bind, identifier, join, type Sql, sql, trusted } from '../../datasets/sql.ts'

/** A simulated integer column as the contract's column; −1 is null. Times are UTC. */
export function decoded(name: string, decoding: Decoding): Sql {
  const column = identifier(name)
  switch (decoding.kind) {
    case 'id':
      return sql`case when ${column} >= 0 then ${bind(decoding.prefix)} || (100000000 + ${column}) end`
    case 'code':
      return sql`case ${column} ${join(
        decoding.values.map((value, i) => sql`when ${trusted(String(i))} then ${bind(value)}`),
        sql` `,
      )} end`
    case 'time':
      return sql`case when ${column} >= 0 then make_timestamp(${column}::bigint * 1000000) end`
    case 'date':
      return sql`date '1970-01-01' + ${column}`
    case 'number':
      return sql`nullif(${column}, -1)`
    case 'flag':
      return sql`case ${column} when 0 then false when 1 then true end`
    case 'micro':
      return sql`${column} / 1e6`
  }
}

/** Select list that turns the integer columns of a table into the contract's. */
export const expansion = (decodings: Readonly<Record<string, Decoding>>): Sql =>
  join(
    Object.entries(decodings).map(([name, decoding]) => sql`${decoded(name, decoding)} as ${identifier(name)}`),
    sql`, `,
  )
