import { expect, test } from 'vitest'
import { type Rule, ruleSchema } from '../../datasets/alerts/rule.ts'
import type { Verdict } from '../../datasets/alerts/verdict.ts'
import type { Facts } from '../../datasets/facts.ts'
import { languages } from '../../datasets/metrics/metric.ts'
import type { Manifest } from '../release/manifest.ts'
import { alertText, alertWords, type Told } from './alert-text.ts'

const facts = { cutoff: '2021-03-31', currency: 'CNY', focalRail: 'e_cny' } as Facts
const dimensions = { rails: [{ id: 'e_cny', label: 'e-CNY' }], labels: { region: { shenzhen: 'Shenzhen' } }, campaigns: [] } as never
const manifest = { dataset: 'luohu', release: '0123456789abcdef', sequence: 2, pilot: { simulated: false } as Manifest['pilot'] }
const verdict: Verdict = {
  ...{ state: 'firing', reason: null, period: '2021-03-01' },
  ...{ value: 10_028, lower: null, upper: null, before: null },
}
const told = (condition: object, change: Partial<Verdict> = {}, more: Partial<Told> = {}): Told => ({
  ...{ rule: ruleSchema.parse({ id: 'few', ...condition }) as Rule, verdict: { ...verdict, ...change }, grain: 'month' },
  ...{ facts, dimensions, manifest, ...more },
})
const active = { metric: 'active-persons', measure: 'active' }
const texts = (of: Told) => languages.map((language) => alertText(language, of).text.split('\n'))

test('metric, value, rule and release in three languages; no digit of a value or its limit is rounded away', () => {
  expect(texts(told({ ...active, level: { below: 10_100 } }))).toEqual([
    [
      'Alert “few” was raised: Active persons',
      'Active, Mar 2021: 10,028 persons.',
      'Rule: below 10,100 persons.',
      'Dataset luohu, release no. 2 (0123456789abcdef), data complete to 31 Mar 2021.',
    ],
    [
      '预警“few”已触发：活跃人数',
      '活跃，2021年3月：10,028人。',
      '规则：低于 10,100人。',
      '数据集 luohu，第 2 版（0123456789abcdef），数据截至2021年3月31日。',
    ],
    [
      '預警「few」已觸發：活躍人數',
      '活躍，2021年3月：10,028人。',
      '規則：低於 10,100人。',
      '資料集 luohu，第 2 版（0123456789abcdef），資料截至2021年3月31日。',
    ],
  ])
})

test('an interval, the period before, chosen rows and filters are named as readers know them', () => {
  const share = { metric: 'offline-share', measure: 'share_payments', where: { connectivity: 'dual_offline' } }
  const fell = told(
    { ...share, filters: { region: ['shenzhen'] }, change: { direction: 'down', by: 0.1 } },
    { value: 0.0712, lower: 0.0655, upper: 0.0773, before: 0.0948 },
  )
  expect(texts(fell).map(([, ...lines]) => lines.slice(0, 2))).toEqual([
    [
      'Share by number (Connectivity: both without a network; Region: Shenzhen), Mar 2021: 7.12% (95% interval 6.55% to 7.73%); the period before: 9.48%.',
      'Rule: down on the period before, beyond chance and by at least 10% of it.',
    ],
    [
      '笔数份额（联网状态：双离线；地区：深圳），2021年3月：7.12%（95% 置信区间 6.55% 至 7.73%），上期为 9.48%。',
      '规则：较上期显著下降，且幅度不低于 10%。',
    ],
    [
      '筆數份額（連線狀態：雙離線；地區：深圳），2021年3月：7.12%（95% 信賴區間 6.55% 至 7.73%），上期為 9.48%。',
      '規則：較上期顯著下降，且幅度不低於 10%。',
    ],
  ])
  const low = told({ ...share, level: { below: 0.08 } }, { value: 0.0712, lower: 0.0655, upper: 0.0773 })
  expect(texts(low)[0]).toContain('Rule: the whole interval below 8.00%.')
})

test('what is over, missing, late or simulated is said', () => {
  const rail = { metric: 'rail-share', measure: 'value', where: { rail: 'e_cny' } }
  expect(texts(told({ ...rail, missing: true }, { value: null }))[0]!.slice(1, 3)).toEqual([
    'Value (Rail: e-CNY), Mar 2021: no value.',
    'Rule: the last complete period has no value.',
  ])
  expect(texts(told({ ...rail, level: { above: 100_000 } }, { value: 123_456, state: 'quiet' })).map(([title]) => title)).toEqual([
    expect.stringMatching(/^Alert “few” is over: /),
    expect.stringMatching(/^预警“few”已解除：/),
    expect.stringMatching(/^預警「few」已解除：/),
  ])
  expect(texts(told({ ...rail, level: { above: 100_000 } }, { value: 123_456 }))[0]!.slice(1, 3)).toEqual([
    'Value (Rail: e-CNY), Mar 2021: ¥1,234.56.',
    'Rule: above ¥1,000.00.',
  ])
  const late = told(
    { late: { days: 7 } },
    { period: '2021-03-31', value: 12 },
    { grain: 'day', manifest: { ...manifest, pilot: { simulated: true } as Manifest['pilot'] } },
  )
  expect(texts(late)[1]).toEqual([
    '预警“few”已触发：无网络支付未同步金额',
    '模拟数据：以下数字均非实际观测所得。',
    '最早一笔账龄（天），2021年3月31日：12。',
    '规则：有交易超过 7 天未同步。',
    '数据集 luohu，第 2 版（0123456789abcdef），数据截至2021年3月31日。',
  ])
  expect(texts(told({ ...active, level: { above: 1 } }, { period: null }))[2]![1]).toBe('活躍：10,028人。')
})

test.each(['zh-Hans', 'zh-Hant'] as const)('%s says everything English says, with the same holes and none of its words', (language) => {
  const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  expect(Object.keys(alertWords[language])).toEqual(Object.keys(alertWords.en))
  for (const [key, text] of Object.entries(alertWords[language])) {
    expect(holes(text), key).toEqual(holes(alertWords.en[key as keyof typeof alertWords.en]))
    expect(text.replaceAll(/\{\{\w+\}\}/g, ''), key).not.toMatch(/[a-z]{2}/i)
  }
})
