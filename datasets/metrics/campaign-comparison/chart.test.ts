import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type CampaignDifference, campaignDifferences } from './chart.ts'
import { campaignComparison } from './metric.ts'

const metric = campaignComparison as unknown as Metric
const row = (change: Partial<CampaignDifference>): CampaignDifference => ({
  ...{ campaign_a: 'a', campaign_b: 'b', label_a: 'A', label_b: 'B', n_a: 100, x_a: 30, rate_a: 0.3, n_b: 100, x_b: 10, rate_b: 0.1 },
  ...{ difference: 0.2, lower: 0.09, upper: 0.3, p: 0.0004, p_adjusted: 0.0008, family: 2, mature: true },
  ...change,
})
const open = row({ campaign_b: 'c', label_b: 'C', p_adjusted: null, family: null, mature: false, n_b: 12 })
const draw = (rows: CampaignDifference[]) =>
  campaignDifferences.option(rows, plainSpec(metric)) as unknown as {
    title: { text: string }[]
    series: { id: string; data: { symbol: string; itemStyle: { color: string }; label?: { formatter: string } }[] }[]
  }

test('told apart after adjustment: coloured; not yet over: hollow, without a p; fewer than 30: marked', () => {
  const { series } = draw([row({}), open])
  const estimates = series.find(({ id }) => id === 'estimates 0')!.data
  expect(estimates.map(({ symbol, itemStyle }) => [symbol, itemStyle.color])).toEqual([
    ['circle', '#000004'],
    ['emptyCircle', '#000002'],
  ])
  expect(series.find(({ id }) => id === 'texts 0')!.data.map(({ label }) => label!.formatter)).toEqual([
    'chart.points n=+20.0 · p < 0.001',
    'chart.points n=+20.0*',
  ])
})

test('picture and summary say that it is not causal, how p was adjusted and over how many pairs', () => {
  const text = draw([row({}), open])
    .title.map(({ text }) => text)
    .join(' ')
  expect(text).toContain('chart.comparison.notCausal')
  expect(text).toContain('tests=2')
  const summary = campaignDifferences.summary([row({}), open], plainSpec(metric))
  expect(summary).toContain('apart=1 pairs=1')
  expect(summary).toContain('chart.comparison.notCausal')
})

test('where no pair is over, and where there is one campaign only, the summary says so', () => {
  expect(campaignDifferences.summary([open], plainSpec(metric))).toBe('chart.comparison.notOver')
  expect(campaignDifferences.summary([], plainSpec(metric))).toBe('chart.comparison.single')
})
