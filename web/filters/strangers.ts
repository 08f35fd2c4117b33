import type { Dimensions } from '../../datasets/dimensions.ts'
import { type Filters, filterKeys } from '../../datasets/filters.ts'
import type { Notice } from '../../datasets/query.ts'

/** Filter values that the dataset does not have: they match nobody, and the reader should know why. */
export const strangers = (filters: Filters, { values }: Dimensions): Notice[] =>
  filterKeys.flatMap((key) =>
    (filters[key] ?? [])
      .filter((value) => !values[key]?.includes(value))
      .map((value) => ({ code: 'invalid' as const, key, value, valid: values[key] ?? [] })),
  )
