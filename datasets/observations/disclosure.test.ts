import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { groupsOf } from '../groups.ts'
import { payments, period, persons, share } from '../metrics/columns.ts'
import { structureOf } from './columns.ts'
import { hiddenRows } from './disclosure.ts'

const month = { period: '2021-01-01' }
const byRail = structureOf({
  row: z.object({ period: period(), rail: z.string(), persons: persons(), payments: payments(), share_payments: share() }),
})
const hiddenOf = (counts: readonly number[], fewest = 10) =>
  hiddenRows(
    counts.map((persons, i) => ({ ...month, rail: `rail ${i}`, persons, payments: 2 * persons, share_payments: 0 })),
    byRail,
    fewest,
  ).flatMap((hidden, i) => (hidden ? [counts[i]] : []))

test.each([
  // The total of payments is 110 by any shown share; 110 − 80 − 24 = 6 would be those of the rail with 3 persons.
  ['3 alone could be worked out, so 12 goes too: 3 + 12 ≥ 10', [40, 3, 12], [3, 12]],
  ['3 + 4 = 7 < 10: the rest would be known to rest on 7', [40, 3, 4, 12], [3, 4, 12]],
  ['5 + 6 = 11 are safe together', [40, 5, 6, 12], [5, 6]],
  ['two small ones and nothing else: no total is shown', [3, 4], [3, 4]],
  ['an empty row hides nothing', [3, 0, 12, 40], [3, 12]],
  ['10 is enough', [10, 40], []],
  ['a row alone has nobody beside it', [3], [3]],
])('%s', (_, counts, expected) => {
  expect(hiddenOf(counts)).toEqual(expected)
})

test('nothing is hidden where no limit is set, and months do not stand in for one another', () => {
  expect(hiddenOf([1, 2, 40], 0)).toEqual([])
  const rows = ['2021-01-01', '2021-02-01'].flatMap((period, i) =>
    [3 + 20 * i, 12, 40].map((persons, k) => ({ period, rail: `${k}`, persons, payments: 9, share_payments: 0 })),
  )
  expect(hiddenRows(rows, byRail, 10)).toEqual([true, true, false, false, false, false])
})

test('a dimension of numbers has a total too: of 100 active persons 92 use one rail, 5 two, so that 3 would use three', () => {
  const structure = structureOf({
    row: z.object({ period: period(), rails_used: z.int().meta({ role: 'dimension' }), persons: persons(), active: persons() }),
  })
  const rows = [92, 5, 3].map((persons, i) => ({ ...month, rails_used: i + 1, persons, active: 100 }))
  expect(hiddenRows(rows, structure, 4)).toEqual([false, true, true])
})

const cross = structureOf({ row: z.object({ scenario: z.string(), region: z.string(), persons: persons() }) })

test('across two dimensions, the row and the column of 3 and then those of what was hidden for it are closed: a rectangle', () => {
  const counts = [
    [3, 12, 50],
    [14, 60, 70],
    [55, 80, 90],
  ]
  const rows = counts.flatMap((line, s) => line.map((persons, r) => ({ scenario: `${s}`, region: `${r}`, persons })))
  const hidden = hiddenRows(rows, cross, 10)
  expect(rows.filter((_, i) => hidden[i]).map(({ persons }) => persons)).toEqual([3, 12, 14, 60])
})

test('whatever the table: along each dimension none is hidden, or two that are enough together, or all that are not empty', () => {
  const table = fc.array(fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(table, fc.nat(12), (counts, fewest) => {
      const rows = counts.flatMap((line, s) => line.map((persons, r) => ({ scenario: `${s}`, region: `${r}`, persons })))
      const hidden = hiddenRows(rows, cross, fewest)
      rows.forEach(({ persons }, i) => {
        if (persons > 0 && persons < fewest) expect(hidden[i]).toBe(true)
        if (persons === 0) expect(hidden[i]).toBe(false)
      })
      for (const other of ['scenario', 'region'] as const)
        for (const group of groupsOf([...rows.keys()], (i) => rows[i]![other]).values()) {
          const own = group.filter((i) => hidden[i])
          const together = own.reduce((sum, i) => sum + rows[i]!.persons, 0)
          const open = group.filter((i) => !hidden[i] && rows[i]!.persons > 0)
          expect(own.length === 0 || open.length === 0 || (own.length > 1 && together >= fewest)).toBe(true)
        }
    }),
  )
})
