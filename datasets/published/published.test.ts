import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parameters } from '../simulator/parameters.ts'
import { csvRecords } from './csv.ts'
import { type Published, type PublishedFile, parsePublished, publishedFiles } from './index.ts'

const read = <F extends PublishedFile>(file: F): Published<F>[] =>
  parsePublished(file, readFileSync(new URL(`./${file}.csv`, import.meta.url), 'utf8'))

const national = read('national')
const rounds = read('rounds')
const publishedOn = (as_of: string, measure: string) =>
  national.find((row) => row.as_of === as_of && row.measure === measure && row.status === 'V')!.value
const roundOf = (name: string) => rounds.find(({ round }) => round === name)!

describe('every file reads', () => {
  for (const file of publishedFiles) test(file, () => expect(read(file).length).toBeGreaterThan(5))
})

describe('derived figures follow from the published ones', () => {
  const averages: [string, number][] = [
    ['2021-06-30', 487.6],
    ['2021-10-22', 413.3],
    ['2023-06-30', 1894.7],
    ['2025-09-30', 4277],
    ['2025-11-30', 4799],
  ]
  for (const [as_of, average] of averages)
    test(`${as_of}: ${publishedOn(as_of, 'value') / 1e9} bn / ${publishedOn(as_of, 'transactions') / 1e6} m = ${average} yuan a transaction`, () => {
      const derived = national.find((row) => row.as_of === as_of && row.status === 'D' && row.measure === 'average_value')!
      expect(derived.value).toBe(average)
      expect(Math.abs(publishedOn(as_of, 'value') / publishedOn(as_of, 'transactions') - average)).toBeLessThan(0.5)
    })

  test('seven rounds to May 2021: 10 + 20 + 20 + 20 + 10 + 30 + 40 = 150 m yuan', () => {
    expect(rounds.slice(0, 7).map(({ total_yuan }) => total_yuan / 1e6)).toEqual([10, 20, 20, 20, 10, 30, 40])
  })

  test('packets × face = total wherever all three are published', () => {
    for (const { round, packets, face_yuan, total_yuan } of rounds)
      if (packets && face_yuan) expect([round, packets * face_yuan]).toEqual([round, total_yuan])
  })

  test('Changsha: 200,000 × 100 + 100,000 × 200 = 40 m', () => {
    expect(roundOf('Changsha').total_yuan).toBe(200_000 * 100 + 100_000 * 200)
    expect(roundOf('Changsha').packets).toBe(200_000 + 100_000)
  })

  test('2022 mobile: 555.33 / 1.1115 = 499.62 tn and 185.147 / 1.1681 = 158.50 bn', () => {
    const totals = read('payment-totals').filter(({ period, measure }) => period === '2022' && measure === 'mobile')
    expect(totals.map(({ value }) => value)).toEqual([499.62, 158.5])
    expect(555.33 / 1.1115).toBeCloseTo(499.62, 2)
    expect(185.147 / 1.1681).toBeCloseTo(158.5, 1)
  })

  test('2023 mobile by quarter: 144.60 + 138.96 + 137.71 + 134.06 = 555.33 tn', () => {
    const quarters = read('payment-totals').filter(
      ({ period, measure, unit }) => /^2023Q/.test(period) && measure === 'mobile' && unit === 'trillion_yuan',
    )
    expect(quarters.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(555.33, 6)
  })

  test('Alipay and Tenpay together: 55.4 + 38.8 = 94.2 % in 2020Q1', () => {
    const { alipay_percent, tenpay_percent } = read('market-shares').find(({ period }) => period === '2020Q1')!
    expect(alipay_percent! + tenpay_percent!).toBeCloseTo(94.2, 9)
  })
})

describe('the simulator is calibrated to these figures', () => {
  for (const round of rounds.filter(({ campaign_id }) => campaign_id)) {
    const told = parameters.rounds.find(({ campaign_id }) => campaign_id === round.campaign_id)!
    test(round.round, () => {
      expect(told).toMatchObject({ packets: round.packets, face: round.face_yuan, starts_on: round.starts_on, ends_on: round.ends_on })
      expect(told.entrants_assumed).toBe(round.entrants === null)
      if (round.entrants) expect(told.entrants).toBe(round.entrants)
      if (round.claimed) expect(told.claim_rate).toBeCloseTo(round.claimed / round.packets!, 4)
      if (round.payments) expect(told.payments_per_claimer).toBeCloseTo(round.payments / round.claimed!, 4)
      const spent = round.spent_share ?? (round.spent_yuan && round.spent_yuan / round.total_yuan)
      if (spent) expect(told.spent_share).toBeCloseTo(spent, 4)
      if (round.top_up_yuan) expect(told.top_up_share).toBeCloseTo(round.top_up_yuan / round.spent_yuan!, 4)
      if (round.ecommerce_share !== null) expect(told.ecommerce_value_share).toBe(round.ecommerce_share)
      expect(told.dual_offline_share).toBeCloseTo((round.dual_offline_users ?? 0) / (round.claimed ?? 1), 5)
    })
  }

  test('limits of wallet tiers are those published', () => {
    for (const { tier, as_of, balance_yuan, single_yuan, daily_yuan, annual_yuan } of read('wallet-tiers')) {
      const told = parameters.wallet_tiers.filter((limits) => limits.tier === tier && limits.valid_from <= as_of).at(-1)!
      expect([tier, as_of, told.balance, told.single, told.daily, told.annual]).toEqual([
        tier,
        as_of,
        balance_yuan,
        single_yuan,
        daily_yuan,
        annual_yuan,
      ])
    }
  })
})

describe('breaks', () => {
  const breaks = read('breaks')
  test('each break names two series of its measure and the dates at which they end and begin', () => {
    for (const { measure, before_series, before_as_of, after_series, after_as_of } of breaks) {
      const dates = (series: string) => national.filter((row) => row.measure === measure && row.series === series).map(({ as_of }) => as_of)
      expect([measure, dates(before_series).sort().at(-1)]).toEqual([measure, before_as_of])
      expect([measure, dates(after_series).sort()[0]]).toEqual([measure, after_as_of])
    }
  })

  test('within a series a cumulative figure never falls', () => {
    for (const series of new Set(national.map(({ series }) => series).filter((series) => /cumulative|wallets/.test(series))))
      for (const measure of new Set(national.map((row) => row.measure))) {
        const values = national
          .filter((row) => row.series === series && row.measure === measure)
          .sort((a, b) => a.as_of.localeCompare(b.as_of))
        values.slice(1).forEach((row, i) => {
          expect(row.value, `${measure} ${series} ${row.as_of}`).toBeGreaterThanOrEqual(values[i]!.value)
        })
      }
  })
})

describe('reading', () => {
  test('a cell that is wrong is named by file, line and column', () => {
    const text = readFileSync(new URL('./national.csv', import.meta.url), 'utf8').split('\n')
    expect(() => parsePublished('national', [text[0], text[1]!.replace(',V,', ',U,')].join('\n'))).toThrow(
      /national\.csv, line 2, column status/,
    )
    expect(() => parsePublished('national', [text[0], 'x'].join('\n'))).toThrow(/line 2: 1 cells, the header has 9/)
  })

  test('any cells survive quoting', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        expect(csvRecords(text)).toEqual(rows)
      }),
    )
  })
})
