import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Lifecycle of those who ever paid',
    question: 'Where is everyone who ever paid?',
    definition:
      'Everyone who ever made a purchase is in each period exactly one of: new (first purchase ever), retained (active now and in the period before), resurrected (active now, not in the period before), dormant (not active, last purchase at most twice the dormancy before the period’s end) or churned (longer ago).',
    population: 'everyone who had made a purchase by the period’s end',
    denominator: 'everyone who had made a purchase by the period’s end',
    source: 'Growth accounting; the five parts are exclusive and add up.',
    columns: {
      period: 'Period',
      new: 'New',
      retained: 'Retained',
      resurrected: 'Resurrected',
      dormant: 'Dormant',
      churned: 'Churned',
      ever: 'Ever paid',
      mature: 'Period over',
    },
    params: {
      grain: 'Period',
      dormancy: 'Dormancy, days',
      rail: 'Rail',
    },
    values: { ...grainWords.en, 'rail.focal': 'the pilot’s rail', 'rail.any': 'any rail' },
  },
  'zh-Hans': {
    title: '用户生命周期',
    question: '曾经付过款的人如今在哪里？',
    definition:
      '凡曾有消费者，在每一时期恰属以下一类：新增（生平首次消费）、留存（本期与上期均活跃）、回流（本期活跃而上期不活跃）、休眠（本期不活跃，最近一次消费距期末不超过两倍休眠天数）、流失（超过两倍休眠天数）。',
    population: '截至期末曾有消费的全部用户',
    denominator: '截至期末曾有消费的全部用户',
    source: '增长核算口径；五类互斥且合计完整。',
    columns: {
      period: '时期',
      new: '新增',
      retained: '留存',
      resurrected: '回流',
      dormant: '休眠',
      churned: '流失',
      ever: '累计消费人数',
      mature: '时期已结束',
    },
    params: {
      grain: '时期',
      dormancy: '休眠天数',
      rail: '支付渠道',
    },
    values: { ...grainWords['zh-Hans'], 'rail.focal': '试点渠道', 'rail.any': '任意渠道' },
  },
  'zh-Hant': {
    title: '用戶生命週期',
    question: '曾經付過款的人如今在哪裡？',
    definition:
      '凡曾有消費者，在每一時期恰屬以下一類：新增（生平首次消費）、留存（本期與上期均活躍）、回流（本期活躍而上期不活躍）、休眠（本期不活躍，最近一次消費距期末不超過兩倍休眠天數）、流失（超過兩倍休眠天數）。',
    population: '截至期末曾有消費的全部用戶',
    denominator: '截至期末曾有消費的全部用戶',
    source: '增長核算口徑；五類互斥且合計完整。',
    columns: {
      period: '時期',
      new: '新增',
      retained: '留存',
      resurrected: '回流',
      dormant: '休眠',
      churned: '流失',
      ever: '累計消費人數',
      mature: '時期已結束',
    },
    params: {
      grain: '時期',
      dormancy: '休眠天數',
      rail: '支付渠道',
    },
    values: { ...grainWords['zh-Hant'], 'rail.focal': '試點渠道', 'rail.any': '任意渠道' },
  },
}
