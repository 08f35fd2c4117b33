import { expect, test } from 'vitest'
import { formatsOf, isoWeek } from './format.ts'

const en = formatsOf('en', 'CNY')
const hans = formatsOf('zh-Hans', 'CNY')
const hant = formatsOf('zh-Hant', 'CNY')

test('numbers: whole below the language’s limit, then compact in 万, 萬 and M', () => {
  expect([en, hans, hant].map((f) => f.number(9999))).toEqual(['9,999', '9,999', '9,999'])
  expect([en, hans, hant].map((f) => f.number(123_456))).toEqual(['123,456', '12.3万', '12.3萬'])
  expect([en, hans, hant].map((f) => f.number(261_000_000))).toEqual(['261M', '2.61亿', '2.61億'])
  expect(hans.exact(261_000_001)).toBe('261,000,001')
})

test('what is rounded shows three digits: 10,028 is 1.00万; what fewer digits say exactly, as marks of axes, does not: 10,000 is 1万', () => {
  expect([10_028, 20_031, 100_400, 99_999, -10_028].map(hans.number)).toEqual(['1.00万', '2.00万', '10.0万', '10.0万', '−1.00万'])
  expect([10_000, 15_000, 50_000, 1_000_000, 20_000_000].map(hans.number)).toEqual(['1万', '1.5万', '5万', '100万', '2000万'])
  expect([en, hant].map((f) => f.number(100_003_000))).toEqual(['100M', '1.00億'])
  expect([1_003_000, 2_000_000].map(en.number)).toEqual(['1.00M', '2M'])
  expect([en, hans].map((f) => f.money(1_002_800))).toEqual(['¥10.0K', '¥1.00万'])
  expect([en, hans].map((f) => f.moneyTick(1_000_000))).toEqual(['¥10K', '¥1万'])
  expect(formatsOf('zh-Hans', 'points').money(1_002_800)).toBe('1.00万 points')
})

test('money: 8,764,000.00 yuan are 876,400,000 fen; a currency without minor units is not divided', () => {
  expect([en, hans, hant].map((f) => f.money(876_400_000))).toEqual(['¥8.76M', '¥876万', '¥876萬'])
  expect(en.money(13_958)).toBe('¥139.58')
  expect(en.exactMoney(876_400_001)).toBe('¥8,764,000.01')
  expect(formatsOf('en', 'JPY').money(500)).toBe('¥500')
})

test('marks of a money axis have no hundredths where there are none; what is below zero has a true minus', () => {
  expect([150_000, 12_550, -5_000, 0].map(en.moneyTick)).toEqual(['¥1,500', '¥125.50', '−¥50', '¥0'])
  expect([en, hans, hant].map((f) => f.moneyTick(876_400_000))).toEqual(['¥8.76M', '¥876万', '¥876萬'])
  expect([en, hans, hant].map((f) => f.money(-13_958))).toEqual(['−¥139.58', '−¥139.58', expect.stringMatching(/^−/)])
  expect(en.number(-1_234)).toBe('−1,234')
  expect(formatsOf('en', 'points').moneyTick(-12_300)).toBe('−123 points')
})

test('a currency that is no ISO code is written behind the number', () => {
  expect(formatsOf('en', 'points').money(12_345)).toBe('123.45 points')
})

test('shares: 536 of 96,614 are 0.555 %, Wilson 0.510–0.604', () => {
  expect(en.percent(536 / 96_614, 3)).toBe('0.555%')
  expect(en.interval(0.1119, 0.1341)).toBe('11.2–13.4%')
  expect(en.percent(0.5)).toBe('50.0%')
})

test.each([
  ['day', '2021-01-04', '4 Jan 2021', '2021年1月4日', '2021年1月4日'],
  ['week', '2021-01-04', '2021-W01', '2021年第1周', '2021年第1週'],
  ['month', '2021-01-01', 'Jan 2021', '2021年1月', '2021年1月'],
  ['quarter', '2021-10-01', '2021 Q4', '2021年第4季度', '2021年第4季'],
  ['year', '2021-01-01', '2021', '2021年', '2021年'],
])('a %s from %s on is %s, %s, %s', (grain, day, ...texts) => {
  expect([en, hans, hant].map((f) => f.period(day, grain))).toEqual(texts)
})

test('ISO weeks at the turn of the year: 28 Dec 2020 begins 2020-W53, 3 Jan 2022 begins 2022-W01', () => {
  expect(isoWeek('2020-12-28')).toEqual({ year: 2020, week: 53 })
  expect(isoWeek('2021-01-03')).toEqual({ year: 2020, week: 53 })
  expect(isoWeek('2022-01-03')).toEqual({ year: 2022, week: 1 })
})
