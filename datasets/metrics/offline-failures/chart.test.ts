import { expect, test } from 'vitest'
import { phrasesOf } from '../../presentation/phrases.ts'
import { languages, type Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { failuresByCode as chart, type Failure } from './chart.ts'
import { offlineFailures } from './metric.ts'

const metric = offlineFailures as unknown as Metric

const row = (code: string | null, connectivity: string, payments: number, attempts: number): Failure => {
  const per_10k = (payments / attempts) * 10_000
  return { code, connectivity, payments, attempts, per_10k, lower: per_10k / 2, upper: per_10k * 2 }
}

const rows = [row('limit', 'online', 6, 10_000), row(null, 'online', 30, 10_000), row('limit', 'dual_offline', 8, 400)]

interface Drawn {
  series: { id: string; data: { value: number; label?: { formatter: string } }[] }[]
  yAxis: { data: string[]; axisLabel: { formatter(place: string): string } }
  title: { text: string }[]
}
const draw = (from: readonly Failure[]) => chart.option(from, plainSpec(metric)) as unknown as Drawn

test('the 30 without a code lead, though limit’s 8 of 400 are 200 per 10,000; its 6 online stand under them', () => {
  const { series, yAxis } = draw(rows)
  expect(series.find(({ id }) => id === 'values')!.data.map(({ value }) => Math.round(value))).toEqual([30, 200, 6])
  expect(series.find(({ id }) => id === 'texts')!.data.map(({ label }) => label!.formatter)).toEqual(['30 · 30', '200 · 8', '6 · 6'])
  expect(yAxis.axisLabel.formatter('0')).toContain('chart.codeUnknown')
})

test('a reason counts with all its kinds: 20 + 15 of limit before 30 of signal; the most frequent is told where it is most frequent', () => {
  const all = [row('signal', 'online', 30, 10_000), row('limit', 'dual_offline', 15, 400), row('limit', 'online', 20, 10_000)]
  expect(
    draw(all)
      .series.find(({ id }) => id === 'texts')!
      .data.map(({ label }) => label!.formatter),
  ).toEqual(['20 · 20', '375 · 15', '30 · 30'])
  expect(chart.summary(all, plainSpec(metric))).toMatch(/failureFinding code=limit connectivity=online .* total=35$/)
})

test('one single case is not the most frequent reason, however few tried: 1 of 73 against 653 of 83,957', () => {
  const all = [row('double_spend_conflict', 'dual_offline', 1, 73), row('insufficient_balance', 'online', 653, 83_957)]
  expect(chart.summary(all, plainSpec(metric))).toContain('failureFinding code=insufficient_balance')
})

test('a conflict of offline spends is suspected, not found, in every language', () => {
  const said = { en: /suspected/, 'zh-Hans': /疑似/, 'zh-Hant': /疑似/ }
  for (const language of languages) expect(phrasesOf(language)('values.code.double_spend_conflict')).toMatch(said[language])
})

test('of 20 reasons 15 are drawn, and it says so', () => {
  const many = Array.from({ length: 20 }, (_, i) => row(`code ${i}`, 'online', i + 1, 10_000))
  expect(draw(many).yAxis.data).toHaveLength(15)
  expect(draw(many).title[0]!.text).toContain('chart.noteMost shown=15 all=20')
  expect(draw(rows).title[0]!.text).not.toContain('chart.noteMost')
})

test('44 of 10,400 attempts: those without a network are tried 400 times, not twice', () => {
  expect(chart.summary(rows, plainSpec(metric))).toContain('payments=44 attempts=10400')
  expect(chart.n!(rows, plainSpec(metric))).toBe(10_400)
  expect(chart.summary([], plainSpec(metric))).toBe('chart.nothing')
})
