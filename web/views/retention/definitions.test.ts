import { expect, test } from 'vitest'
import type { Facts } from '../../../datasets/facts.ts'
import type { Row } from '../../../datasets/metrics/metric.ts'
import type { Address } from '../../address/address.ts'
import { churnStrip, intervalStrip, type Strip } from './definitions.ts'

const facts: Facts = {
  ...{ cutoff: '2021-06-30', firstDay: '2021-01-01', lastDay: '2021-06-30', focalRail: 'ecny', currency: 'CNY', tables: [] },
}
const asked = (from?: string): Address => ({
  ...{ dataset: null, range: from ? { from } : {}, filters: {}, compare: null, lang: null, theme: null },
  params: { horizon: 90, nth: 1, dormancy: 30 },
})
const reader = (strip: Strip, address: Address, group: string, index: number) =>
  strip.groups(address, facts).find(({ name }) => name === group)!.variants[index]!.read

/** Everyone of 17 came back, the last after 20 days. */
const back: Row[] = [
  { gap_days: 3, survival: 0.5, lower: 0.3, upper: 0.7, followed: 17 },
  { gap_days: 20, survival: 0, lower: null, upper: null, followed: 17 },
]

test('within 90 days: of persons who started in June nobody was followed so long by 30 June; of those since January somebody was', () => {
  expect(reader(intervalStrip, asked('2021-06-01'), 'horizon', 2)(back)).toBeNull()
  expect(reader(intervalStrip, asked(), 'horizon', 2)(back)).toEqual({ value: 1, lower: null, upper: null, n: 17 })
})

test('within 7 days, 1 − 0.5 of those who started in June came back', () => {
  const figure = reader(intervalStrip, asked('2021-06-01'), 'horizon', 0)(back)!
  expect(figure).toEqual({ value: 0.5, lower: expect.closeTo(0.3, 12), upper: expect.closeTo(0.7, 12), n: 17 })
})

test('churn after 30 days is known to 31 May: from 2 March that is exactly 90 days, from 3 March too few', () => {
  const gone: Row[] = [{ time: 40, survival: 0, lower: null, upper: null, followed: 50 }]
  expect(reader(churnStrip, asked('2021-03-02'), 'dormancy', 1)(gone)).toMatchObject({ value: 0, n: 50 })
  expect(reader(churnStrip, asked('2021-03-03'), 'dormancy', 1)(gone)).toBeNull()
})
