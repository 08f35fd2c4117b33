import { expect, test } from 'vitest'
import { points, pointsTick, signed } from './difference-words.ts'
import type { Metric } from './metric.ts'
import { plainSpec } from './plain-spec.ts'
import { survival } from './survival/metric.ts'

const spec = plainSpec(survival as unknown as Metric)

test('a difference of shares is in percentage points, with its sign; what rounds to zero has none', () => {
  expect(points(0.1404, spec)).toBe('chart.points n=+14.0')
  expect(points(-0.05, spec)).toBe('chart.points n=−5.0')
  expect(points(-0.0004, spec)).toBe('chart.points n=0.0')
  expect([-0.05, 0, 0.025].map((value) => pointsTick(value, spec))).toEqual(['−5', '0', '+2.5'])
})

test('money keeps its own digits behind the sign', () => {
  expect(signed(-32, '¥0.32')).toBe('−¥0.32')
  expect(signed(-0.2, '¥0.00')).toBe('¥0.00')
})
