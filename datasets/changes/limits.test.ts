import { expect, test } from 'vitest'
import { eventDifference, squareAndAdd, turnover, verdict } from './limits.ts'

test('square and add: 0.5 (0.4–0.6) less 0.3 (0.26–0.38): 0.2 − √(0.1² + 0.08²) … 0.2 + √(0.1² + 0.04²)', () => {
  const limits = squareAndAdd({ value: 0.5, lower: 0.4, upper: 0.6 }, { value: 0.3, lower: 0.26, upper: 0.38 })!
  expect(limits.lower).toBeCloseTo(0.2 - Math.sqrt(0.0164), 12)
  expect(limits.upper).toBeCloseTo(0.2 + Math.sqrt(0.0116), 12)
})

test('turnover: 60 → 50 active, 40 of them in both: 10 came, 20 left of 70; 70 (−10 ± 1.96 √(32 − 100/72)) / 72', () => {
  const { lower, upper } = turnover(50, 40, 60)!
  const margin = 1.959964 * Math.sqrt(32 - 100 / 72)
  expect(lower).toBeCloseTo((70 * (-10 - margin)) / 72, 4)
  expect(upper).toBeCloseTo((70 * (-10 + margin)) / 72, 4)
  expect(verdict({ lower, upper })).toBe('none')
})

test('more kept than were there before cannot be: no limits', () => {
  expect(turnover(50, 40, 30)).toBeNull()
})

test('events: 280 in 28 days and 310 in 31 are 10 a day each: 0 expected change, no verdict', () => {
  const found = eventDifference(280, 28, 310, 31)!
  expect(found.expected).toBeCloseTo(280)
  expect(verdict(found)).toBe('none')
})

test('events: 400 after 100 in equal months: limits of 0.8 of 500 (Wilson 0.7628–0.8327) are 3.216 and 4.977 times as many', () => {
  const found = eventDifference(400, 30, 100, 30)!
  expect(found.lower).toBeCloseTo(100 * (0.76277 / 0.23723) - 100, 0)
  expect(found.upper).toBeCloseTo(100 * (0.83269 / 0.16731) - 100, 0)
  expect(verdict(found)).toBe('up')
})
