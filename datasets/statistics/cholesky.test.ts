import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cholesky, inverse, quadraticForm, solve } from './cholesky.ts'

const why = (row: number) => `row ${row}`

test('4 2 / 2 5 = L Lᵀ with L = 2 0 / 1 2; 8 x + 9 from it: x = (22, 20) / 16', () => {
  const lower = cholesky(
    [
      [4, 2],
      [2, 5],
    ],
    why,
  )
  expect(lower).toEqual([
    [2, 0],
    [1, 2],
  ])
  const x = solve(lower, [8, 9])
  expect(x[0]).toBeCloseTo(22 / 16, 12)
  expect(x[1]).toBeCloseTo(20 / 16, 12)
  expect(quadraticForm(lower, [8, 9])).toBeCloseTo((8 * 22 + 9 * 20) / 16, 12)
})

test('a row that is twice another is named as dependent, whatever the scale', () => {
  for (const scale of [1e-12, 1, 1e12]) {
    const repeated = [
      [scale, 2 * scale],
      [2 * scale, 4 * scale],
    ]
    expect(() => cholesky(repeated, why)).toThrow(expect.objectContaining({ code: 'singular', message: 'row 1' }))
  }
})

test('NaN and infinity are refused, not passed on', () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 0, -1]) expect(() => cholesky([[bad]], why)).toThrow('row 0')
})

test('the inverse undoes the matrix', () => {
  const square = fc
    .integer({ min: 1, max: 5 })
    .chain((k) => fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: k, maxLength: k }), { minLength: k, maxLength: k }))
  fc.assert(
    fc.property(square, (b) => {
      const a = b.map((row, i) => b.map((other, j) => row.reduce((sum, v, k) => sum + v * other[k]!, 0) + (i === j ? 1 : 0)))
      const undone = inverse(cholesky(a, why))
      for (const [i, row] of a.entries())
        for (let j = 0; j < a.length; j++) expect(row.reduce((sum, v, k) => sum + v * undone[k]![j]!, 0)).toBeCloseTo(i === j ? 1 : 0, 8)
    }),
  )
})
