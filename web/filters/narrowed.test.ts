import { expect, test } from 'vitest'
import { narrowed } from './narrowed.ts'

test('an end of the dates or one filter narrows; neither does not, nor a filter taken away', () => {
  expect(narrowed({ range: {}, filters: {} })).toBe(false)
  expect(narrowed({ range: {}, filters: { region: undefined } })).toBe(false)
  expect(narrowed({ range: { to: '2021-01-31' }, filters: {} })).toBe(true)
  expect(narrowed({ range: {}, filters: { region: ['luohu'] } })).toBe(true)
})
