import { expect, test } from 'vitest'
import { formatsOf } from '../presentation/format.ts'
import { phrasesOf } from '../presentation/phrases.ts'
import { certainty, changeText, valueText, wholePercent } from './figure-text.ts'
import { figures } from './figures.ts'
import type { Change } from './tiles.ts'

const formats = formatsOf('en', 'CNY')
const figure = (id: string) => figures.find((one) => one.id === id)!
const change = (given: Partial<Change>): Change => ({
  ...{ value: 0, relative: null, lower: null, upper: null, verdict: 'up', before: '2021-05-01' },
  ...given,
})
const t = phrasesOf('en')

test('1 person more than 10 is +1 person, a tenth more; the share that fell by 0.01 fell by 1.0 points', () => {
  const more = changeText(figure('active'), change({ value: 1, relative: 0.1 }), t, formats)
  expect(more).toEqual({ headline: '+1 person (+10.0%) against May 2021', detail: '' })
  const less = changeText(figure('share'), change({ value: -0.01, verdict: 'down' }), t, formats)
  expect(less.headline).toBe('−1.0 points against May 2021')
})

test('a change inside its interval is said to be none, with the figures that say so', () => {
  const { headline, detail } = changeText(
    figure('offline'),
    change({ value: 0.002, lower: -0.004, upper: 0.009, verdict: 'none' }),
    t,
    formats,
  )
  expect(headline).toBe('No change against May 2021 beyond its interval')
  expect(detail).toBe('+0.2 points · 95% interval −0.4 to +0.9')
})

test('a balance bears its sign, and one whose interval holds zero says that nothing can be told', () => {
  const point = { period: '2021-06-01', value: -2, mature: true, lower: -8, upper: 4, n: 60 }
  expect(valueText(figure('migration'), -2, formats)).toBe('−2')
  expect(certainty(figure('migration'), point, null, t, formats)).toBe(
    '95% interval −8 to +4 · n = 60 · The interval holds zero: no net movement can be told.',
  )
})

test('a rate of fewer than 30 says so; a count and a share of value say that they have no interval', () => {
  const point = { period: '2021-06-01', value: 0.1, mature: true, lower: 0.018, upper: 0.404, n: 10 }
  expect(certainty(figure('retention'), point, null, t, formats)).toContain('n = 10 · n below 30')
  const bare = { ...point, lower: null, upper: null, n: null }
  expect(certainty(figure('active'), bare, null, t, formats)).toBe('A count of all, without an interval')
  expect(certainty(figure('share'), bare, null, t, formats)).toBe('A ratio of totals, without an interval')
})

test('a count whose change has an interval says so; a count whose change has none does not', () => {
  const bare = { period: '2021-06-01', value: 1708, mature: true, lower: null, upper: null, n: null }
  const known = change({ value: 80, relative: 80 / 1628, lower: -5, upper: 165, verdict: 'none' })
  expect(certainty(figure('active'), bare, known, t, formats)).toBe('A count of all; only its change has an interval')
  expect(changeText(figure('active'), known, t, formats)).toEqual({
    headline: 'No change against May 2021 beyond its interval',
    detail: '+80 persons (+4.9%) · 95% interval −5 to +165',
  })
  expect(certainty(figure('active'), bare, change({ value: 80 }), t, formats)).toBe('A count of all, without an interval')
})

test('a share that is not zero is never written as 0 %: 0.4 % is under 1 %, 0.5 % is 1 %, nothing is 0 %', () => {
  expect([0.004, 0.005, 0].map((share) => wholePercent(share, t, formats))).toEqual(['under 1%', '1%', '0%'])
  const chinese = (['zh-Hans', 'zh-Hant'] as const).map((language) => wholePercent(0.001, phrasesOf(language), formatsOf(language, 'CNY')))
  expect(chinese).toEqual(['1% 以下', '1% 以下'])
})
