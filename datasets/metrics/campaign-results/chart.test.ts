import { expect, test } from 'vitest'
import type { Filters } from '../../filters.ts'
import type { Spec } from '../chart.ts'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type CampaignResult, campaignsCompared as chart } from './chart.ts'
import { campaignResults } from './metric.ts'

const metric = campaignResults as unknown as Metric

const row = (campaign: string, change: Partial<CampaignResult> = {}): CampaignResult => ({
  ...{ campaign, label: campaign, starts_on: '2021-01-10', ends_on: '2021-01-20', mature: true },
  ...{ entered: 900, packets: 422, claimed: 403, claim_rate: 403 / 422, claim_lower: 0.93, claim_upper: 0.97 },
  ...{ used: 394, counted: 'named', redemption_rate: 394 / 403, redemption_lower: 0.96, redemption_upper: 0.99 },
  ...{ payments: 537, value: 830_000, subsidy: 750_000, own: 80_000, merchants: 187 },
  ...{ published_claimed: null, published_payments: null, published_value: null, published_own: null, published_source: null },
  ...change,
})

/** As the metric gives them under a filter of persons. */
const part = { claim_rate: null, claim_lower: null, claim_upper: null }
const nobody = { ...part, entered: 0, claimed: 0, used: 0, redemption_rate: null, payments: 0, value: 0, subsidy: 0, own: 0 }
const official = { published_claimed: 40, published_payments: 60, published_value: 1_100, published_own: 100, published_source: 'A' }

const under = (filters: Filters, change: Partial<Spec> = {}) => {
  const spec = plainSpec(metric, {}, change)
  return { ...spec, query: { ...spec.query, filters } }
}
const young = { age_band: ['18-24'] }

interface Drawn {
  series: { id: string; data: { value: number | null | [number | null, string]; label?: { formatter: string } }[] }[]
  tooltip: { formatter(hovered: { axisValue: string }[]): string }
  title: { text: string }[]
}
const draw = (rows: readonly CampaignResult[], spec: Spec) => chart.option(rows, spec) as unknown as Drawn
const values = (drawn: Drawn, id: string) => drawn.series.find((series) => series.id === id)?.data.map(({ value }) => value)
const texts = (drawn: Drawn, id = 'texts') => drawn.series.find((series) => series.id === id)!.data.map(({ label }) => label!.formatter)
const noted = (drawn: Drawn) => drawn.title.map(({ text }) => text).join()

test('each share has its denominator: 403 of 422 packets claimed, 394 of 403 who claimed used theirs', () => {
  const drawn = draw([row('luohu')], plainSpec(metric))
  expect(values(drawn, 'packets')).toEqual([422])
  expect(texts(drawn)[0]).toContain(
    'chart.campaignClaimed part=403 whole=422 share=95.5%\nchart.campaignUsed part=394 whole=403 share=97.8%',
  )
})

test('packets are not compared with a part of the persons: no bar, no key, no number, neither in the sentence', () => {
  const rows = [row('luohu', { ...part, claimed: 62, used: 59, redemption_rate: 59 / 62 })]
  const drawn = draw(rows, under(young))
  expect(drawn.series.map(({ id }) => id)).not.toContain('packets')
  expect(noted(drawn)).not.toContain('Packets')
  expect(texts(drawn)[0]).toMatch(/^chart\.campaignUsed part=59 whole=62 share=95\.2%/)
  expect(drawn.tooltip.formatter([{ axisValue: '0' }])).not.toContain('422')
  const said = chart.summary(rows, under(young))
  expect(said).toContain('chart.campaignFindingChosen label=luohu claimed=62 used=59')
  expect(said).not.toContain('422')
})

test('packets are not drawn either where more claimed than there are packets, but where nothing else is known', () => {
  const unknown = { ...part, entered: null, claimed: null, used: null, redemption_rate: null, own: null, subsidy: null }
  const drawn = draw([row('more', { ...part, packets: 400 }), row('unknown', unknown)], plainSpec(metric))
  expect(values(drawn, 'packets')).toEqual([null, 422])
  expect(texts(drawn)[1]).toBe('chart.campaignPackets n=422')
})

