import { z } from 'zod'
import { all, list, type Sql, sql, trusted } from './sql.ts'

/** Filters that choose persons, by the attributes a person has exactly one value of. */
export const personFilters = ['region', 'tier', 'operator', 'acquisition', 'campaign', 'age_band'] as const
/** Filters that narrow what counts as activity. */
export const paymentFilters = ['scenario', 'acceptance', 'connectivity'] as const
export const filterKeys = [...personFilters, ...paymentFilters] as const

export type PersonFilter = (typeof personFilters)[number]
export type PaymentFilter = (typeof paymentFilters)[number]
export type FilterKey = (typeof filterKeys)[number]

/** Values by key: within a key either value, across keys all. The empty string means “not known”. */
export const filtersSchema = z.partialRecord(z.enum(filterKeys), z.array(z.string()).min(1))
export type Filters = z.infer<typeof filtersSchema>

/** `column in (…)`, where the empty string stands for a missing value. */
function among(column: Sql, values: readonly string[]): Sql {
  const known = values.filter((value) => value !== '')
  const parts = [
    ...(known.length ? [sql`${column} in (${list(known)})`] : []),
    ...(known.length < values.length ? [sql`${column} is null`] : []),
  ]
  return parts.length === 1 ? parts[0]! : sql`(${parts[0]!} or ${parts[1]!})`
}

const conditions = (keys: readonly FilterKey[], filters: Filters) =>
  keys.flatMap((key) => (filters[key] ? [among(trusted(key), filters[key])] : []))

/** Condition over columns that bear the names of the keys and hold the contract’s values; true where none of the keys is set. */
export const conditionOn = (keys: readonly FilterKey[], filters: Filters): Sql => all(conditions(keys, filters))

/** Condition over the columns of `profiles`; true where no person filter is set. */
export const personCondition = (filters: Filters): Sql => conditionOn(personFilters, filters)

export const hasPersonFilter = (filters: Filters): boolean => personFilters.some((key) => filters[key])
export const hasPaymentFilter = (filters: Filters): boolean => paymentFilters.some((key) => filters[key])

/** Condition over `purchases`, whose payment attributes are coded by the relation `codes`. */
export function paymentCondition(filters: Filters, codes: { name: string }): Sql {
  return all(
    paymentFilters.flatMap((key) => {
      const values = filters[key]
      if (!values) return []
      return [sql`${trusted(key)} in (select code from ${codes} where dimension = ${trusted(`'${key}'`)} and ${among(sql`value`, values)})`]
    }),
  )
}
