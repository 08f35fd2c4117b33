import { expect, test } from 'vitest'
import { joined } from '../metrics/joined.ts'
import { ended, sentences, unended } from './sentences.ts'

test('every sentence ends in one full stop, whoever wrote it', () => {
  expect(sentences('en', ['The pilot opens', 'It rains.', '', 'Why?'])).toBe('The pilot opens. It rains. Why?')
  expect(sentences('zh-Hans', ['试点启动', '下雨。', '为何？'])).toBe('试点启动。下雨。为何？')
  expect(ended('他说：“试点启动。”', 'zh-Hans')).toBe('他说：“试点启动。”')
  expect(ended('占比（n = 30）', 'zh-Hant')).toBe('占比（n = 30）。')
  expect(ended('2.5%', 'en')).toBe('2.5%.')
})

test('no Chinese full stop stands behind a Latin one, and a blank parts Latin from what follows', () => {
  expect(sentences('zh-Hans', ['New limits for wallet tiers.', '试点启动'])).toBe('New limits for wallet tiers. 试点启动。')
})

test('within a text no blank stays behind a Chinese full stop; English keeps its own', () => {
  expect(sentences('zh-Hans', ['现金 4.2%。 数字人民币 14.0%。', '春节'])).toBe('现金 4.2%。数字人民币 14.0%。春节。')
  expect(sentences('en', ['Cash 4.2%. e-CNY 14.0%.'])).toBe('Cash 4.2%. e-CNY 14.0%.')
})

test('in a list a text loses its full stop, not its ellipsis', () => {
  expect(['It rains.', '下雨。', 'and so on...', 'etc…'].map(unended)).toEqual(['It rains', '下雨', 'and so on...', 'etc…'])
})

test('sentences that have their stops already are parted as these ask: no blank behind a Chinese one', () => {
  expect(joined(['一天后仍活跃。', '', '前 90 天平均为 0 天。'])).toBe('一天后仍活跃。前 90 天平均为 0 天。')
  expect(joined(['He said “it rains.”', null, 'It did.'])).toBe('He said “it rains.” It did.')
  expect(joined(['他说：“下雨。”', '* 不足30人', '虚线：未结束。'])).toBe('他说：“下雨。”* 不足30人 虚线：未结束。')
})
