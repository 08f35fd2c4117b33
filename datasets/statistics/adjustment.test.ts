import fc from 'fast-check'
import { expect, test } from 'vitest'
import { benjaminiHochberg, holm } from './adjustment.ts'
import proportions from './reference/proportions.json'

const methods = [
  { name: 'holm', adjust: holm, reference: proportions.holm },
  { name: 'benjaminiHochberg', adjust: benjaminiHochberg, reference: proportions.benjaminiHochberg },
]

test.each(methods)('$name: $reference.raw → $reference.adjusted as in R', ({ adjust, reference }) => {
  adjust(reference.raw).forEach((p, i) => {
    expect(p).toBeCloseTo(reference.adjusted[i]!, 12)
  })
})

test('holm 0.03, 0.01: 2 · 0.01 = 0.02 first, then 1 · 0.03 = 0.03; benjaminiHochberg: 2/1 · 0.01 = 0.02 and 2/2 · 0.03 = 0.03', () => {
  expect(holm([0.03, 0.01])).toEqual([0.03, 0.02])
  expect(benjaminiHochberg([0.03, 0.01])).toEqual([0.03, 0.02])
})

test.each(methods)('$name: an empty family and impossible values are refused', ({ adjust }) => {
  expect(() => adjust([])).toThrow(expect.objectContaining({ code: 'empty' }))
  for (const p of [-0.1, 1.1, Number.NaN]) expect(() => adjust([p])).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test.each(methods)('$name: never below the raw value nor above 1, keeps the order, and the order given does not matter', ({ adjust }) => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
      const adjusted = adjust(p)
      p.forEach((raw, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(raw)
        expect(adjusted[i]).toBeLessThanOrEqual(1)
        for (const [j, other] of p.entries()) if (raw < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!)
      })
      expect(adjust(p.toReversed()).toReversed()).toEqual(adjusted)
    }),
  )
})
