import { expect, test } from 'vitest'
import type { Metric } from '../metric.ts'
import { plainSpec } from '../plain-spec.ts'
import { type NetFlow, netFlows } from './chart.ts'
import { netMigration } from './metric.ts'

const metric = netMigration as unknown as Metric
const rails = ['ecny', 'alipay', 'wechat', 'other']

const flow = (rail_a: string, rail_b: string, net: number): NetFlow => ({
  ...{ from_period: '2021-05-01', to_period: '2021-06-01', rail_a, rail_b, gross_ab: Math.max(0, net), gross_ba: Math.max(0, -net), net },
  ...{ lower: net - 1, upper: net + 1, known: 100, mature: true },
})

interface Drawn {
  grid: { bottom: number }
  yAxis: { data: string[]; axisLabel: { formatter(i: string): string } }
  title: { text: string }[]
}
const draw = (flows: readonly NetFlow[], change = {}) => {
  const drawn = netFlows.option(flows, plainSpec(metric, {}, { rails, ...change })) as unknown as Drawn
  return { ...drawn, names: drawn.yAxis.data.map((i) => drawn.yAxis.axisLabel.formatter(i)) }
}

test('rows stand by the order of their rails, whichever flow is larger and whichever way it goes', () => {
  expect(draw([flow('wechat', 'alipay', 30), flow('alipay', 'ecny', 2), flow('ecny', 'wechat', -9)]).names).toEqual([
    'ALIPAY → ECNY',
    'WECHAT → ECNY',
    'WECHAT → ALIPAY',
  ])
})

test('in 304 pixels no two rows read the same: a line a rail, each cut by itself', () => {
  const railLabel = (rail: string) => (rail === 'other' ? 'Other mobile wallets of the country' : rail)
  const { names } = draw([flow('other', 'ecny', 3), flow('other', 'alipay', 2), flow('other', 'wechat', 1)], { width: 304, railLabel })
  expect(names.map((name) => name.split('\n')[1])).toEqual(['→ ecny', '→ alipay', '→ wechat'])
})

test('a note too long for the width is wrapped, and the picture makes room for it', () => {
  const say = (key: string) => (key === 'chart.noteNet' ? 'Pale: the 95% interval of the flow holds zero, so that nobody can tell.' : key)
  const [wide, narrow] = [1000, 304].map((width) => draw([flow('alipay', 'ecny', 2)], { width, say }))
  expect(wide!.title[0]!.text).not.toContain('\n')
  expect(narrow!.title[0]!.text.replaceAll('\n', ' ')).toBe(wide!.title[0]!.text)
  expect(narrow!.grid.bottom).toBe(wide!.grid.bottom + 15 * (narrow!.title[0]!.text.split('\n').length - 1))
})
