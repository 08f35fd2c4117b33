import type { Facts } from '../facts.ts'
import type { Spec } from './chart.ts'
import type { Metric, Query } from './metric.ts'

const percent = (share: number, digits = 1) => `${(share * 100).toFixed(digits)}%`

/** A spec that writes everything plainly and says keys instead of words, to read what a chart draws without a page around it. */
export function plainSpec(metric: Metric, params: Record<string, unknown> = {}, change: Partial<Spec> = {}): Spec {
  const facts: Facts = {
    cutoff: '2021-06-30',
    firstDay: '2021-01-01',
    lastDay: '2021-06-30',
    focalRail: 'ecny',
    currency: 'CNY',
    tables: [],
  }
  const query: Query = { range: {}, filters: {}, params: metric.params.parse(params) }
  return {
    palette: {
      dark: false,
      text: '#000001',
      quiet: '#000002',
      line: '#000003',
      surface: '#ffffff',
      accent: '#000004',
      segments: ['#000004', '#000005', '#000006', '#000007', '#000008', '#000009'],
      sequential: ['#ffffff', '#808080', '#000000'],
      diverging: ['#ff0000', '#ffffff', '#0000ff'],
    },
    words: metric.labels.en,
    query,
    facts,
    rails: [facts.focalRail],
    width: 1000,
    height: 400,
    display: {},
    campaigns: [],
    number: String,
    percent,
    interval: (lower, upper) => `${percent(lower)}–${percent(upper)}`,
    money: (minor) => `${minor / 100} CNY`,
    moneyTick: (minor) => `${minor / 100} CNY`,
    period: (day, grain) => `${grain} ${day}`,
    date: (day) => day,
    railLabel: (rail) => rail.toUpperCase(),
    valueLabel: (_, value) => value,
    railColour: (rail) =>
      `#${[...rail]
        .reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 0xffffff, 7)
        .toString(16)
        .padStart(6, '0')}`,
    say: (key, values) => [key, ...Object.entries(values ?? {}).map(([name, value]) => `${name}=${value}`)].join(' '),
    ...change,
  }
}
