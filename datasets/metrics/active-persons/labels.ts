import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Active persons',
    question: 'How many people pay, and where do they come from?',
    definition:
      'Persons with at least one successful purchase that was not refunded in full. New: the first purchase on the rail of their whole history falls into the period. Retained: not new, and active in the period before as well. Resurrected: everyone else, so they have been away. The three add up to the active. A payment filter narrows what counts as activity, in this period and the one before; what makes a person new stays the whole history.',
    population: 'persons with a purchase in the period',
    denominator: 'none: a count',
    source: 'Growth accounting: new, retained, resurrected.',
    columns: {
      period: 'Period',
      active: 'Active',
      'new': 'New',
      retained: 'Retained',
      resurrected: 'Resurrected',
      mature: 'Period over',
    },
    params: {
      grain: 'Period',
      rail: 'Rail',
    },
    values: { ...grainWords.en, 'rail.focal': 'the pilot’s rail', 'rail.any': 'any rail' },
  },
  'zh-Hans': {
    title: '活跃人数',
    question: '有多少人在用，他们从哪里来？',
    definition:
      '至少有一笔成功且未全额退款的消费者为活跃。新增：其在该渠道全部历史中的首笔消费落在当期。留存：并非新增，且上一期也活跃。回流：其余活跃者，即中断过一期以上后再次消费。三者之和等于活跃人数。支付筛选同时收窄当期与上一期的活跃口径；是否新增始终以全部历史判断。',
    population: '当期有消费的人',
    denominator: '无（计数）',
    source: '增长核算：新增、留存、回流。',
    columns: {
      period: '时期',
      active: '活跃',
      'new': '新增',
      retained: '留存',
      resurrected: '回流',
      mature: '时期已结束',
    },
    params: {
      grain: '时期',
      rail: '支付渠道',
    },
    values: { ...grainWords['zh-Hans'], 'rail.focal': '试点渠道', 'rail.any': '任意渠道' },
  },
  'zh-Hant': {
    title: '活躍人數',
    question: '有多少人在用，他們從哪裡來？',
    definition:
      '至少有一筆成功且未全額退款的消費者為活躍。新增：其在該渠道全部歷史中的首筆消費落在當期。留存：並非新增，且上一期也活躍。回流：其餘活躍者，即中斷過一期以上後再次消費。三者之和等於活躍人數。支付篩選同時收窄當期與上一期的活躍口徑；是否新增始終以全部歷史判斷。',
    population: '當期有消費的人',
    denominator: '無（計數）',
    source: '增長核算：新增、留存、回流。',
    columns: {
      period: '時期',
      active: '活躍',
      'new': '新增',
      retained: '留存',
      resurrected: '回流',
      mature: '時期已結束',
    },
    params: {
      grain: '時期',
      rail: '支付渠道',
    },
    values: { ...grainWords['zh-Hant'], 'rail.focal': '試點渠道', 'rail.any': '任意渠道' },
  },
}