test('a campaign that nobody chosen took part in is left out and said to be; a mark still stands for its own campaign', () => {
  const rows = [row('suzhou', nobody), row('luohu', part)]
  const drawn = draw(rows, under(young))
  expect(values(drawn, 'claimed')).toEqual([403])
  expect(noted(drawn)).toContain('chart.noteCampaignsLeft count=1')
  expect(chart.pick!(rows, under(young), { series: 'claimed', index: 0 })).toEqual({ filters: { campaign: ['luohu'] } })
  expect(chart.summary(rows, under(young))).not.toContain('suzhou')
  expect(values(draw(rows, plainSpec(metric)), 'claimed')).toEqual([0, 403])
})

test('where nobody chosen took part in any, it says so in the picture’s place', () => {
  const rows = [row('suzhou', nobody)]
  expect(draw(rows, under(young)).series).toEqual([])
  expect(noted(draw(rows, under(young)))).toBe('chart.campaignNobody,')
  expect(chart.summary(rows, under(young))).toBe('chart.campaignNobody')
})

test('own money per 100.00 of subsidy: 800.00 of 7,500.00 = 10.67; published 1.00 of 11.00 − 1.00 = 10.00', () => {
  const rows = [row('luohu', official), row('other')]
  const wide = draw(rows, plainSpec(metric, {}, { width: 1300 }))
  expect(values(wide, 'observed')!.map((at) => Math.round((at as number[])[0]!))).toEqual([1067, 1067])
  expect(values(wide, 'published')).toEqual([
    [1000, '0'],
    [null, '1'],
  ])
  expect(texts(wide, 'ratios')).toEqual(['10.67 CNYchart.campaignPublished value=10 CNY', '10.67 CNY'])
  const narrow = draw(rows, plainSpec(metric, {}, { width: 1000 }))
  expect(values(narrow, 'observed')).toBeUndefined()
  expect(texts(narrow)[1]).toContain('\nchart.campaignOwnText hundred=100 CNY own=10.67 CNY published=')
  expect(chart.summary(rows, plainSpec(metric))).toContain('value=10.67 CNYchart.campaignPublished value=10 CNY')
})

test('under the pointer: 537 payments of 403 = 1.33 beside 60 of 40 = 1.50 as published, and who published it; no published count', () => {
  const told = draw([row('luohu', official)], plainSpec(metric)).tooltip.formatter([{ axisValue: '0' }])
  expect(told).toContain('chart.campaignPayments: 1.33chart.campaignPublished value=1.50')
  expect(told).toContain('Source of the published figures: A')
  expect(told).not.toContain('60')
})

test.each([
  ['persons', young, {}],
  ['purchases', { acceptance: ['ecommerce'] }, {}],
  ['nobody, where all purchases of the campaign’s days are counted', {}, { counted: 'window' } as const],
])('the official round is of everybody and of packets only: nothing of it beside a choice of %s', (_, filters, change) => {
  const drawn = draw([row('luohu', { ...official, ...change })], under(filters, { width: 1300 }))
  expect(values(drawn, 'published')).toEqual([[null, '0']])
  expect(drawn.tooltip.formatter([{ axisValue: '0' }])).not.toContain('chart.campaignPublished')
  expect(noted(drawn)).not.toMatch(/campaignPublished|noteCampaignPublished/)
})

test('in a narrow card the name stands with the numbers above the bar, and nothing of them is cut at 334 pixels', () => {
  const [text] = texts(
    draw([row('luohu')], plainSpec(metric, {}, { width: 334, say: (key) => key, valueLabel: () => 'Shenzhen Luohu red packets' })),
  )
  expect(text!.split('\n')).toEqual([
    '{name|Shenzhen Luohu red packets}',
    'chart.campaignClaimed',
    'chart.campaignUsed',
    'chart.campaignOwnText',
  ])
})

test('where rows are lower than their lines, the last lines give way, so that none lies on another campaign’s', () => {
  const rows = Array.from({ length: 12 }, (_, i) => row(`c${i}`))
  const drawn = draw(rows, plainSpec(metric, {}, { width: 334, height: 500 }))
  expect(texts(drawn).map((text) => text.split('\n').length)).toEqual(Array.from({ length: 12 }, () => 2))
})
