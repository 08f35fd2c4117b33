import fc from 'fast-check'
import aml from './reference/survival-aml.json'
import lung from './reference/survival-lung.json'
import type { SurvivalRow } from './risk-set.ts'

/** Every group of the reference studies, by name. */
export const groups = [aml, lung].flatMap((study) =>
  Object.entries(study.groups).map(([group, results]) => ({ name: `${study.name} ${group}`, ...results })),
)

/** Any valid rows: repeated times, nobody at some, tiny and very large counts. At least one person. */
export const survivalRows = fc
  .array(
    fc.record({
      time: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 1e6, noNaN: true })),
      events: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1_000_000 })),
      censored: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1_000_000 })),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .filter((rows) => rows.some((row) => row.events + row.censored > 0))

/** A few persons, so that they can be listed one by one. */
export const fewPersons = fc
  .array(
    fc.record({ time: fc.integer({ min: 0, max: 9 }), events: fc.integer({ min: 0, max: 3 }), censored: fc.integer({ min: 0, max: 3 }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .filter((rows) => rows.some((row) => row.events + row.censored > 0))

/** One row per person. */
export const oneByOne = (rows: readonly SurvivalRow[]): SurvivalRow[] =>
  rows.flatMap(({ time, events, censored }) => [
    ...Array.from({ length: events }, () => ({ time, events: 1, censored: 0 })),
    ...Array.from({ length: censored }, () => ({ time, events: 0, censored: 1 })),
  ])

/** Every number inside a result, however deep. */
export function numbersIn(result: unknown): number[] {
  if (typeof result === 'number') return [result]
  return result !== null && typeof result === 'object' ? Object.values(result).flatMap(numbersIn) : []
}
