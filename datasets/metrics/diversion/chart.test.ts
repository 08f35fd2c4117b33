import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type DiversionRow, sources } from './chart.ts'
import { diversion } from './metric.ts'

const metric = diversion as unknown as Metric
const spec = plainSpec(metric)

const row = (change: Partial<DiversionRow>): DiversionRow => ({
  ...{ campaign: 'luohu', stratum: null, source: 'rail', rail: 'cash', status: 'estimated', share: 0.1, lower: -0.05, upper: 0.25 },
  ...{ added: 20_000, first_stage_f: 400, winners: 100, losers: 120, losers_with_wallet: 0.5, mechanical: false, mature: true },
  ...change,
})
const alipay = row({ rail: 'alipay', share: 0.6, lower: 0.5, upper: 0.7 })
const expansion = row({ source: 'expansion', rail: '', share: 0.3, lower: 0.1, upper: 0.5 })
const rows = [row({}), alipay, expansion]
const without = (status: DiversionRow['status'], change: Partial<DiversionRow> = {}) =>
  rows.map((each) => ({ ...each, ...change, status, share: null, lower: null, upper: null }))

interface Drawn {
  yAxis: { axisLabel: { formatter(place: string): string } }[]
  title: { text: string }[]
  series: { id: string; data: { label?: { formatter: string } }[] }[]
}
const draw = (of: readonly DiversionRow[], change = {}) => sources.option(of, plainSpec(metric, {}, change)) as unknown as Drawn
const texts = (of: readonly DiversionRow[]) =>
  draw(of)
    .title.map(({ text }) => text)
    .join(' ')

test('the rail that lost most stands first, what is new last, each with its interval', () => {
  const drawn = draw(rows)
  const names = [0, 1, 2].map((place) => drawn.yAxis[0]!.axisLabel.formatter(String(place)))
  expect(names).toEqual(['{name|ALIPAY}', '{name|CASH}', '{name|chart.diversion.expansion}'])
  expect(drawn.series.find(({ id }) => id === 'texts 0')!.data.map(({ label }) => label!.formatter)).toEqual([
    '60.0% (50.0% … 70.0%)',
    '10.0% (−5.0% … 25.0%)',
    '30.0% (10.0% … 50.0%)',
  ])
})

test('the title says where most came from; where no interval of a rail is above zero, what is new; where that holds zero too, nothing', () => {
  expect(sources.finding!(rows, spec)).toMatch(/^chart\.diversion\.titleRail .*share=60\.0%/)
  const unsure = { ...alipay, lower: -0.1 }
  expect(sources.finding!([unsure, expansion], spec)).toMatch(/^chart\.diversion\.titleNew/)
  expect(sources.finding!([unsure, { ...expansion, lower: -0.1 }], spec)).toBeNull()
  expect(
    sources.finding!(
      rows.map((each) => ({ ...each, mature: false })),
      spec,
    ),
  ).toBeNull()
})

test('a weak first stage, none, and no lot are said in words, without a figure', () => {
  for (const [status, change] of [
    ['weak', { first_stage_f: 4.2 }],
    ['unmoved', { first_stage_f: null, added: 0 }],
    ['not_drawn', { first_stage_f: null, added: null }],
  ] as const) {
    const of = without(status, change)
    expect(sources.summary(of, spec)).toContain(`chart.lottery.refused.${status}`)
    expect(texts(of)).toContain(`chart.lottery.refused.${status}`)
    expect(sources.summary(of, spec)).not.toMatch(/NaN|undefined|null/)
    expect(sources.finding!(of, spec)).toBeNull()
  }
  expect(sources.summary(without('weak', { first_stage_f: 4.2 }), spec)).toContain('f=4.2')
})

test('losers without wallets, gifts and new spending beyond the whole are told beside the shares', () => {
  const warned = rows.map((each) => ({ ...each, mechanical: true, losers_with_wallet: 0 }))
  expect(texts(warned)).toContain('chart.diversion.mechanicalNone')
  expect(texts(rows)).not.toContain('chart.diversion.mechanical')
  expect(texts(rows)).toContain('chart.diversion.gift')
  expect(texts([alipay, { ...expansion, share: 1.2, upper: 1.4 }])).toContain('chart.diversion.beyond')
})

test('the sentence to copy has every share with its interval', () => {
  const said = sources.summary(rows, spec)
  expect(said).toContain('name=ALIPAY share=60.0% lower=50.0% upper=70.0%')
  expect(said).toContain('name=chart.diversion.expansion share=30.0% lower=10.0% upper=50.0%')
})

test('no rows are no error', () => {
  expect(sources.summary([], spec)).toBe('chart.nothing')
  expect(() => sources.option([], spec)).not.toThrow()
})
