import { expect, test } from 'vitest'
import { criticalValue } from './interval.ts'

test('1.959964 for 95 %, 2.575829 for 99 %', () => {
  expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 12)
  expect(criticalValue(0.99)).toBeCloseTo(2.5758293035489, 12)
})

test.each([0, 1, 95, -0.1, Number.NaN])('level %s is refused', (level) => {
  expect(() => criticalValue(level)).toThrow(expect.objectContaining({ code: 'invalid' }))
})
