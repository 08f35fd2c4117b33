import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, grains, isDate, periodEnd, periodStart } from './calendar.ts'

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n))

test('ISO weeks: 3 January 2021 belongs to the week of 28 December 2020', () => {
  expect(periodStart('week', '2021-01-03')).toBe('2020-12-28')
  expect(periodEnd('week', '2021-01-03')).toBe('2021-01-03')
})

test('months, quarters and years end on their own last day, leap years included', () => {
  expect(periodEnd('month', '2020-02-10')).toBe('2020-02-29')
  expect(periodEnd('month', '2100-02-10')).toBe('2100-02-28')
  expect(periodEnd('quarter', '2021-05-05')).toBe('2021-06-30')
  expect(periodEnd('year', '2021-05-05')).toBe('2021-12-31')
})

test('a period holds its own days and the next begins the day after', () => {
  fc.assert(
    fc.property(fc.constantFrom(...grains), anyDay, (grain, day) => {
      const [start, end] = [periodStart(grain, day), periodEnd(grain, day)]
      expect(start <= day && day <= end).toBe(true)
      expect(periodStart(grain, end)).toBe(start)
      expect(periodStart(grain, addDays(end, 1))).toBe(addDays(end, 1))
    }),
  )
})

test('days between are the inverse of adding days', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n)
    }),
  )
})

test('only dates that exist are dates', () => {
  expect(['2020-02-29', '2021-12-31'].every(isDate)).toBe(true)
  expect(['2021-02-29', '2021-13-01', '2021-1-1', '', 'today'].some(isDate)).toBe(false)
})
