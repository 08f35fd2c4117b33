import { expect, test } from 'vitest'
import { apart, textWidth } from './drawing.ts'
import { endLines } from './line-ends.ts'

test('a name that does not fit beside its value is broken between words, not cut', () => {
  expect(endLines('Without a network', '2.2%', 200, 12)).toEqual(['Without a network 2.2%'])
  expect(endLines('Without a network', '2.2%', 130, 12)).toEqual(['Without a network', '2.2%'])
  expect(endLines('payee without a network', '0.70%', 130, 12)).toEqual(['payee without a', 'network 0.70%'])
  expect(endLines('其他手机钱包', '4.5%', 80, 12)).toEqual(['其他手机钱包', '4.5%'])
  expect(endLines('', '4.5%', 80, 12)).toEqual(['4.5%'])
})

test('what two lines do not hold is cut, the value never, and no line is wider than asked', () => {
  const found = endLines('A rail whose name somebody wrote as long as a sentence', '0.70%', 90, 12)
  expect(found).toHaveLength(3)
  expect(found[1]).toMatch(/…$/)
  expect(found[2]).toBe('0.70%')
  for (const line of found) expect(textWidth(line, 12)).toBeLessThanOrEqual(90)
})

test('labels of one, two and one line that end at 100: middles at 52, 76, 100, so that lines of 16 do not overlap', () => {
  expect(apart([100, 100, 100], 16, 100, [1, 2, 1])).toEqual([52, 76, 100])
  // The lower line of two ends where one line would.
  expect(apart([100], 16, 100, [2])).toEqual([92])
})
