import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../calendar.ts'
import { following, lastComplete, lastWhole, parsePeriod, periodName } from './period.ts'

test('2021Q1 runs from 1 January to 31 March, week 5 of 2021 from 1 to 7 February, week 53 of 2020 into January', () => {
  expect(parsePeriod('2021Q1')).toEqual({ grain: 'quarter', from: '2021-01-01', to: '2021-03-31' })
  expect(parsePeriod('2021-W05')).toEqual({ grain: 'week', from: '2021-02-01', to: '2021-02-07' })
  expect(parsePeriod('2020-W53')).toEqual({ grain: 'week', from: '2020-12-28', to: '2021-01-03' })
  expect(parsePeriod('2021-02')).toMatchObject({ to: '2021-02-28' })
  expect(parsePeriod('2021')).toMatchObject({ grain: 'year', to: '2021-12-31' })
})

test('what is no period is none: a fifth quarter, a thirteenth month, week 53 of a year that has 52', () => {
  for (const text of ['2021Q5', '2021-13', '2021-00', '2021-W53', '2021-W00', '21Q1', '', 'Q1', '2021-03-01', '2021 Q1'])
    expect(parsePeriod(text), text).toBeNull()
})

const grains = fc.constantFrom('week', 'month', 'quarter', 'year') satisfies fc.Arbitrary<'week' | 'month' | 'quarter' | 'year'>
const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1990-01-01', n))

test('a period’s name reads back as the period, and the last complete one is over while the next is not', () => {
  fc.assert(
    fc.property(grains, days, (grain, day) => {
      const period = lastComplete(grain, day)
      expect(parsePeriod(periodName(period))).toEqual(period)
      expect(period.to <= day).toBe(true)
      expect(following(period).to > day).toBe(true)
      expect(following(period).from).toBe(addDays(period.to, 1))
    }),
  )
})

test('the months of week 5 of 2021 end with January, those of a quarter with its last', () => {
  expect(lastWhole('month', parsePeriod('2021-W05')!)).toBe('2021-01-31')
  expect(lastWhole('month', parsePeriod('2021Q1')!)).toBe('2021-03-31')
})
