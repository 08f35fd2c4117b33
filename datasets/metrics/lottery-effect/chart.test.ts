import { expect, test } from 'vitest'
import { lines, textWidth } from '../drawing.ts'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { balance, effects, type LotteryRow } from './chart.ts'
import { lotteryEffect } from './metric.ts'

const metric = lotteryEffect as unknown as Metric

const row = (change: Partial<LotteryRow>): LotteryRow => ({
  ...{ campaign: 'luohu', label: 'Luohu', stratum: null, kind: 'effect', outcome: 'spend', item: 'alipay', status: 'estimated' },
  ...{ winners: 100, losers: 120, winners_mean: 900, losers_mean: 1000, itt: -100, itt_lower: -150, itt_upper: -50 },
  ...{ take_up_difference: 0.9, late: -110, late_lower: -160, late_upper: -60, first_stage_f: 400, p: 0.001, p_adjusted: 0.003, family: 3 },
  ...{ std_difference: null, losers_with_wallet: 0.5, mechanical: false, mature: true },
  ...change,
})
const focal = row({ item: 'ecny', itt: 2000, itt_lower: 1500, itt_upper: 2500 })
const share = row({ outcome: 'later_own_use', item: '', itt: 0.1, itt_lower: 0.05, itt_upper: 0.15 })
const rows = [row({}), focal, share]

interface Drawn {
  yAxis: { data: string[]; axisLabel: { formatter(place: string): string } }[]
  title: { text: string }[]
  series: { id: string; data: { value: [number, string]; label?: { formatter: string } }[] }[]
}
const draw = (of: readonly LotteryRow[], params = {}, change = {}) =>
  effects.option(of, plainSpec(metric, params, change)) as unknown as Drawn
const texts = (drawn: Drawn) => drawn.title.map(({ text }) => text).join(' ')

test('money and shares stand in panels of their own, the focal rail first; 2000 fen are 20.00', () => {
  const drawn = draw(rows)
  expect(drawn.yAxis.map(({ data }) => data.length)).toEqual([2, 1])
  expect(drawn.yAxis[0]!.axisLabel.formatter('0')).toBe('{name|chart.lottery.outcome.spend rail=ECNY}')
  expect(drawn.series.find(({ id }) => id === 'texts 0')!.data.map(({ label }) => label!.formatter)).toEqual([
    '+20 CNY · p = 0.003',
    '−1 CNY · p = 0.003',
  ])
  expect(drawn.series.find(({ id }) => id === 'texts 1')!.data[0]!.label!.formatter).toBe('chart.points n=+10.0 · p = 0.003')
})

test('on a card of 332 px p stands under its estimate, and the height planned for any card holds panels and notes', () => {
  const warned = rows.map((row) => ({ ...row, mechanical: true, losers_with_wallet: 0 }))
  const height = effects.height!(warned, plainSpec(metric, {}, { width: 720 }))
  const drawn = draw(warned, {}, { width: 332, height }) as Drawn & { grid: { top: number; height: number }[] }
  expect(drawn.series.find(({ id }) => id === 'texts 0')!.data[0]!.label!.formatter).toBe('+20 CNY\n{aside|p = 0.003}')
  const notes = drawn.title.filter((line) => (line as { bottom?: number }).bottom !== undefined)
  const { top, height: tall } = drawn.grid.at(-1)!
  expect(top + tall + 22).toBeLessThanOrEqual(height - 16 * notes.length)
})

test('one outcome asked for: every lottery is a line', () => {
  const drawn = draw([...rows, row({ campaign: 'futian', label: 'Futian', itt: -30 })], {}, { display: { outcome: 'spend:alipay' } })
  expect([0, 1].map((i) => drawn.yAxis[0]!.axisLabel.formatter(String(i)))).toEqual(['{name|luohu}', '{name|futian}'])
})

test('what is refused has no panel, only the reason', () => {
  const none = { itt: null, itt_lower: null, itt_upper: null, late: null, late_lower: null, late_upper: null, p: null, p_adjusted: null }
  const refused = [row({ ...none, status: 'everyone' })]
  const drawn = draw(refused)
  expect(drawn.series).toEqual([])
  expect(texts(drawn)).toContain('chart.lottery.refused.everyone')
  expect(effects.summary(refused, plainSpec(metric))).toContain('chart.lottery.refused.everyone')
})

test('the warning where losers could not have a wallet, and where the instrument is weak', () => {
  const weak = [row({ mechanical: true, losers_with_wallet: 0.02, first_stage_f: 4.2 })]
  expect(texts(draw(weak))).toContain('chart.lottery.mechanical share=2.0%')
  expect(texts(draw([row({ mechanical: true, losers_with_wallet: 0 })]))).toContain('chart.lottery.mechanicalNone')
  expect(texts(draw(weak, {}, { display: { measure: 'late' } }))).toContain('chart.lottery.weak f=4.2')
  expect(texts(draw(weak))).not.toContain('chart.lottery.weak')
})

test('the effect per person moved says what it was divided by; the intention to treat says how its p was adjusted, and over how many outcomes', () => {
  const late = { display: { measure: 'late' } }
  expect(texts(draw(rows, {}, late))).toContain('chart.lottery.firstStage difference=chart.points n=+90.0 f=400')
  expect(texts(draw([row({ first_stage_f: null, take_up_difference: 1 })], {}, late))).toContain('chart.lottery.decided')
  expect(draw(rows, {}, late).series.find(({ id }) => id === 'texts 0')!.data[1]!.label!.formatter).toBe('−1.1 CNY')
  expect(texts(draw(rows))).toContain('chart.lottery.family method=Holm: outcomes fixed beforehand tests=3')
  expect(texts(draw([row({ family: null, p_adjusted: null, mature: false })]))).not.toContain('chart.lottery.family')
})

test('the summary gives effect, interval and adjusted p with the name of the method and the number of tests', () => {
  const text = effects.summary(rows, plainSpec(metric))
  expect(text).toContain('effect=+20 CNY lower=+15 CNY upper=+25 CNY')
  expect(text).toContain('p== 0.003')
  expect(text).toContain('method=Holm: outcomes fixed beforehand tests=3')
})

test('balance: 0.2 standard deviations from an interval of ±50 around 100 is drawn from 0.1 to 0.3', () => {
  const prior = row({ kind: 'baseline', outcome: 'prior_spend', itt: 100, itt_lower: 50, itt_upper: 150, std_difference: 0.2 })
  const drawn = balance.option([prior], plainSpec(metric)) as unknown as { series: { id: string; data: [number, string][] }[] }
  const interval = drawn.series.find(({ id }) => id === 'interval 0 0')!.data
  expect(interval[0]![0]).toBeCloseTo(0.1, 12)
  expect(interval[1]![0]).toBeCloseTo(0.3, 12)
  expect(balance.summary([prior], plainSpec(metric))).toContain('beyond=1 of=1')
})

test('no rows draw nothing and say so', () => {
  expect(draw([]).series).toEqual([])
  expect(effects.summary([], plainSpec(metric))).toBe('chart.nothing')
  expect(balance.summary([], plainSpec(metric))).toBe('chart.nothing')
})

test.each([
  ['a text of several words that is broken between them', 120],
  ['没有未中签者按时拥有钱包：中签者使用而未中签者不使用是规则使然。', 100],
])('%s: no line is wider than it may be and nothing is lost', (text, width) => {
  const broken = lines(text, width, 11)
  expect(broken.length).toBeGreaterThan(1)
  for (const line of broken) expect(textWidth(line, 11)).toBeLessThanOrEqual(width + 11)
  expect(broken.join(' ').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
})
